"""People affected by the change help design its tools and steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.quantities import Share
from cxsim.interventions.strength import StrengthIntervention


class CoDesign(StrengthIntervention):
    """Workshops in which people design tools and steps of the change."""

    about: ClassVar[About] = About(
        definition="Let the people of the target group design tools and steps of the change in workshops.",
        mechanism="Gives people a say. Mechanism ideas: workshops produce ideas, which lower inhibitors and raise "
        "expectations once someone has hours to carry them out; the workshops add load. Mechanism ownership: the "
        "department slowly makes the change its own.",
        can_lose="Where departments are saturated and the change team has no hours left, ideas wait and are abandoned. "
        "Trust falls, and the workshops have only added load.",
        evidence="Axtell et al. 2000 (suggestions and their implementation), Pierce, Kostova & Dirks 2001 (ownership), "
        "recalled; sizes assumed.",
        cost_meaning="fixed: preparation; per person and week: facilitation and material at full strength "
        "(assumption)",
        full_cost=Cost(fixed=5000.0, per_person_week=6.0),
        forces=("co_design", "voice"),
        team_hours=12.0,
    )
    partly: ClassVar[Mapping[str, str]] = {"voice": "say"}

    type: Literal["co_design"] = "co_design"
    strength: Share = Field(0.5, description="how much people shape the change; share of a full dose, 0 to 1")
    say: Share = Field(0.5, description="say in the change at a full dose; share of full participation, 0 to 1")
