"""Attitude: between one's own evaluation of the change and the attitudes of others (Friedkin & Johnsen 1990).

Reasons for and against the change are what has changed since people came to their present attitude, so the rest state
is at rest. Who resists gives less weight to reasons for it, more to reasons against it, and moves more slowly. What
people know moves them as far as they believe it.
Reads: awareness, credibility, expected benefit, trust, say, resistance, fatigue, inhibitors, attitudes of others.
Writes: own_evaluation, attitude.
Source: Friedkin & Johnsen (1990, 1999) for the social part; signs of the evaluation from Oreg (2006); resistance as a
weight from Oreg (2003): routine seeking and cognitive rigidity; weights assumed. With eta = 1, usual resistance and a
constant evaluation this is the exact Friedkin-Johnsen model; lambda = 1 gives DeGroot's.
Known limits: influence works by averaging only; it never repels.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import logistic, maximum
from cxsim.model import mechanism


@mechanism.equation(writes="evaluation_drive")
def evaluation_drive(
    awareness: Any, credibility: Any, vision_message: Any, expected_benefit: Any, trust: Any, trust_set_point: Any,
    say_followed: Any, resistance: Any, fatigue: Any, usual_fatigue: Any, inhibition_mean: Any, anchor_awareness: Any,
    anchor_benefit: Any, anchor_trust: Any, anchor_voice: Any, anchor_fatigue: Any, anchor_inhibition: Any,
    resistance_response: Any, benefit_rest: Any,
) -> Any:
    """(1 + r (1 - 2 rho)) hopes - (1 - r (1 - 2 rho)) worries, in logits (without the personal constant)."""
    better, safer = expected_benefit - benefit_rest, trust - trust_set_point
    hopes = (
        anchor_awareness * awareness * credibility * (0.5 + 0.5 * vision_message)
        + anchor_benefit * maximum(better, 0.0)
        + anchor_trust * maximum(safer, 0.0)
        + anchor_voice * say_followed
    )
    worries = (
        anchor_benefit * maximum(-better, 0.0)
        + anchor_trust * maximum(-safer, 0.0)
        + anchor_fatigue * maximum(fatigue - usual_fatigue, 0.0)
        + anchor_inhibition * inhibition_mean
    )
    openness = resistance_response * (1.0 - 2.0 * resistance)
    return (1.0 + openness) * hopes - (1.0 - openness) * worries


@mechanism.equation(writes="own_evaluation")
def own_evaluation(attitude_anchor: Any, evaluation_drive: Any, added_evaluation: Any = 0.0) -> Any:
    """u = logistic(anchor + drive + added); the anchor makes today's attitude the rest point."""
    return logistic(attitude_anchor + evaluation_drive + added_evaluation)


@mechanism.equation(writes="attitude")
def next_attitude(
    attitude: Any, own_evaluation: Any, seen_attitude: Any, has_contacts: Any, champion: Any, resistance: Any,
    susceptibility: Any, attitude_adjustment: Any, resistance_response: Any, champion_attitude: Any,
) -> Any:
    """a += eta (1 + r (1 - 2 rho)) (lambda E_a + (1 - lambda) u - a); lambda = 0 without contacts.

    Champions stay above a floor.
    """
    openness = susceptibility * has_contacts
    aim = openness * seen_attitude + (1.0 - openness) * own_evaluation
    speed = attitude_adjustment * (1.0 + resistance_response * (1.0 - 2.0 * resistance))
    return maximum(attitude + speed * (aim - attitude), champion * champion_attitude)
