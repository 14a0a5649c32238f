"""Unfamiliar formats and ideas."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.quantities import Share
from cxsim.interventions.strength import StrengthIntervention


class Creative(StrengthIntervention):
    """Precedents from other industries, unusual formats and places."""

    about: ClassVar[About] = About(
        definition="Bring in precedents from other industries and unfamiliar formats.",
        mechanism="Mechanism wear_out: novelty slows the wear of messages and praise and lets them recover; it takes "
        "time and wears out itself. Mechanism ideas: practices from elsewhere help once someone has hours to carry "
        "them out.",
        can_lose="Where nothing has worn out, there is nothing to refresh. Borrowed practices for which nobody has "
        "hours are given up, and that costs trust. If it goes on for long, it is no longer new.",
        evidence="Pechmann & Stewart 1988 (wear-out), Rankin et al. 2009 (habituation), recalled; sizes assumed.",
        cost_meaning="fixed: finding precedents; per week: formats at full strength (assumption)",
        full_cost=Cost(fixed=4000.0, per_week=800.0),
        forces=("novelty",),
    )

    type: Literal["creative"] = "creative"
    strength: Share = Field(0.6, description="how unfamiliar the formats are; share of a full dose, 0 to 1")
