"""Honoring before everybody those who use it."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.moment import Moment
from cxsim.interventions.quantities import Share
from cxsim.interventions.strength import StrengthIntervention


class PublicRecognition(StrengthIntervention):
    """Names and deeds are honored in public, rightly or not."""

    about: ClassVar[About] = About(
        definition="Honor in public those who use it, as far as leaders know who does.",
        mechanism="Mechanism public_recognition: it moves those who are honored, shows the norm to those who see "
        "them, moves expectations towards the benefit that users really had, and a miss annoys those who use it and "
        "are passed over, who also lose trust. Without that mechanism it changes nothing.",
        can_lose="With poor knowledge of who uses it, honors go to the wrong people and drive away the right ones.",
        evidence="Mechanism 9: Stajkovic & Luthans 2003 (recognition), verified; publicity and misses assumed.",
        cost_meaning="fixed: rules; per week: events and channels at full strength (assumption)",
        full_cost=Cost(fixed=1500.0, per_week=600.0),
        forces=("public_recognition", "misplaced_recognition"),
    )

    type: Literal["public_recognition"] = "public_recognition"
    strength: Share = Field(0.5, description="how often and how visibly; share of a full dose, 0 to 1")
    accuracy: Share = Field(0.8, description="share of honors that go to people who use it, 0 to 1")

    def act(self, moment: Moment) -> None:
        """Push honors for those who use it, and those that go astray."""
        moment.push("public_recognition", self.strength * self.accuracy)
        moment.push("misplaced_recognition", self.strength * (1.0 - self.accuracy))
