"""Thanks and appreciation for people who take part."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.quantities import Share
from cxsim.interventions.strength import StrengthIntervention


class Recognition(StrengthIntervention):
    """Recognition by managers and peers, without money."""

    about: ClassVar[About] = About(
        definition="Have managers and colleagues recognize what people do for the change.",
        mechanism="Tells people what is asked for, adds to the motivation to use the behaviors while it lasts, slows "
        "the crowding-out that rewards bring, and invites ideas (mechanism ideas). It pushes recognition only: "
        "celebrating results and reinforcing habits are other forces.",
        can_lose="It is weaker than money, does nothing for people who lack skill or face inhibitors, and its effect "
        "ends with it.",
        evidence="Mechanism 9: Stajkovic & Luthans 2003 (recognition about 17 % against money about 23 %; percentages "
        "from a secondary source), Deci et al. 1999 (positive feedback d = +.33), verified; pattern C15.",
        # Small gestures and someone who keeps the custom alive. Assumption.
        cost_meaning="fixed: introduction for managers; per person and week: small gestures at full strength "
        "(assumption)",
        full_cost=Cost(fixed=2000.0, per_person_week=5.0),
        forces=("recognition",),
        team_hours=3.0,
    )

    type: Literal["recognition"] = "recognition"
    strength: Share = Field(0.5, description="how much recognition people get; share of a full dose, 0 to 1")
