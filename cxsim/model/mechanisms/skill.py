"""Skill: gained by training that transfers and by doing; unused skill decays.

Reads: skill, training, fatigue, manager's attitude, inhibitors, attitude, use. Writes: skill.
Source: Arthur et al. (2003) and Blume et al. (2010) for training and transfer; Tatel & Ackerman (2022) for decay.
Known limits: exponential learning per person; skill before the change never decays.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import clip, maximum
from cxsim.model import mechanism


@mechanism.equation(writes="skill", by_behavior=True)
def next_skill(
    skill: Any, initial_skill: Any, training: Any, use: Any, fatigue: Any, attitude: Any, manager_attitude: Any,
    inhibition: Any, training_gain: Any, base_transfer: Any, learning_by_doing: Any, skill_decay: Any,
    added_skill: Any = 0.0,
) -> Any:
    """K += (1 - K)[k_T tr (1 - F) trf (.5 + .5 a) + k_L y] - d_K (1 - y) max(0, K - K0) + added."""
    transfer = base_transfer + (1.0 - base_transfer) * manager_attitude * (1.0 - inhibition)
    taught = training_gain * training * (1.0 - fatigue) * transfer * (0.5 + 0.5 * attitude)
    forgotten = skill_decay * (1.0 - use) * maximum(skill - initial_skill, 0.0)
    return clip(skill + (1.0 - skill) * (taught + learning_by_doing * use) - forgotten + added_skill, 0.0, 1.0)
