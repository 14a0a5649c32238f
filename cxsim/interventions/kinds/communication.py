"""Explaining why the change is needed and where it leads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.moment import Moment
from cxsim.interventions.quantities import Share
from cxsim.interventions.strength import StrengthIntervention


class Communication(StrengthIntervention):
    """Messages about the need for the change and a vision of the future."""

    about: ClassVar[About] = About(
        definition="Tell the target group why the change is needed and what the future will look like.",
        mechanism="The need raises awareness, with diminishing returns and as far as people have attention left: they "
        "come to know what is asked for, whoever speaks. What they know moves their attitude as far as the sender is "
        "credible, and the vision makes it count more. Both add to the change load.",
        can_lose="On its own it moves awareness but hardly any use. Under saturation it is not heard but still takes "
        "attention; from a sender who is not trusted, people know but do not believe. A vision that nothing follows "
        "makes people cynical, and they expect less than before.",
        evidence="Mechanism 17 (saturating dose and forgetting): ad-stock tradition, recalled; pattern C20 "
        "(communication alone changes awareness, not use).",
        # A campaign's concept; then an editor's and the speakers' time, events and material for a few hundred
        # people, each week at full need and full vision. Assumption.
        cost_meaning="fixed: concept and material; per week: editing, events and channels at full dose (assumption)",
        full_cost=Cost(fixed=5000.0, per_week=1500.0),
        forces=("need_message", "vision_message"),
    )
    full_dose: ClassVar[Mapping[str, float]] = {"need": 1.0, "vision": 1.0}
    steady: ClassVar[bool] = True

    type: Literal["communication"] = "communication"
    need: Share = Field(0.6, description="how strongly the need is communicated; share of a full dose, 0 to 1")
    vision: Share = Field(0.5, description="how clearly the future is described; share of a full dose, 0 to 1")

    def act(self, moment: Moment) -> None:
        """Push the need and the vision, each at its own strength."""
        moment.push("need_message", self.need)
        moment.push("vision_message", self.vision)
