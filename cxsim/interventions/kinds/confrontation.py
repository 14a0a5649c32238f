"""Arguing with people who resist."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.quantities import Share
from cxsim.interventions.strength import StrengthIntervention


class Confrontation(StrengthIntervention):
    """Leaders address resistance face to face."""

    about: ClassVar[About] = About(
        definition="Confront people of the target group with their resistance and argue it out.",
        mechanism="Mechanism reactance: trusting people without much resistance hear the argument. Resistant people "
        "with little trust are pushed away, lose more trust, and stay away after the intervention ends.",
        can_lose="Aimed at resistant people, as it usually is, it mostly produces reactance and costs trust.",
        evidence="Brehm 1966 (reactance), recalled; games of change name it as a trap; sizes assumed.",
        cost_meaning="per person and week: an hour of a leader's time for conversation at full strength (assumption)",
        full_cost=Cost(per_person_week=20.0),
        forces=("confrontation",),
    )

    type: Literal["confrontation"] = "confrontation"
    strength: Share = Field(0.5, description="how directly and how often; share of a full dose, 0 to 1")
