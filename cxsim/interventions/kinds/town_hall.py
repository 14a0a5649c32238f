"""Everyone meets and anyone may speak."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.quantities import Share
from cxsim.interventions.strength import StrengthIntervention


class TownHall(StrengthIntervention):
    """Leaders speak, people ask questions, and everyone hears what everyone thinks."""

    about: ClassVar[About] = About(
        definition="Gather the target group, communicate need and vision, and let anyone speak.",
        mechanism="Messages and some say, for everyone at once. Mechanism public_mood: people learn the mean attitude "
        "of the whole organization, which carries doubters along or shows them how many they are.",
        can_lose="Before the mood has turned, a hall full of doubters strengthens every doubt.",
        evidence="Mechanism 17 for messages; pluralistic ignorance and spiral of silence for the mood, recalled; "
        "sizes assumed.",
        cost_meaning="per week: room, facilitation and preparation at full strength (assumption)",
        full_cost=Cost(per_week=2500.0),
        forces=("need_message", "vision_message", "voice", "public_exchange"),
    )
    partly: ClassVar[Mapping[str, str]] = {"voice": "say"}

    type: Literal["town_hall"] = "town_hall"
    strength: Share = Field(
        0.5, description="how often meetings are held and how open they are; share of a full dose, 0 to 1"
    )
    say: Share = Field(0.3, description="say in the change at full strength; share of full participation, 0 to 1")
