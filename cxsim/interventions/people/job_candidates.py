"""People selected for a decision about their job: by a rule, by leaders' estimates, or by name."""

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
"""Number of people selected by default."""
SOFTENED = 0.7
"""Share of colleagues' shock that full support or preparation removes (assumption)."""
RANKED = MappingProxyType({
    f"{end}_{estimate}": (estimate, sign)
    for end, sign in (("lowest", 1.0), ("highest", -1.0)) for estimate in ("attitude", "skill", "values_fit")
})
"""Rules that use an estimate: its name, and whether the smallest (1) or the largest (-1) come first."""

Lowest = Literal["random", "lowest_attitude", "lowest_skill", "lowest_values_fit"]
Highest = Literal["random", "highest_attitude", "highest_skill", "highest_values_fit"]
Selection = Annotated[Annotated[Lowest, Tag("rule")] | Listed, BY_FORM]


def how_many(count: int | None, selection: str | tuple[str, ...]) -> int:
    """Number of people to select: as stated, otherwise everyone listed or the default."""
    if count is not None:
        return count
    return USUAL if isinstance(selection, str) else len(selection)


def ranked_candidates(rule: str, view: PeopleView, candidates: Integers, draw: str) -> Integers:
    """The candidates (indices) in the rule's order; ``draw`` keys the order among equals."""
    if rule not in RANKED:
        return in_drawn_order(view, candidates, draw)
    estimate, sign = RANKED[rule]
    rank = sign * estimate_of(view, estimate)
    return in_drawn_order(view, candidates, draw, np.where(np.isnan(rank), np.inf, rank))


def estimates_of(selection: str | tuple[str, ...]) -> frozenset[str]:
    """Estimates of individuals that leaders need for this selection."""
    return frozenset({RANKED[selection][0]}) if isinstance(selection, str) and selection in RANKED else frozenset()
