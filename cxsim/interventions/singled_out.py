"""People whom a lever singles out for a decision about their job: by a rule, by what leaders believe, or by name."""

from __future__ import annotations

from types import MappingProxyType
from typing import Annotated, Any, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Discriminator, Tag

from cxsim.interventions.estimates import estimate_of
from cxsim.interventions.quantities import Names
from cxsim.model.view import PeopleView
from cxsim.streams import order

TOP_LEVEL = 1
LOWEST = MappingProxyType(
    {"lowest_attitude": "attitude", "lowest_skill": "skill", "lowest_values_fit": "values_fit"}
)
"""Rules that go by an estimate, and which."""


def _form(value: Any) -> str:
    return "rule" if isinstance(value, str) else "people"


Rule = Literal["random", "lowest_attitude", "lowest_skill", "lowest_values_fit"]
Selection = Annotated[Annotated[Rule, Tag("rule")] | Annotated[Names, Tag("people")], Discriminator(_form)]


def in_line(rule: Rule, view: PeopleView, candidates: NDArray[np.int64], draw: str) -> NDArray[np.int64]:
    """The candidates (indices) in the order in which the rule takes them; ``draw`` keys the order of equals."""
    drawn = candidates[order(view.seed, draw, view.keys[candidates])]
    if rule in LOWEST:
        estimates = estimate_of(view, LOWEST[rule])[drawn]
        drawn = drawn[np.argsort(np.where(np.isnan(estimates), np.inf, estimates), kind="stable")]
    return drawn


def estimates_of(selection: str | tuple[str, ...]) -> frozenset[str]:
    """What leaders must believe of single persons to go by this selection."""
    return frozenset({LOWEST[selection]}) if isinstance(selection, str) and selection in LOWEST else frozenset()
