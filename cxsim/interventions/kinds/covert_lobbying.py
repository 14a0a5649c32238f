"""Winning over the top in private."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.quantities import Share
from cxsim.interventions.strength import StrengthIntervention


class CovertLobbying(StrengthIntervention):
    """Win over the top in private, bypassing those in between."""

    about: ClassVar[About] = About(
        definition="Lobby executives in private for support, bypassing the people affected.",
        mechanism="Wins sponsorship, which counts where it exceeds the sponsorship in the context. Mechanism "
        "reactance: people notice part of the lobbying; this costs trust and feeds reactance.",
        can_lose="Where the sponsor already supports the change, it wins nothing and is noticed all the same. The lost "
        "trust lowers the credibility that the sponsor was meant to bring.",
        evidence="Games of change name it as risky; mechanism 16 for sponsorship (Prosci, vendor); sizes assumed.",
        cost_meaning="per week: private meetings at full strength (assumption)",
        full_cost=Cost(per_week=300.0),
        forces=("sponsorship", "lobbying"),
    )
    partly: ClassVar[Mapping[str, str]] = {"sponsorship": "support_won"}

    type: Literal["covert_lobbying"] = "covert_lobbying"
    strength: Share = Field(0.5, description="how actively executives are lobbied; share of a full dose, 0 to 1")
    support_won: Share = Field(0.8, description="sponsorship that full lobbying wins; level, 0 to 1")
