"""Discussing what the change means for people's values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.quantities import Share
from cxsim.interventions.strength import StrengthIntervention


class DialogueOnValues(StrengthIntervention):
    """People and leaders work out what the change means for their values."""

    about: ClassVar[About] = About(
        definition="Hold facilitated conversations about what the change means for people's own values.",
        mechanism="Gives people a say. Mechanism values_before_and_after: it makes the change real earlier and, where "
        "leaders are trusted, builds a bridge that narrows the shift in fit.",
        can_lose="Without trust it names the clash but builds no bridge, so people who do not fit grow bitter and "
        "leave sooner. For people whom the change suits, the bridge removes some of its appeal.",
        evidence="Kristof-Brown et al. 2005 (fit), verified; the dialogue itself and all sizes assumed.",
        cost_meaning="fixed: preparation; per person and week: facilitation at full strength (assumption)",
        full_cost=Cost(fixed=3000.0, per_person_week=8.0),
        forces=("values_dialogue", "voice"),
    )
    partly: ClassVar[Mapping[str, str]] = {"voice": "say"}

    type: Literal["dialogue_on_values"] = "dialogue_on_values"
    strength: Share = Field(0.5, description="how thorough the dialogue is; share of a full dose, 0 to 1")
    say: Share = Field(
        0.4, description="say in the change that a full dialogue gives; share of full participation, 0 to 1"
    )
