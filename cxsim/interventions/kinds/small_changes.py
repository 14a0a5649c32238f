"""Small changes in daily care."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.quantities import Names, Share
from cxsim.interventions.strength import StrengthIntervention


class SmallChanges(StrengthIntervention):
    """The change is cut into steps that fit into a day's work."""

    about: ClassVar[About] = About(
        definition="Cut the target behaviors into small steps that people can take in their daily work.",
        mechanism="Mechanism efficacy: small steps shorten the distance that frightens the resistant and turn "
        "failures into small successes; each success teaches less about the whole; efficacy spills over to other "
        "behaviors. Without that mechanism it changes nothing.",
        can_lose="Where people are able and bold there is little fear to take away, and small lessons leave them "
        "behind those who took the whole step.",
        evidence="Weick 1984 (small wins), Bandura 1997 (graded mastery), recalled; sizes assumed.",
        cost_meaning="fixed: working out the steps; per person and week: support at full strength (assumption)",
        full_cost=Cost(fixed=4000.0, per_person_week=1.5),
        forces=("small_steps",),
    )

    type: Literal["small_changes"] = "small_changes"
    strength: Share = Field(0.6, description="how small the steps are; share of the distance taken off, 0 to 1")
    behaviors: Names | None = Field(None, description="names of the behaviors that are cut into steps; left out: all")
