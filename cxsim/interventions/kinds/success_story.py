"""Telling people what has already worked."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.quantities import Share
from cxsim.interventions.strength import StrengthIntervention


class SuccessStory(StrengthIntervention):
    """Tell people who have not started about early successes."""

    about: ClassVar[About] = About(
        definition="Tell the target group about colleagues who use the behaviors and what they achieved.",
        mechanism="Mechanisms efficacy and cynicism: a story raises people's confidence, to the extent that the "
        "organization has use to tell of and people have attention to hear it.",
        can_lose="Told before there is success, it is hollow: it convinces no one and feeds cynicism, which discounts "
        "all later messages.",
        evidence="Bandura 1977 (vicarious experience), Reichers et al. 1997 (cynicism), recalled; sizes assumed.",
        cost_meaning="fixed: finding and recording stories; per week: telling them at full strength (assumption)",
        full_cost=Cost(fixed=2000.0, per_week=500.0),
        forces=("story",),
    )

    type: Literal["success_story"] = "success_story"
    strength: Share = Field(0.5, description="how widely stories are told; share of a full dose, 0 to 1")
