"""Freedom to decide how."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.quantities import Share
from cxsim.interventions.strength import StrengthIntervention


class Autonomy(StrengthIntervention):
    """People decide themselves how to use it."""

    about: ClassVar[About] = About(
        definition="Leave it to the people of the target group how they use it.",
        mechanism="Adds to motivation and takes load off use that is still hard. Mechanism efficacy: success and "
        "failure become one's own and count more.",
        can_lose="People who lack skill or opportunity fail on their own account and trust themselves less; it "
        "teaches nothing and opens no closed door.",
        evidence="Mechanism 14 (load relief) and Deci et al. 1999 (choice), verified; sizes assumed.",
        cost_meaning="fixed: changing rules; per person and week: variation that has to be tolerated at full strength "
        "(assumption)",
        full_cost=Cost(fixed=3000.0, per_person_week=1.0),
        forces=("autonomy",),
    )

    type: Literal["autonomy"] = "autonomy"
    strength: Share = Field(0.5, description="how far people decide themselves; share of full freedom, 0 to 1")
