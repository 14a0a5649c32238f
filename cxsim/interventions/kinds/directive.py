"""An order with a threat."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.quantities import Names, Share
from cxsim.interventions.strength import StrengthIntervention


class Directive(StrengthIntervention):
    """The top orders immediate use and threatens consequences."""

    about: ClassVar[About] = About(
        definition="Have the top order the behaviors at short notice and threaten people who do not follow.",
        mechanism="Adds to compliance like a mandate without monitoring. Mechanism reactance: the threat adds to "
        "compliance while it lasts, pushes away resistant people with little trust, and costs trust.",
        can_lose="Compliance ends with the threat, and the people pushed away end up where they began or below.",
        evidence="Mechanism 6: Kelman 1958 (theory) and Brehm 1966, recalled; games of change name it as a trap; "
        "sizes assumed.",
        cost_meaning="fixed: a letter and a meeting (assumption)",
        full_cost=Cost(fixed=500.0),
        forces=("mandate", "threat"),
    )
    partly: ClassVar[Mapping[str, str]] = {"threat": "threat"}

    type: Literal["directive"] = "directive"
    strength: Share = Field(0.8, description="how firm the order is; share of the strictest order, 0 to 1")
    threat: Share = Field(
        0.6, description="how credible the consequences are at full strength; share of a full threat, 0 to 1 (the push "
        "is this times strength)"
    )
    behaviors: Names | None = Field(None, description="names of the ordered behaviors; default: all")
