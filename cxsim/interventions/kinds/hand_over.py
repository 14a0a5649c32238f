"""Handing departments their part of the change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.quantities import Share
from cxsim.interventions.strength import StrengthIntervention


class HandOver(StrengthIntervention):
    """The change team hands departments control of their part."""

    about: ClassVar[About] = About(
        definition="Give the departments of the target group control of their own part of the change.",
        mechanism="Mechanism ownership: the change team gains hours at once, and a willing department makes the part "
        "its own over some months; until then it does the work badly. When the team has hours to spare, it gains "
        "nothing.",
        can_lose="A department that does not want the change neglects its part, and the change team's work there is "
        "missing.",
        evidence="Beer, Eisenstat & Spector 1990 (change that spreads from units that own it), recalled; sizes "
        "assumed.",
        cost_meaning="fixed: handbooks and instruction (assumption)",
        full_cost=Cost(fixed=2000.0),
        forces=("hand_over",),
        team_hours=1.0,
    )

    full_dose: ClassVar[Mapping[str, float]] = {"share": 1.0}

    type: Literal["hand_over"] = "hand_over"
    share: Share = Field(0.8, description="share of control that is handed over, 0 to 1")
