"""The search: candidates are tried step by step, cheap constraints first, until enough sets are left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from experiments.plausible_set.draws import candidates
from experiments.plausible_set.requirements import CONSTRAINTS, PATTERNS, Requirement, constraints
from experiments.plausible_set.trial import LANES, Ground, OneSet, Sets, Trial

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]

Value = TypeVar("Value")

# Sets take turns on this many organizations.
ORGANIZATIONS = 8
# Candidates of one round: enough that the few that reach the last step fill the lanes of a batch.
ROUND = 4096
# On one replicate the bounds are widened, so that its noise loses few good sets.
SCREEN_REPLICATES, SCREEN_SLACK = 1, 0.15
# Quits are rare, so they need more replicates than patterns, whose arms share people and chance.
REPLICATES, PATTERN_REPLICATES = 4, 2
# Patterns that most sets fail come first; a set that fails one of them is not tried on the others.
FIRST_PATTERNS = ("C19", "C10", "C1", "C2")


@dataclass
class Tally:
    """How many sets were tested against a requirement, and how many met it."""

    tried: int = 0
    met: int = 0


@dataclass
class Search:
    """The state of the search: the sets that meet everything, and the counts of each step."""

    candidates: int = 0
    accepted: list[Sets] = field(default_factory=list)
    tallies: dict[str, Tally] = field(default_factory=dict)

    @property
    def found(self) -> int:
        """The number of sets found so far."""
        return sum(len(sets) for sets in self.accepted)

    def count(self, step: str, requirements: Sequence[Requirement], met: Mask) -> None:
        """Add the verdicts of one step, shape (sets, requirements)."""
        for number, requirement in enumerate(requirements):
            tally = self.tallies.setdefault(f"{step}: {requirement.name}", Tally())
            tally.tried += len(met)
            tally.met += int(met[:, number].sum())


class Judge:
    """Tests sets against requirements, batch by batch, on all workers."""

    def __init__(self, seed: int, workers: int):
        self.ground, self.workers = Ground(seed), workers

    def of_each(self, sets: Sets, replicates: int, look: Callable[[OneSet], Value]) -> list[Value]:
        """The results of ``look`` for each set, in their order."""
        together = LANES // replicates
        homes = sets.numbers % ORGANIZATIONS
        pieces = [
            members[start : start + together]
            for members in (np.flatnonzero(homes == home) for home in range(ORGANIZATIONS))
            for start in range(0, len(members), together)
        ]

        def seen(members: Integers) -> list[Value]:
            trial = Trial(self.ground, int(homes[members[0]]), sets.some(members), replicates)
            return [look(trial.of(place)) for place in range(len(members))]

        with ThreadPoolExecutor(self.workers) as pool:
            parts = list(pool.map(seen, pieces))
        result: dict[int, Value] = {}
        for members, part in zip(pieces, parts, strict=True):
            result.update(zip(members.tolist(), part, strict=True))
        return [result[place] for place in range(len(sets))]

    def verdicts(self, sets: Sets, requirements: Sequence[Requirement], replicates: int) -> Mask:
        """Whether each set meets each requirement, shape (sets, requirements)."""
        seen = self.of_each(sets, replicates, lambda one: [requirement.met(one) for requirement in requirements])
        return np.array(seen, dtype=bool).reshape(len(sets), len(requirements))


def search(seed: int, wanted: int, workers: int, after_round: Callable[[Search], None]) -> Search:
    """Try rounds of candidates until at least ``wanted`` sets meet all constraints and chosen patterns."""
    judge, state = Judge(seed, workers), Search()
    first = [one for name in FIRST_PATTERNS for one in PATTERNS if one.name == name]
    rest = [one for one in PATTERNS if one not in first]
    screen = constraints(SCREEN_SLACK)
    steps = (
        ("screen", screen[:2], SCREEN_REPLICATES), ("screen", screen[2:], SCREEN_REPLICATES),
        ("constraint", CONSTRAINTS, REPLICATES), ("pattern", first, PATTERN_REPLICATES),
        ("pattern", rest, PATTERN_REPLICATES),
    )
    while state.found < wanted:
        values = candidates(seed, state.candidates, ROUND)
        sets = Sets(np.arange(state.candidates, state.candidates + ROUND), values)
        state.candidates += ROUND
        for step, requirements, replicates in steps:
            if len(sets):
                met = judge.verdicts(sets, requirements, replicates)
                state.count(step, requirements, met)
                sets = sets.some(np.flatnonzero(met.all(axis=1)))
        state.accepted.append(sets)
        after_round(state)
    return state


def joined(parts: Sequence[Sets]) -> Sets:
    """All sets of several parts in one."""
    names = parts[0].values
    return Sets(
        np.concatenate([part.numbers for part in parts]),
        {name: np.concatenate([part.values[name] for part in parts]) for name in names},
    )
