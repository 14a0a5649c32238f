"""Public honors for people who use the behaviors."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.moment import Moment
from cxsim.interventions.quantities import Share
from cxsim.interventions.strength import StrengthIntervention


class PublicRecognition(StrengthIntervention):
    """People are honored in public, rightly or wrongly."""

    about: ClassVar[About] = About(
        definition="Publicly honor people who use the target behaviors, to the extent that leaders know who does.",
        mechanism="Mechanism public_recognition: it motivates the people honored, shows the norm to those who see "
        "them, and moves expectations toward the benefit that users actually had. A misplaced honor annoys users who "
        "are passed over and costs their trust.",
        can_lose="If leaders know little about who uses the behaviors, honors go to the wrong people and alienate the "
        "right ones.",
        evidence="Mechanism 9: Stajkovic & Luthans 2003 (recognition), verified; the effects of publicity and of "
        "misplaced honors assumed.",
        cost_meaning="fixed: rules; per week: events and channels at full strength (assumption)",
        full_cost=Cost(fixed=1500.0, per_week=600.0),
        forces=("public_recognition", "misplaced_recognition"),
    )
    steady: ClassVar[bool] = True

    type: Literal["public_recognition"] = "public_recognition"
    strength: Share = Field(
        0.5, description="how often and how visibly people are honored; share of a full dose, 0 to 1"
    )
    accuracy: Share = Field(0.8, description="share of honors that go to people who use the behaviors, 0 to 1")

    def act(self, moment: Moment) -> None:
        """Push the well-placed and the misplaced honors."""
        moment.push("public_recognition", self.strength * self.accuracy)
        moment.push("misplaced_recognition", self.strength * (1.0 - self.accuracy))
