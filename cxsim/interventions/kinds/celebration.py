"""Celebrating results."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.quantities import Share
from cxsim.interventions.strength import StrengthIntervention


class Celebration(StrengthIntervention):
    """Results of those who use it are celebrated where all can see them."""

    about: ClassVar[About] = About(
        definition="Celebrate what those who use it have reached, visibly for the target group.",
        mechanism="Moves the expected benefit of everybody who notices towards the benefit that users really had last "
        "week, the more use there is. With mechanism wear_out, celebrations without rest move less and less.",
        can_lose="It tells the truth: while users' benefit is still below what people expect it lowers expectations, "
        "and where nobody uses it there is nothing to celebrate.",
        evidence="Mechanisms 9 and 21: Repenning 2002 (results reinforce or erode commitment), verified; sizes "
        "assumed.",
        cost_meaning="fixed: a format; per person and week: small events at full strength (assumption)",
        full_cost=Cost(fixed=1000.0, per_person_week=3.0),
        forces=("celebration",),
    )

    type: Literal["celebration"] = "celebration"
    strength: Share = Field(0.5, description="how visibly results are celebrated; share of a full dose, 0 to 1")
