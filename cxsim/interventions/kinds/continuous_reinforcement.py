"""Sustaining the change after the start."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.quantities import Share
from cxsim.interventions.strength import StrengthIntervention


class ContinuousReinforcement(StrengthIntervention):
    """Reminders, refreshers and acknowledgment in daily work, week after week."""

    about: ClassVar[About] = About(
        definition="Reinforce in daily work what people have started, long after the launch.",
        mechanism="Turns use into habit faster and adds to motivation half as much as recognition does. Reinforcement "
        "without a break loses its effect.",
        can_lose="It strengthens what is already there: where people do not use the behaviors, there is no habit to "
        "build, and the running cost remains.",
        evidence="Mechanisms 5 and 9: Lally et al. 2010 (habits need repetition), verified; sizes assumed.",
        cost_meaning="per person and week: prompts, refreshers and supervisors' minutes at full strength (assumption)",
        full_cost=Cost(per_person_week=4.0),
        forces=("reinforcement",),
    )

    type: Literal["continuous_reinforcement"] = "continuous_reinforcement"
    strength: Share = Field(0.5, description="how steadily use is reinforced; share of a full dose, 0 to 1")
