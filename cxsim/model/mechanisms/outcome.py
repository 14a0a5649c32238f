"""Outcomes: what the week yields in output and for customers, and who counts as an adopter.

Reads: fatigue, practice, skill, training, tenure, presence. Writes: output, served, adopter and the practice of recent
weeks. Source: Repenning (2002): worse before better; sizes are assumptions that depend on the change.
Known limits: output of a person does not depend on colleagues; one output for all kinds of work.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import exponential, select
from cxsim.model.law import law


@law(writes=("unskilled_effort", "skilled_value", "served"), by_behavior=True)
def practice_quality(practice: Any, skill: Any) -> Any:
    """Practice that still costs output, practice that yields, and practice as the customer sees it."""
    return practice * (1.0 - skill), practice * skill, practice * (0.5 + 0.5 * skill)


@law(writes="output")
def output(
    fatigue: Any, unskilled_effort_mean: Any, skilled_value_mean: Any, training_mean: Any, tenure: Any,
    output_fatigue: Any, output_fatigue_rest: Any, output_dip: Any, output_dip_share: Any, output_gain: Any,
    output_training: Any, newcomer_loss: Any, ramp_weeks: Any,
) -> Any:
    """Output of a person who is present, as a share of normal output."""
    rested = 1.0 - output_fatigue * (fatigue - output_fatigue_rest)
    changed = 1.0 - output_dip_share * output_dip * unskilled_effort_mean + output_gain * skilled_value_mean
    at_work = 1.0 - output_training * training_mean
    settled = 1.0 - newcomer_loss * exponential(-tenure / ramp_weeks)
    return rested * changed * at_work * settled


@law(writes="output_of_slot")
def output_of_slot(output: Any, present: Any) -> Any:
    """Output of a slot: nothing while it is vacant."""
    return output * present


@law(writes=("recent_practice_1", "recent_practice_2", "recent_practice_3", "adopter"))
def adoption(
    practice_value: Any, recent_practice_1: Any, recent_practice_2: Any, recent_practice_3: Any, adopter_share: Any
) -> Any:
    """Adopter: value-weighted mean practice of the last four weeks reaches ``adopter_share``."""
    four_weeks = practice_value + recent_practice_1 + recent_practice_2 + recent_practice_3
    return practice_value, recent_practice_1, recent_practice_2, select(four_weeks >= 4.0 * adopter_share, 1.0, 0.0)
