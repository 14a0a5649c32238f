"""Attitude: between one's own evaluation of the change and the attitudes of others (Friedkin & Johnsen 1990).

Reads: awareness, expected benefit, values fit, trust, voice, resistance, fatigue, inhibitors, attitudes of others.
Writes: own_evaluation, attitude.
Source: Friedkin & Johnsen (1990, 1999) for the social part; signs of the evaluation from Oreg (2006); weights assumed.
With eta = 1 and a constant evaluation this is the exact Friedkin-Johnsen model; lambda = 1 gives DeGroot's.
Known limits: influence works by averaging only; it never repels.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import logistic, maximum
from cxsim.model import mechanism


@mechanism.equation(writes="evaluation_drive")
def evaluation_drive(
    awareness: Any, vision_message: Any, expected_benefit: Any, values_fit: Any, trust: Any, voice_heard: Any,
    resistance: Any, fatigue: Any, inhibition_mean: Any, anchor_awareness: Any, anchor_benefit: Any,
    anchor_values: Any, anchor_trust: Any, anchor_voice: Any, anchor_resistance: Any, anchor_fatigue: Any,
    anchor_inhibition: Any,
) -> Any:
    """Reasons for the change minus reasons against it, in logits (without the personal constant)."""
    return (
        anchor_awareness * awareness * (0.5 + 0.5 * vision_message)
        + anchor_benefit * (expected_benefit - 0.5)
        + anchor_values * (values_fit - 0.5)
        + anchor_trust * (trust - 0.5)
        + anchor_voice * voice_heard
        - anchor_resistance * (resistance - 0.5)
        - anchor_fatigue * fatigue
        - anchor_inhibition * inhibition_mean
    )


@mechanism.equation(writes="own_evaluation")
def own_evaluation(attitude_anchor: Any, evaluation_drive: Any, added_evaluation: Any = 0.0) -> Any:
    """u = logistic(anchor + drive + added); the anchor makes today's attitude the rest point."""
    return logistic(attitude_anchor + evaluation_drive + added_evaluation)


@mechanism.equation(writes="attitude")
def next_attitude(
    attitude: Any, own_evaluation: Any, seen_attitude: Any, has_contacts: Any, champion: Any, susceptibility: Any,
    attitude_adjustment: Any, champion_attitude: Any,
) -> Any:
    """a += eta (lambda E_a + (1 - lambda) u - a); lambda = 0 without contacts; champions stay above a floor."""
    openness = susceptibility * has_contacts
    aim = openness * seen_attitude + (1.0 - openness) * own_evaluation
    return maximum(attitude + attitude_adjustment * (aim - attitude), champion * champion_attitude)
