"""Small steps in daily work."""

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
        definition="Divide the target behaviors into small steps that people can take in their daily work.",
        mechanism="Mechanism efficacy: small steps take away part of what the behaviors ask of people, which "
        "frightens resistant people, and turn failures into small successes. Each success teaches less about the "
        "whole, and efficacy spills over to other behaviors.",
        can_lose="Where people are able and bold, there is little fear to remove, and small lessons leave them behind "
        "people who took the whole step.",
        evidence="Weick 1984 (small wins), Bandura 1997 (graded mastery), recalled; sizes assumed.",
        cost_meaning="fixed: designing the steps; per person and week: support at full strength (assumption)",
        full_cost=Cost(fixed=4000.0, per_person_week=1.5),
        forces=("small_steps",),
    )

    type: Literal["small_changes"] = "small_changes"
    strength: Share = Field(0.6, description="how small the steps are; share of the distance removed, 0 to 1")
    behaviors: Names | None = Field(None, description="names of the behaviors divided into steps; default: all")
