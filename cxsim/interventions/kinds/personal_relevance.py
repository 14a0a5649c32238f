"""Saying what the change brings to each person."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.moment import Moment
from cxsim.interventions.quantities import Share, share_of_one
from cxsim.interventions.strength import StrengthIntervention
from cxsim.model.forces import FORCES

USUAL_PROMISE = FORCES["promise"].neutral


class PersonalRelevance(StrengthIntervention):
    """Conversations about what is in the change for the people of the target group."""

    about: ClassVar[About] = About(
        definition="Tell each stakeholder group what the change brings to them, and promise a benefit.",
        mechanism="Raises the expected benefit towards the promise, as far as the sender is credible and people "
        "have attention left; adds to the change load.",
        can_lose="A promise above what use then brings costs trust among those who use it: the higher the "
        "promise and the lower the skill, the more.",
        evidence="Mechanisms 15 and 21 (broken promises, results feedback): Repenning 2002, verified; sizes assumed.",
        # Preparing the arguments for the groups; then handouts and a moderator now and then. Assumption.
        cost_meaning="fixed: preparing the arguments for each group; per person and week: moderated "
        "conversations at full strength (assumption)",
        full_cost=Cost(fixed=3000.0, per_person_week=4.0),
        forces=("personal_relevance", "promise"),
    )

    type: Literal["personal_relevance"] = "personal_relevance"
    strength: Share = Field(0.5, description="how thoroughly it is told; share of a full dose, 0 to 1")
    promise: Annotated[float, Field(ge=USUAL_PROMISE, le=1.0), BeforeValidator(share_of_one)] = Field(
        USUAL_PROMISE,
        description=f"benefit that is promised; expected benefit, {USUAL_PROMISE:g} (the usual promise) to 1 (all one "
        "could wish for)",
    )

    def act(self, moment: Moment) -> None:
        """Push how thoroughly it is told, and how much is promised."""
        moment.push("personal_relevance", self.strength)
        if self.strength > 0.0:
            # The size of a promise is not a dose: a first, softer message promises no less.
            moment.push("promise", self.promise, ramped=False)
