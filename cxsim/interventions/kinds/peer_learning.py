"""Learning from colleagues."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.quantities import Names, Share
from cxsim.interventions.strength import StrengthIntervention


class PeerLearning(StrengthIntervention):
    """Time to watch, ask and demonstrate."""

    about: ClassVar[About] = About(
        definition="Set aside time in which people of the target group learn from colleagues who use the behaviors.",
        mechanism="Mechanism peer_learning: people gain skill from colleagues whom they look at, more than in "
        "everyday work, to the extent that these colleagues use the behaviors and are ahead in skill, and that people "
        "have attention and the wish to learn. It takes everyone's time.",
        can_lose="Where no colleague can use the behaviors or does, there is nothing to learn and the hours are only "
        "load: someone must have started.",
        evidence="Chan, Li & Pierce 2014 (learning from peers above learning by doing), abstract read; sizes assumed.",
        cost_meaning="fixed: set-up; per person and week: facilitation at full strength (assumption)",
        full_cost=Cost(fixed=2000.0, per_person_week=3.0),
        forces=("peer_learning",),
        team_hours=3.0,
    )

    type: Literal["peer_learning"] = "peer_learning"
    strength: Share = Field(0.5, description="time and opportunities for learning; share of a full dose, 0 to 1")
    behaviors: Names | None = Field(None, description="names of the behaviors demonstrated; default: all")
