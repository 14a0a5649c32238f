"""Leaders use the target behaviors themselves, visibly."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.quantities import Share
from cxsim.interventions.strength import StrengthIntervention


class WalkTheTalk(StrengthIntervention):
    """Those who lead the change do first what they ask of others."""

    about: ClassVar[About] = About(
        definition="Leaders show in their own work, for all to see, the behaviors that they ask for.",
        mechanism="Mechanism words_and_deeds: leaders' use is an example, closes part of the gap between what is "
        "called for and what one's manager does, and itself raises the standard. Without that mechanism it changes "
        "nothing.",
        can_lose="Where nobody calls for the change yet and managers do not follow, the show of leaders opens a gap "
        "that was not there: credibility and trust fall.",
        evidence="Simons 2002 (behavioral integrity), Dirks & Ferrin 2002 (leaders as referents), recalled; sizes "
        "assumed.",
        cost_meaning="per week: leaders' own hours in daily work at full strength (assumption)",
        full_cost=Cost(per_week=1000.0),
        forces=("leader_use",),
    )

    type: Literal["walk_the_talk"] = "walk_the_talk"
    strength: Share = Field(0.6, description="how much of their week leaders show it; share of a full dose, 0 to 1")
