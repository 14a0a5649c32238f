"""Leaders use the target behaviors themselves, visibly."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.quantities import Share
from cxsim.interventions.strength import StrengthIntervention


class WalkTheTalk(StrengthIntervention):
    """Leaders of the change do first what they ask of others."""

    about: ClassVar[About] = About(
        definition="Leaders show the behaviors that they ask for in their own work, visibly for everyone.",
        mechanism="Mechanism words_and_deeds: leaders' use sets an example, earns trust, and closes part of the gap "
        "between what is called for and what a person's own manager does.",
        can_lose="It moves trust more than use: it teaches no skill and removes no inhibitor, and where managers do "
        "not follow, part of the gap between words and deeds remains.",
        evidence="Simons 2002 (behavioral integrity), Dirks & Ferrin 2002 (leaders as referents), recalled; sizes "
        "assumed.",
        cost_meaning="per week: leaders' own hours in daily work at full strength (assumption)",
        full_cost=Cost(per_week=1000.0),
        forces=("leader_use",),
    )

    type: Literal["walk_the_talk"] = "walk_the_talk"
    strength: Share = Field(
        0.6, description="how much of the week leaders show the behaviors; share of a full dose, 0 to 1"
    )
