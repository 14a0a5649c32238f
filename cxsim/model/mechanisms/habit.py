"""Habit: grows with use, faster if one wants to use the behavior; fades without use.

Reads: use, habit, attitude, intrinsic weight, reinforcement. Writes: habit.
Source: Lally et al. (2010): median 66 days to 95 % of the asymptote, range 18-254; the decay rate is poorly known.
Known limits: one cue, always stable; no memory of relapses.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import minimum
from cxsim.model import mechanism


@mechanism.equation(writes="habit", by_behavior=True)
def next_habit(
    habit: Any, use: Any, attitude: Any, intrinsic_weight: Any, reinforcement: Any, habit_gain: Any,
    habit_decay: Any, compliance_habit_floor: Any, reinforcement_habit_gain: Any,
) -> Any:
    """h += k_h (1 + .4 Re)(h_c + (1 - h_c) a kappa) y (1 - h) - d_h (1 - y) h."""
    quality = compliance_habit_floor + (1.0 - compliance_habit_floor) * attitude * intrinsic_weight
    gain = habit_gain * (1.0 + reinforcement_habit_gain * reinforcement) * quality
    gain = minimum(gain, 1.0)
    return habit + gain * use * (1.0 - habit) - habit_decay * (1.0 - use) * habit
