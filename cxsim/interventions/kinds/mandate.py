"""An order to use the behaviors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.quantities import Names, Share
from cxsim.interventions.strength import StrengthIntervention


class Mandate(StrengthIntervention):
    """Use is ordered and monitored."""

    about: ClassVar[About] = About(
        definition="Order the target group to use the target behaviors, and check that they do.",
        mechanism="Tells people what is asked for and adds to compliance while it lasts, more so with monitoring; "
        "their own attitude counts less. Without a say in the change, people build up controlled motivation, lose "
        "trust and tire, and more of them quit as a result. Monitoring adds a little to the change load.",
        can_lose="Use falls back when the order ends, people who comply against their attitude tire, serve customers "
        "worse and some leave, and people who lack the skill cannot obey.",
        evidence="Mechanisms 6, 8 and 15: Kelman 1958 (theory), Coch & French 1948 (direction only), Wagner 1994; "
        "patterns C3, C4, C5 and C14.",
        # Writing and announcing it; then reports and checks. Assumption.
        cost_meaning="fixed: the directive and its announcement; per person and week: reports and checks at full "
        "strength (assumption)",
        full_cost=Cost(fixed=2000.0, per_person_week=6.0),
        forces=("mandate", "monitoring"),
    )
    partly: ClassVar[Mapping[str, str]] = {"monitoring": "monitoring"}

    type: Literal["mandate"] = "mandate"
    strength: Share = Field(0.8, description="how firm the order is; share of the strictest order, 0 to 1")
    monitoring: Share = Field(
        0.8, description="how closely use is monitored at full strength; share of full monitoring, 0 to 1 (the push is "
        "this times strength)"
    )
    behaviors: Names | None = Field(None, description="names of the ordered behaviors; default: all")
