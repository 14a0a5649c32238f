"""Colleagues who can do it show the others."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.quantities import Names, Share
from cxsim.interventions.strength import StrengthIntervention


class PeerLearning(StrengthIntervention):
    """Time to watch, to ask and to show."""

    about: ClassVar[About] = About(
        definition="Set time aside in which people of the target group learn from colleagues who use it.",
        mechanism="Mechanism peer_learning: people gain skill from colleagues whom they look at, as far as these use "
        "it and are ahead of them, and as far as there is attention and the wish to learn. It takes time of all. "
        "Without that mechanism it changes nothing.",
        can_lose="Where nobody around can do it or does it, there is nothing to learn and the hours are load; it needs "
        "somebody who has begun.",
        evidence="Chan, Li & Pierce 2014 (learning from peers above learning by doing), abstract read; sizes assumed.",
        cost_meaning="fixed: setting it up; per person and week: moderation at full strength (assumption)",
        full_cost=Cost(fixed=2000.0, per_person_week=3.0),
        forces=("peer_learning",),
        team_hours=3.0,
    )

    type: Literal["peer_learning"] = "peer_learning"
    strength: Share = Field(0.5, description="time and occasions that are given; share of a full dose, 0 to 1")
    behaviors: Names | None = Field(None, description="names of the behaviors that are shown; left out: all")
