"""Relieving people of work to make room for the change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.moment import Moment
from cxsim.interventions.quantities import real_number
from cxsim.interventions.strength import StrengthIntervention

WORKING_HOURS = 40.0
MOST_HOURS = 8.0


class WorkloadRelief(StrengthIntervention):
    """Others do part of the daily work, or it is not done."""

    about: ClassVar[About] = About(
        definition="Relieve the target group of hours of daily work: stand-ins, work dropped, deadlines moved.",
        mechanism="Lowers the load of work and change, so that less of it exceeds capacity: attention and opportunity "
        "return, and fatigue falls.",
        can_lose="Below full load there is nothing to relieve: the hours cost money and change nothing. They give no "
        "one skill or motivation, and the load returns when the intervention ends.",
        evidence="Mechanism 14 (saturation): Rafferty & Griffin 2006, Bernerth et al. 2011 for direction, verified; "
        "sizes assumed.",
        # Stand-ins at about 30 an hour, for a full day a week each. Assumption.
        cost_meaning="fixed: sorting the work; per person and week: stand-ins for a full day (assumption)",
        full_cost=Cost(fixed=2000.0, per_person_week=240.0),
        forces=("relief",),
        team_hours=3.0,
    )
    full_dose: ClassVar[Mapping[str, float]] = {"hours_per_week": MOST_HOURS}
    steady: ClassVar[bool] = True

    type: Literal["workload_relief"] = "workload_relief"
    hours_per_week: Annotated[float, Field(ge=0.0, le=MOST_HOURS), BeforeValidator(real_number)] = Field(
        3.0, description=f"work taken off each person; hours per week of {WORKING_HOURS:g}, 0 to {MOST_HOURS:g}"
    )

    def act(self, moment: Moment) -> None:
        """Push the hours taken off, as a share of a working week."""
        moment.push("relief", self.hours_per_week / WORKING_HOURS)
