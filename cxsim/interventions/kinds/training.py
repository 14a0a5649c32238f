"""Structured learning of the target behaviors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.quantities import Names, real_number
from cxsim.interventions.strength import StrengthIntervention

FULL_DOSE_HOURS = 8.0
"""Hours of structured learning a week that count as a full dose.

One working day in five. The model's load mechanism charges .18 of a person's capacity for a full dose, about seven of
forty hours, so a day a week is the reading that fits it; the 3 to 5 hours of ordinary programs are doses of .4
to .6. More than a day a week is outside what the learning rate was set for, hence the upper limit.
"""


class Training(StrengthIntervention):
    """Courses and exercises in working time."""

    about: ClassVar[About] = About(
        definition="Teach the target group the skills that the target behaviors require.",
        mechanism="Raises skill, with diminishing returns. Transfer to the work depends on the manager's attitude, the "
        "learner's attitude and fatigue, and inhibitors. Training takes working time, so it adds to the change load "
        "and costs output while it lasts.",
        can_lose="Unused skill fades, tired or unwilling people learn little, and the hours are lost to output: on its "
        "own it hardly changes use.",
        evidence="Mechanisms 10 and 11: Arthur et al. 2003 (d about .6), Blume et al. 2010, Tatel & Ackerman (half of "
        "the gain lost in 6.5 to 13 months), verified; pattern C20; learning rate assumed.",
        # Designing the course; then a trainer's day of 1,500 for twelve participants, 125 each, per full day.
        # Assumption. The participants' time is not here: the model counts it as lost output.
        cost_meaning="fixed: design of the course; per person and week: trainer, room and material for a full day "
        "of training (assumption)",
        full_cost=Cost(fixed=10000.0, per_person_week=125.0),
        forces=("training",),
    )
    full_dose: ClassVar[Mapping[str, float]] = {"hours_per_week": FULL_DOSE_HOURS}

    type: Literal["training"] = "training"
    hours_per_week: Annotated[float, Field(ge=0.0, le=FULL_DOSE_HOURS), BeforeValidator(real_number)] = Field(
        3.0,
        description=f"structured learning per person; hours per week, 0 to {FULL_DOSE_HOURS:g} "
        f"({FULL_DOSE_HOURS:g}, one working day, is a full dose)",
    )
    behaviors: Names | None = Field(None, description="names of the behaviors trained; default: all")

    def hours_of_each(self) -> float:
        """The hours of learning."""
        return self.hours_per_week
