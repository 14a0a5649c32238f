"""Outcomes: output, value for customers, and who counts as an adopter.

Reads: fatigue, use, skill, training, tenure, presence. Writes: output, served, adopter and the use of recent
weeks. Source: Repenning (2002): worse before better; sizes are assumptions that depend on the change.
Known limits: a person's output does not depend on colleagues; one output for all kinds of work.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import exponential, minimum, select
from cxsim.model import mechanism


@mechanism.equation(writes=("unskilled_effort", "skilled_value", "served"), by_behavior=True)
def use_quality(use: Any, skill: Any, attitude: Any, served_by_rote: Any) -> Any:
    """Use that still costs output, productive use, and use as customers see it: y (1 + K)/2 (m + (1 - m) min(1, 2 a)).

    Customers notice whether somebody means it.
    """
    meant = served_by_rote + (1.0 - served_by_rote) * minimum(2.0 * attitude, 1.0)
    return use * (1.0 - skill), use * skill, use * (0.5 + 0.5 * skill) * meant


@mechanism.equation(writes="output")
def output(
    fatigue: Any, unskilled_effort_mean: Any, skilled_value_mean: Any, training_mean: Any, tenure: Any,
    output_fatigue: Any, output_fatigue_rest: Any, output_dip: Any, output_dip_share: Any, output_gain: Any,
    output_training: Any, newcomer_loss: Any, ramp_weeks: Any, output_factor: Any = 1.0,
) -> Any:
    """Output of a person who is present, as a share of normal output."""
    rested = 1.0 - output_fatigue * (fatigue - output_fatigue_rest)
    changed = 1.0 - output_dip_share * output_dip * unskilled_effort_mean + output_gain * skilled_value_mean
    at_work = 1.0 - output_training * training_mean
    settled = 1.0 - newcomer_loss * exponential(-tenure / ramp_weeks)
    return rested * changed * at_work * settled * output_factor


@mechanism.equation(writes="output_of_slot")
def output_of_slot(output: Any, present: Any) -> Any:
    """Output of a slot: zero while it is vacant."""
    return output * present


@mechanism.equation(writes=("recent_use_1", "recent_use_2", "recent_use_3", "adopter"))
def adoption(
    use_value: Any, recent_use_1: Any, recent_use_2: Any, recent_use_3: Any, adopter_share: Any
) -> Any:
    """Adopter: value-weighted mean use of the last four weeks reaches ``adopter_share``."""
    four_weeks = use_value + recent_use_1 + recent_use_2 + recent_use_3
    return use_value, recent_use_1, recent_use_2, select(four_weeks >= 4.0 * adopter_share, 1.0, 0.0)
