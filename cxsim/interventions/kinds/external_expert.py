"""An outside expert supports the change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.quantities import Share
from cxsim.interventions.strength import StrengthIntervention


class ExternalExpert(StrengthIntervention):
    """Someone with an outside reputation supports the change."""

    about: ClassVar[About] = About(
        definition="Bring in an outside expert or consultant who supports the change.",
        mechanism="Mechanism outside_expert: the expert's reputation makes up for part of the missing sponsorship, so "
        "that messages are believed. It builds up over weeks and fades after the expert leaves.",
        can_lose="Where the sponsor is strong, there is little to add. People without a say resent the expert and lose "
        "trust, and this outlasts the expert. The expert carries no message alone: messages and promises must come "
        "from others.",
        evidence="Kumkale et al. 2010 (source credibility helps and decays), abstract read; games of change list it; "
        "sizes assumed.",
        # Two days a week of a consultant at full presence. Assumption.
        cost_meaning="fixed: choosing and briefing; per week: two days of a consultant at full presence (assumption)",
        full_cost=Cost(fixed=3000.0, per_week=4000.0),
        forces=("outside_expert",),
        team_hours=4.0,
    )
    full_dose: ClassVar[Mapping[str, float]] = {"presence": 1.0}

    type: Literal["external_expert"] = "external_expert"
    presence: Share = Field(0.6, description="how visible the expert is; share of full presence, 0 to 1")
