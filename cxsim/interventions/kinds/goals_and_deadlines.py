"""Specific goals with a date."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.quantities import Share
from cxsim.interventions.strength import StrengthIntervention


class GoalsAndDeadlines(StrengthIntervention):
    """Everyone knows what to reach and by when."""

    about: ClassVar[About] = About(
        definition="Set specific and demanding goals for use, each with a date.",
        mechanism="Mechanism efficacy: a goal motivates people who trust themselves to reach it and discourages the "
        "others. It makes success and failure count more and adds to the load.",
        can_lose="Goals set before people are able to reach them produce failures, which undermine their confidence.",
        evidence="Locke & Latham 1990, 2002 (specific hard goals; efficacy moderates), recalled; sizes assumed.",
        cost_meaning="fixed: agreeing on goals; per person and week: following up at full strength (assumption)",
        full_cost=Cost(fixed=2000.0, per_person_week=1.0),
        forces=("goal",),
    )

    type: Literal["goals_and_deadlines"] = "goals_and_deadlines"
    strength: Share = Field(0.6, description="how specific and demanding the goals are; share of a full dose, 0 to 1")
