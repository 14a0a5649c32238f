"""Those concerned shape the tools and steps of the change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.quantities import Share
from cxsim.interventions.strength import StrengthIntervention


class CoDesign(StrengthIntervention):
    """Workshops in which people work out tools and steps of the change."""

    about: ClassVar[About] = About(
        definition="Let the people of the target group shape the tools and steps of the change in workshops.",
        mechanism="Gives a say. Mechanism ideas: workshops bring ideas, which lower inhibitors and raise what people "
        "expect as soon as somebody has hours to carry them out; they take load. Mechanism ownership: the department "
        "makes the change its own, slowly. Without these mechanisms only the say counts.",
        can_lose="Where departments are saturated and the change team has no hours, ideas wait and are given up: "
        "trust goes, and the workshops have only added load.",
        evidence="Axtell et al. 2000 (suggestions and their implementation), Pierce, Kostova & Dirks 2001 (ownership), "
        "recalled; sizes assumed.",
        cost_meaning="fixed: preparation; per person and week: moderation and material at full strength (assumption)",
        full_cost=Cost(fixed=5000.0, per_person_week=6.0),
        forces=("co_design", "voice"),
        team_hours=12.0,
    )
    partly: ClassVar[Mapping[str, str]] = {"voice": "say"}

    type: Literal["co_design"] = "co_design"
    strength: Share = Field(0.5, description="how far people shape the change; share of a full dose, 0 to 1")
    say: Share = Field(0.5, description="say in the change that a full dose gives; share of full participation, 0 to 1")
