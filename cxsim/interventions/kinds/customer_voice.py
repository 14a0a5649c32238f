"""The customer's voice in the planning sessions of departments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.quantities import Share
from cxsim.interventions.strength import StrengthIntervention


class CustomerVoice(StrengthIntervention):
    """Someone who speaks for the customer joins a department's planning sessions."""

    about: ClassVar[About] = About(
        definition="Send people who speak for the customer to the planning sessions of the target group's departments.",
        mechanism="Mechanism advocates_trust: presence earns trust, and earns more where use follows that customers "
        "notice. To the extent that they are trusted, the advocates make the need heard and give the change meaning, "
        "and in time the sponsor listens. Mechanism ideas: they bring what customers ask for. The sessions take time.",
        can_lose="Where they ask and nothing follows, or where a promised benefit does not arrive, they lose trust and "
        "become a nuisance that turns people against the change. The time is lost either way.",
        evidence="Mayer, Davis & Schoorman 1995 (trust by ability and integrity), recalled; sizes assumed.",
        cost_meaning="fixed: preparation; per week: the advocates' time and material at full presence (assumption)",
        full_cost=Cost(fixed=2000.0, per_week=300.0),
        forces=("customer_voice", "collaboration"),
    )

    full_dose: ClassVar[Mapping[str, float]] = {"presence": 1.0}
    partly: ClassVar[Mapping[str, str]] = {"collaboration": "time"}

    type: Literal["customer_voice"] = "customer_voice"
    presence: Share = Field(
        0.6, description="share of planning sessions in which someone speaks for the customer, 0 to 1"
    )
    time: Share = Field(
        0.4, description="time that full presence takes from the people of the department; share of full collaboration "
        "across departments, 0 to 1"
    )
