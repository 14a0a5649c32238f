"""People listed by their identifiers, as an alternative to a selection rule."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray
from pydantic import Discriminator, Tag

from cxsim.errors import did_you_mean
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.problems import Problem
from cxsim.interventions.quantities import Names
from cxsim.model.view import PeopleView

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]


def _form(value: Any) -> str:
    return "rule" if isinstance(value, str) else "people"


Listed = Annotated[Names, Tag("people")]
BY_FORM = Discriminator(_form)
"""Distinguishes a rule (tag "rule", one word) from a list of people."""


def people_named(names: Sequence[str], view: PeopleView, people: Mask) -> Integers:
    """Indices of listed people who exist and are in the target group, in the order of the list."""
    place_of = {identifier: index for index, identifier in enumerate(view.ids)}
    found = [place_of[name] for name in names if name in place_of]
    return np.array([index for index in found if people[index]], dtype=np.int64)


def named_problems(names: Sequence[str], view: PeopleView, target: Target) -> list[Problem]:
    """Report people listed under ``select`` who do not exist or are not in the target group."""
    people = target.resolve(view)
    place_of = {identifier: index for index, identifier in enumerate(view.ids)}
    found = []
    for place, name in enumerate(names):
        if name not in place_of:
            hint = did_you_mean(name, view.ids)
            found.append(Problem(("select", place), f"there is no employee '{name}'; {hint}"))
        elif not people[place_of[name]]:
            found.append(Problem(("select", place), f"employee '{name}' is not in the target group "
                                 f"({target.describe()})"))
    return found
