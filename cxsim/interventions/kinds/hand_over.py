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
    """The change team hands departments the steering of their part."""

    about: ClassVar[About] = About(
        definition="Hand the departments of the target group the steering of their own part of the change.",
        mechanism="Mechanism ownership: the change team has hours left at once, and a willing department makes the "
        "part its own over some months; until then it carries it badly. Without that mechanism, or with hours to "
        "spare, nothing is gained.",
        can_lose="A department that does not want the change lets what it was handed lie, and what the change team "
        "could have done there is missing.",
        evidence="Beer, Eisenstat & Spector 1990 (change that spreads from units that own it), recalled; sizes "
        "assumed.",
        cost_meaning="fixed: handbooks and instruction (assumption)",
        full_cost=Cost(fixed=2000.0),
        forces=("hand_over",),
        team_hours=1.0,
    )

    full_dose: ClassVar[Mapping[str, float]] = {"share": 1.0}

    type: Literal["hand_over"] = "hand_over"
    share: Share = Field(0.8, description="part of the steering that is handed over; share, 0 to 1")
