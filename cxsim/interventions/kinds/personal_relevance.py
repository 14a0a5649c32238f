"""Explaining what the change brings to each person."""

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
    """Conversations about what the change brings to people of the target group."""

    about: ClassVar[About] = About(
        definition="Tell each stakeholder group what the change brings to them, and promise a benefit.",
        mechanism="Raises the expected benefit toward the promise, to the extent that the sender is credible and "
        "people have attention left. A promise is worth more to people who gain by the change than to people who "
        "lose. Adds to the change load.",
        can_lose="Where nothing follows a promise, people expect less than before it was made, and become cynical. A "
        "promise above the benefit that use then brings costs trust among users: the higher the promise and the lower "
        "the skill, the more trust is lost.",
        evidence="Mechanisms 15 and 21 (broken promises, results feedback): Repenning 2002, verified; sizes assumed.",
        # Preparing the arguments for the groups; then handouts and an occasional facilitator. Assumption.
        cost_meaning="fixed: preparing the arguments for each group; per person and week: facilitated conversations at "
        "full strength (assumption)",
        full_cost=Cost(fixed=3000.0, per_person_week=4.0),
        forces=("personal_relevance", "promise"),
    )
    steady: ClassVar[bool] = True

    type: Literal["personal_relevance"] = "personal_relevance"
    strength: Share = Field(0.5, description="how thorough the conversations are; share of a full dose, 0 to 1")
    promise: Annotated[float, Field(ge=USUAL_PROMISE, le=1.0), BeforeValidator(share_of_one)] = Field(
        USUAL_PROMISE, description=f"promised benefit; expected benefit, {USUAL_PROMISE:g} (the usual promise) to 1 "
        "(the best one could wish for)"
    )

    def act(self, moment: Moment) -> None:
        """Push the strength of the conversations and the size of the promise."""
        moment.push("personal_relevance", self.strength)
        if self.strength > 0.0:
            # The size of a promise is not a dose: a first, softer message promises no less.
            moment.push("promise", self.promise, ramped=False)
