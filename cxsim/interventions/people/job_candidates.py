"""People whom an intervention singles out for a decision about their job: by a rule, by what leaders believe, or by
name.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Tag

from cxsim.interventions.people.estimates import estimate_of
from cxsim.interventions.people.named_people import BY_FORM, Listed
from cxsim.interventions.people.selection import in_drawn_order
from cxsim.model.view import PeopleView

Integers = NDArray[np.int64]

TOP_LEVEL = 1
USUAL = 5
"""How many are singled out where nothing is stated."""
SOFTENED = 0.7
"""What full support or preparation takes off the shock of colleagues (assumption)."""
RANKED = MappingProxyType({
    f"{end}_{estimate}": (estimate, sign)
    for end, sign in (("lowest", 1.0), ("highest", -1.0)) for estimate in ("attitude", "skill", "values_fit")
})
"""Rules that go by an estimate: which, and whether the smallest (1) or the largest (-1) come first."""

Lowest = Literal["random", "lowest_attitude", "lowest_skill", "lowest_values_fit"]
Highest = Literal["random", "highest_attitude", "highest_skill", "highest_values_fit"]
Selection = Annotated[Annotated[Lowest, Tag("rule")] | Listed, BY_FORM]


def how_many(count: int | None, selection: str | tuple[str, ...]) -> int:
    """How many are singled out: as stated, or all who are listed, or as many as usual."""
    if count is not None:
        return count
    return USUAL if isinstance(selection, str) else len(selection)


def ranked_candidates(rule: str, view: PeopleView, candidates: Integers, draw: str) -> Integers:
    """The candidates (indices) in the order in which the rule takes them; ``draw`` keys the order of equals."""
    if rule not in RANKED:
        return in_drawn_order(view, candidates, draw)
    estimate, sign = RANKED[rule]
    rank = sign * estimate_of(view, estimate)
    return in_drawn_order(view, candidates, draw, np.where(np.isnan(rank), np.inf, rank))


def estimates_of(selection: str | tuple[str, ...]) -> frozenset[str]:
    """What leaders must believe of single persons to go by this selection."""
    return frozenset({RANKED[selection][0]}) if isinstance(selection, str) and selection in RANKED else frozenset()
