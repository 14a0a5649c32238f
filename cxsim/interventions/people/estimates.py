"""What leaders may believe about individuals.

An estimate has an error and an age. For people who were not asked, it is the mean of those asked in their department.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from cxsim.errors import ModelError, did_you_mean
from cxsim.interventions.quantities import Share
from cxsim.model.view import PeopleView

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

Quadrant = Literal["low_will_low_skill", "low_will_high_skill", "high_will_low_skill", "high_will_high_skill"]
Stage = Literal["awareness", "desire", "knowledge", "ability", "reinforcement", "done"]
WILLING, UNMET, SKILL_MARGIN = 0.5, 0.5, 0.1
REQUIRED_SKILL = "required_skill"
ESTIMATES = ("awareness", "attitude", "trust", "fatigue", "recent_use", "habit", "skill", "values_fit")
"""What leaders may estimate about a person; an intervention's ``tells`` lists the estimates that it provides."""
OF_QUADRANT = frozenset({"attitude", "skill"})
OF_STAGE = frozenset({"awareness", "attitude", "skill", "recent_use", "habit"})


def known_estimate(name: str) -> str:
    """Refuse a quantity that leaders cannot estimate."""
    if name not in ESTIMATES:
        raise PydanticCustomError(
            "unknown_estimate", "leaders have no estimate called '{name}'; {hint}",
            {"name": name, "hint": did_you_mean(name, ESTIMATES)},
        )
    return name


class Range(BaseModel):
    """Bounds on an estimate."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    above: Share | None = Field(None, description="only people whose estimate is above this; 0 to 1")
    below: Share | None = Field(None, description="only people whose estimate is below this; 0 to 1")

    @model_validator(mode="after")
    def _some_bound(self) -> Self:
        if self.above is None and self.below is None:
            raise PydanticCustomError("estimate_bound", "give above or below")
        if self.above is not None and self.below is not None and self.above >= self.below:
            raise PydanticCustomError("estimate_bound", "no value lies above {above} and below {below}",
                                      {"above": f"{self.above:g}", "below": f"{self.below:g}"})
        return self

    def holds(self, values: Values) -> Mask:
        """Mask of estimates between the bounds; unknown estimates are not."""
        found: Mask = ~np.isnan(values)
        if self.above is not None:
            found &= values > self.above
        if self.below is not None:
            found &= values < self.below
        return found

    def describe(self) -> str:
        """The bounds in words."""
        words = [f"{word} {bound:g}" for word, bound in (("above", self.above), ("below", self.below))
                 if bound is not None]
        return " and ".join(words)


EstimateName = Annotated[str, AfterValidator(known_estimate)]


def estimate_of(view: PeopleView, name: str) -> Values:
    """What leaders believe about each person, shape (people,); nan where they know nothing."""
    if name not in view.estimates:
        raise ModelError(f"a group is selected by '{name}', but leaders have no estimate of it")
    values: Values = view.estimates[name]
    return values


def in_quadrant(view: PeopleView, quadrant: Quadrant) -> Mask:
    """Mask of people who seem to be in a quadrant of the skill-will matrix (attitude of 1/2 or more; enough skill)."""
    attitude, skill = estimate_of(view, "attitude"), estimate_of(view, "skill")
    willing, skilled = attitude >= WILLING, skill >= estimate_of(view, REQUIRED_SKILL)
    known: Mask = ~np.isnan(attitude) & ~np.isnan(skill)
    wanted = quadrant.startswith("high_will"), quadrant.endswith("high_skill")
    return np.asarray(known & (willing == wanted[0]) & (skilled == wanted[1]))


def at_stage(view: PeopleView, stage: Stage) -> Mask:
    """Mask of people whose first unmet condition seems to be this one (ADKAR; "done": all are met)."""
    met = {
        "awareness": estimate_of(view, "awareness") >= UNMET,
        "desire": estimate_of(view, "attitude") >= UNMET,
        "knowledge": estimate_of(view, "skill") >= estimate_of(view, REQUIRED_SKILL) - SKILL_MARGIN,
        "ability": estimate_of(view, "recent_use") >= UNMET,
        "reinforcement": estimate_of(view, "habit") >= UNMET,
    }
    found: Mask = np.logical_and.reduce([~np.isnan(estimate_of(view, name)) for name in sorted(OF_STAGE)])
    for name, fulfilled in met.items():
        if name == stage:
            return found & ~fulfilled
        found &= fulfilled
    return found
