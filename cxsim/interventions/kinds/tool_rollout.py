"""Tools that make the target behaviors easier."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.quantities import Names, Share
from cxsim.interventions.strength import StrengthIntervention


class ToolRollout(StrengthIntervention):
    """Tools for the behaviors. They stay unless ``weeks`` ends them."""

    about: ClassVar[About] = About(
        definition="Give the target group tools, information or systems that make the target behaviors easier.",
        mechanism="Adds to the ability to use the behaviors, as if they required less skill, for as long as the tools "
        "are there. Mechanism new_tools: until people know their way around them, new tools cost time, output and "
        "confidence, most of all people without the skill.",
        can_lose="Tools do not make anyone want the change. Without training, people struggle with them before they "
        "help. Where skill is not the problem, they only cost money and attention. Their help ends with them.",
        evidence="Mechanism 20 (ability times opportunity times motivation): Webb & Sheeran 2006, verified, for the "
        "gap between intention and behavior; the size of the tools' help is assumed.",
        # Set-up and integration; a license and an introduction per person; running licenses at full strength.
        cost_meaning="fixed: set-up; per person: license and introduction; per person and week: running license, both "
        "at full strength (assumption)",
        full_cost=Cost(fixed=40000.0, per_person=100.0, per_person_week=3.0),
        forces=("tools",),
        team_hours=12.0,
    )

    type: Literal["tool_rollout"] = "tool_rollout"
    strength: Share = Field(0.6, description="how much the tools help; share of the best conceivable tool, 0 to 1")
    behaviors: Names | None = Field(None, description="names of the behaviors that the tools help with; default: all")
