"""Candidate ties for collaboration across departments, in a keyed order.

A stronger intervention takes more of the same list. Both forms offer the same number of ties, ``FULL_TIES`` per person
on average, to be comparable at equal effort. The order of rows has no effect.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cxsim.model.view import PeopleView
from cxsim.streams import employee_keys, order, pair_keys, uniforms

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]

Form = Literal["scattered", "wide_bridges"]
DepartmentPairs = Collection[frozenset[int]] | None

FULL_TIES = 6
"""Colleagues from other departments per person at full collaboration (assumption)."""
MOST_ROUNDS = 12
"""Maximum number of rounds in which every team may get a bridge to one more team."""


def candidate_ties(
    view: PeopleView, people: Mask, form: Form, width: int, among: DepartmentPairs, draw: str
) -> tuple[Integers, Integers]:
    """Ties in the order of use, shape (ties, 2), and the index at which each bridge (or single tie) ends.

    Parameters
    ----------
    people
        People who may be tied (mask).
    width
        Number of people from each team in a wide bridge.
    among
        Pairs of department numbers that ties may connect; None: any two.
    draw
        Name of the keyed draw.
    """
    members = np.flatnonzero(people)
    if form == "scattered":
        pairs = _scattered(view, members, among, draw)
        return pairs, np.arange(1, len(pairs) + 1)
    bridges = _bridges(view, members, width, among, draw)
    ends = np.cumsum([len(bridge) for bridge in bridges], dtype=np.int64)
    return np.concatenate([np.zeros((0, 2), dtype=np.int64), *bridges]), ends


def _allowed(first: int, second: int, among: DepartmentPairs) -> bool:
    return first != second and (among is None or frozenset((first, second)) in among)


def _scattered(view: PeopleView, members: Integers, among: DepartmentPairs, draw: str) -> Integers:
    """Everyone in turn meets a colleague from another department, then everyone meets a second one, and so on."""
    members = members[np.argsort(view.keys[members], kind="stable")]
    department = view.department[members]
    found = []
    for turn in range(FULL_TIES // 2):
        chance = uniforms(view.seed, f"collaboration:{draw}:whom", view.keys[members], turn)
        whom = np.full(len(members), -1, dtype=np.int64)
        for own in np.unique(department):
            mine = department == own
            other = [int(one) for one in np.unique(department) if _allowed(int(own), int(one), among)]
            others = members[np.isin(department, other)]
            if len(others):
                whom[mine] = others[(chance[mine] * len(others)).astype(np.int64)]
        met = np.stack([members, whom], axis=1)[whom >= 0]
        keys = pair_keys(view.keys[met[:, 0]], view.keys[met[:, 1]])
        found.append(met[order(view.seed, f"collaboration:{draw}:order", keys, turn)])
    return _once(np.concatenate([np.zeros((0, 2), dtype=np.int64), *found]), view.size)


def _once(pairs: Integers, people: int) -> Integers:
    """The first occurrence of every pair, in either direction."""
    code = pairs.min(axis=1) * people + pairs.max(axis=1)
    first = np.sort(np.unique(code, return_index=True)[1])
    kept: Integers = pairs[first]
    return kept


def _bridges(view: PeopleView, members: Integers, width: int, among: DepartmentPairs, draw: str) -> list[Integers]:
    """Join every team to one more team of another department, round by round, until there are enough ties."""
    wanted = len(members) * FULL_TIES // 2
    teams = _teams(view, members, width, draw)
    names = sorted(teams)
    keys = employee_keys([view.teams[number] for number in names])
    bridges: list[Integers] = []
    ties = 0
    joined: set[frozenset[int]] = set()
    for turn in range(MOST_ROUNDS):
        waiting: list[int] = []
        before = len(joined)
        for place in order(view.seed, f"collaboration:{draw}:bridge", keys, turn):
            team = names[int(place)]
            partner = next((other for other in waiting if _joinable(view, teams, team, other, among, joined)), None)
            if partner is None:
                waiting.append(team)
                continue
            waiting.remove(partner)
            joined.add(frozenset((team, partner)))
            bridges.append(_bridge(teams[partner], teams[team]))
            ties += len(bridges[-1])
            if ties >= wanted:
                return bridges
        if len(joined) == before:
            break
    return bridges


def _teams(view: PeopleView, members: Integers, width: int, draw: str) -> dict[int, Integers]:
    """Members of each single-department team who would meet another team: ``width`` people in a keyed order."""
    ranked = members[order(view.seed, f"collaboration:{draw}:who", view.keys[members])]
    ranked = ranked[np.argsort(view.team[ranked], kind="stable")]
    numbers, starts = np.unique(view.team[ranked], return_index=True)
    teams = dict(zip(numbers.tolist(), np.split(ranked, starts[1:]), strict=True)) if len(ranked) else {}
    return {
        int(number): team[:width] for number, team in teams.items() if len(np.unique(view.department[team])) == 1
    }


def _joinable(
    view: PeopleView, teams: dict[int, Integers], one: int, other: int, among: DepartmentPairs,
    joined: set[frozenset[int]],
) -> bool:
    departments = int(view.department[teams[one][0]]), int(view.department[teams[other][0]])
    return _allowed(*departments, among) and frozenset((one, other)) not in joined


def _bridge(one: Integers, other: Integers) -> Integers:
    return np.stack([np.repeat(one, len(other)), np.tile(other, len(one))], axis=1)
