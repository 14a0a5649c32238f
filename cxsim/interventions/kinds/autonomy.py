"""Freedom to decide how."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.quantities import Share
from cxsim.interventions.strength import StrengthIntervention


class Autonomy(StrengthIntervention):
    """People decide for themselves how to use the behaviors."""

    about: ClassVar[About] = About(
        definition="Let the people of the target group decide how they use the target behaviors.",
        mechanism="Adds to motivation and lightens the load of use that is still hard. Mechanism ideas: people who "
        "are free to decide how find improvements. Mechanism efficacy: people own their successes and failures, so "
        "both count more.",
        can_lose="People who lack skill or opportunity fail on their own account and lose confidence. Autonomy teaches "
        "nothing and opens no closed door.",
        evidence="Mechanism 14 (load relief) and Deci et al. 1999 (choice), verified; sizes assumed.",
        cost_meaning="fixed: changing the rules; per person and week: tolerating variation at full strength "
        "(assumption)",
        full_cost=Cost(fixed=3000.0, per_person_week=1.0),
        forces=("autonomy",),
    )

    type: Literal["autonomy"] = "autonomy"
    strength: Share = Field(0.5, description="how freely people decide for themselves; share of full freedom, 0 to 1")
