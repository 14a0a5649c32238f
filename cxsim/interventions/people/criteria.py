"""Criteria for target groups: who meets each criterion, and its description in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.interventions.people.estimates import Range, at_stage, estimate_of, in_quadrant
from cxsim.model.view import PeopleView

Mask = NDArray[np.bool_]

EVERYONE = "everyone"


def managers(view: PeopleView) -> Mask:
    """Mask of people with direct reports, shape (people,)."""
    return mask_of(view, view.manager[view.manager >= 0])


def mask_of(view: PeopleView, people: Sequence[int] | NDArray[np.integer]) -> Mask:
    """People (indices) as a mask, shape (people,)."""
    found = np.zeros(view.size, dtype=np.bool_)
    found[people] = True
    return found


def _named(index: NDArray[np.int32], names: Sequence[str], wanted: Iterable[str]) -> Mask:
    chosen = frozenset(wanted)
    return np.isin(index, [number for number, name in enumerate(names) if name in chosen])


def _with_ids(view: PeopleView, wanted: frozenset[str]) -> Mask:
    return np.fromiter((identifier in wanted for identifier in view.ids), np.bool_, view.size)


def _within(view: PeopleView, ranges: Mapping[str, Range]) -> Mask:
    found: Mask = np.ones(view.size, dtype=np.bool_)
    for name, bounds in ranges.items():
        found &= bounds.holds(estimate_of(view, name))
    return found


def _listed(names: Iterable[str]) -> str:
    """Names in one line; in quotes if one has a comma of its own."""
    given = list(names)
    return ", ".join(f"'{name}'" for name in given) if any("," in name for name in given) else ", ".join(given)


def _in_all(groups: Sequence[str]) -> str:
    named = [words for words in groups if words != EVERYONE]
    return f"in all of ({') ('.join(named)})" if len(named) > 1 else "".join(named)


HOLDS: Mapping[str, Callable[[PeopleView, Any], Mask]] = MappingProxyType({
    "departments": lambda view, names: _named(view.department, view.departments, names),
    "levels": lambda view, levels: np.isin(view.level, levels),
    "teams": lambda view, names: _named(view.team, view.teams, names),
    "people": lambda view, names: _with_ids(view, frozenset(names)),
    "managers": lambda view, wanted: managers(view) == wanted,
    "any_of": lambda view, groups: np.logical_or.reduce([group.resolve(view) for group in groups]),
    "all_of": lambda view, groups: np.logical_and.reduce([group.resolve(view) for group in groups]),
    "estimated": _within,
    "quadrant": in_quadrant,
    "stage": at_stage,
})
"""Criterion (field of a target) -> function of the people and the value: mask of those who meet it, shape (people,)."""

WORDS: Mapping[str, Callable[[Any], str]] = MappingProxyType({
    "departments": lambda names: f"department {_listed(names)}",
    "levels": lambda levels: f"level {', '.join(str(level) for level in levels)}",
    "teams": lambda names: f"team {_listed(names)}",
    "people": lambda names: f"employee {_listed(names)}",
    "managers": lambda wanted: "managers" if wanted else "no managers",
    "any_of": lambda groups: f"in any of ({') ('.join(group.describe() for group in groups)})",
    "all_of": lambda groups: _in_all([group.describe() for group in groups]),
    "most_looked_at": lambda share: f"the {100.0 * share:g} % most looked at",
    "estimated": lambda ranges: "; ".join(f"estimated {name} {r.describe()}" for name, r in ranges.items()),
    "quadrant": lambda quadrant: f"seen as {quadrant.replace('_', ' ')}",
    "stage": lambda stage: f"seen at {stage}",
    "exclude": lambda group: f"without ({group.describe()})",
})
"""Criterion (field of a target) -> function of the value: the criterion in words, empty if it excludes no one."""
