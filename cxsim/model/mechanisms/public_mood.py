"""Public mood: in open discussion, people learn what the whole organization thinks.

A favorable crowd carries doubters along; an opposed crowd shows doubters how many they are.
Reads: public exchange, mean attitude of last week. Writes: mood_evaluation.
Source: pluralistic ignorance (Prentice & Miller 1993) and spiral of silence (Noelle-Neumann 1974), recalled, for the
idea; form and size are assumptions.
Known limits: all voices count equally; the tipping point is at an attitude of 1/2.
"""

from __future__ import annotations

from typing import Any

from cxsim.model import mechanism
from cxsim.model.mechanism import Mechanism
from cxsim.model.parameter import Parameter

_PARAMETERS = (
    Parameter("mood_weight", "b_mood", "weight of full public unanimity in the own evaluation", "logit", 1.0, 0.0, 2.0),
)


@mechanism.equation(writes="mood_evaluation")
def mood_evaluation(public_exchange: Any, attitude_last_week: Any, mood_weight: Any) -> Any:
    """b_mood exchange (2 a_mean - 1), in logits."""
    return mood_weight * public_exchange * (2.0 * attitude_last_week - 1.0)


MECHANISM = Mechanism(
    name="public_mood",
    meaning="people who meet in public learn what the whole organization thinks",
    parameters=_PARAMETERS,
    phases={
        "added_evaluation": (mood_evaluation,),
    },
    contributes={"added_evaluation": "mood_evaluation"},
)
