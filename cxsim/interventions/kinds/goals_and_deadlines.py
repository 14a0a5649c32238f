"""Specific goals with a date."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.quantities import Share
from cxsim.interventions.strength import StrengthIntervention


class GoalsAndDeadlines(StrengthIntervention):
    """Everybody knows what is to be reached by when."""

    about: ClassVar[About] = About(
        definition="Set specific and demanding goals for use, each with a date.",
        mechanism="Mechanism efficacy: a goal pulls those who trust themselves to reach it and discourages the others, "
        "makes success and failure count more, and adds to the load. Without that mechanism it changes nothing.",
        can_lose="Set before people are able to, goals produce failures that take away the trust in being able to do "
        "it.",
        evidence="Locke & Latham 1990, 2002 (specific hard goals; efficacy moderates), recalled; sizes assumed.",
        cost_meaning="fixed: agreeing on goals; per person and week: following up at full strength (assumption)",
        full_cost=Cost(fixed=2000.0, per_person_week=1.0),
        forces=("goal",),
    )

    type: Literal["goals_and_deadlines"] = "goals_and_deadlines"
    strength: Share = Field(0.6, description="how specific and demanding; share of a full dose, 0 to 1")
