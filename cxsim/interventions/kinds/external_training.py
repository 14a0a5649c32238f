"""Learning the target behaviors outside the organization."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.kinds.training import FULL_DOSE_HOURS
from cxsim.interventions.quantities import Names, real_number
from cxsim.interventions.strength import StrengthIntervention


class ExternalTraining(StrengthIntervention):
    """Courses elsewhere, with more expert teachers."""

    about: ClassVar[About] = About(
        definition="Send the target group to outside courses, with better teachers and away from daily work.",
        mechanism="Hours, load and lost output are those of training. Mechanism outside_training: an hour teaches "
        "more, but transfer to the work depends on the manager's attitude and on inhibitors far more than with "
        "training inside.",
        can_lose="Under managers who do not care, or where inhibitors remain, it leaves less behind than the same "
        "hours inside, at three times the price. Like all skill, what people learn fades without use.",
        evidence="Mechanism 10: Blume et al. 2010 and Hughes et al. 2019 (work environment), verified; the greater "
        "weight outside and the depth are assumed.",
        # Fees and travel for a full day; no course to design. The participants' time is counted as lost output.
        cost_meaning="fixed: choosing the courses; per person and week: fees and travel for a full day (assumption)",
        full_cost=Cost(fixed=2000.0, per_person_week=375.0),
        forces=("training", "outside_training"),
        team_hours=3.0,
    )
    full_dose: ClassVar[Mapping[str, float]] = {"hours_per_week": FULL_DOSE_HOURS}

    type: Literal["external_training"] = "external_training"
    hours_per_week: Annotated[float, Field(ge=0.0, le=FULL_DOSE_HOURS), BeforeValidator(real_number)] = Field(
        3.0, description=f"learning per person; hours per week, 0 to {FULL_DOSE_HOURS:g} ({FULL_DOSE_HOURS:g}, one "
        "working day, is a full dose)"
    )
    behaviors: Names | None = Field(None, description="names of the behaviors taught; default: all")

    def hours_of_each(self) -> float:
        """The hours of learning."""
        return self.hours_per_week
