"""Other contacts of the same groups: who looks at how many, and who is looked at by how many, stay as they are.

Pairs of people trade contacts (the "curveball" of Strona et al. 2014, Nature Communications 5:4114; uniform by Carstens
2015, Physical Review E 91:042812). Each person keeps the number of contacts in every group, each is looked at as often
from every group, nobody looks at himself or twice at somebody. All shuffles begin at one network that is itself a
shuffle of the observed one, so that without influence the observed one is as likely as they are (Besag & Clifford
1989, Biometrika 76:633).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cxsim.streams import uniforms
from cxsim.studies.diffusion.observations import Observations, ObservedContacts

Integers = NDArray[np.int64]

_ROUNDS: Final = 10


@dataclass(frozen=True)
class _Traders:
    """Who trades: a person with the contacts in one group. ``of_tie`` numbers them, others trade within a block."""

    of_tie: Integers
    person: Integers
    block: Integers

    @classmethod
    def of(cls, observations: Observations) -> _Traders:
        ties, groups = observations.contacts, len(observations.groups)
        codes, of_tie = np.unique(ties.sources * groups + observations.group_of[ties.targets], return_inverse=True)
        person, target_group = np.divmod(codes, groups)
        return cls(of_tie, person, observations.group_of[person] * groups + target_group)

    def paired(self, chance: NDArray[np.float64]) -> tuple[Integers, Integers]:
        """Who trades with whom: the number of each trader's pair, and the person traded with (-1 = nobody)."""
        order = np.lexsort((chance, self.block))
        block = self.block[order]
        begins = np.flatnonzero(np.concatenate(([True], block[1:] != block[:-1])))
        place = np.arange(len(order)) - np.repeat(begins, np.diff(np.append(begins, len(order))))
        other = np.arange(len(order)) + np.where(place % 2 == 0, 1, -1)
        alone = (other >= len(order)) | (block[np.minimum(other, len(order) - 1)] != block)
        partner, pair = np.empty_like(order), np.empty_like(order)
        partner[order] = np.where(alone, -1, self.person[order[np.minimum(other, len(order) - 1)]])
        pair[order] = np.arange(len(order)) - place % 2
        return pair, partner


def shuffles(observations: Observations, count: int, seed: int) -> Iterator[ObservedContacts]:
    """As many shuffled networks as asked for; weights stay with the people who look."""
    traders = _Traders.of(observations)
    begin = _traded(observations, observations.contacts.targets, traders, seed, 0)
    for number in range(1, count + 1):
        yield replace(observations.contacts, targets=_traded(observations, begin, traders, seed, number))


def _traded(observations: Observations, targets: Integers, traders: _Traders, seed: int, number: int) -> Integers:
    """Targets after some rounds in which everybody trades once."""
    people = observations.people
    keys = np.arange(len(targets), dtype=np.uint64)
    traders_keys = np.arange(len(traders.person), dtype=np.uint64)
    for turn in range(_ROUNDS):
        pairs, partners = traders.paired(uniforms(seed, "shuffle:partner", traders_keys, turn, number))
        pair, partner = pairs[traders.of_tie], partners[traders.of_tie]
        _, place, holders = np.unique(pair * people + targets, return_inverse=True, return_counts=True)
        # A contact of both cannot be handed over, nor can a person become a contact of himself.
        free = np.flatnonzero((holders[place] == 1) & (targets != partner))
        chance = uniforms(seed, "shuffle:contact", keys, turn, number)[free]
        targets = targets.copy()
        targets[free[np.argsort(pair[free], kind="stable")]] = targets[free[np.lexsort((chance, pair[free]))]]
    return targets
