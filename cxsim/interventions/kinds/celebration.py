"""Celebrating results."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.quantities import Share
from cxsim.interventions.strength import StrengthIntervention


class Celebration(StrengthIntervention):
    """Visibly celebrate the results of people who use the behaviors."""

    about: ClassVar[About] = About(
        definition="Celebrate the results of people who use the target behaviors, visibly for the target group.",
        mechanism="Moves the expected benefit of everyone who notices toward the benefit that users actually had last "
        "week, gives confidence (mechanism efficacy) and spreads good news from customers (mechanism customers); more "
        "use makes a stronger push. Celebrations without a break lose their effect.",
        can_lose="It shows the truth. While users' benefit is still below what people expect, it lowers expectations; "
        "where no one uses the behaviors, there is nothing to celebrate.",
        evidence="Mechanisms 9 and 21: Repenning 2002 (results reinforce or erode commitment), verified; sizes "
        "assumed.",
        cost_meaning="fixed: designing the format; per person and week: small events at full strength (assumption)",
        full_cost=Cost(fixed=1000.0, per_person_week=3.0),
        forces=("celebration",),
    )

    type: Literal["celebration"] = "celebration"
    strength: Share = Field(0.5, description="how visibly results are celebrated; share of a full dose, 0 to 1")
