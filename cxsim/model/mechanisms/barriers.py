"""What holds people back: overlays for reports, without dynamics of their own.

Two views. ``held_by``: use is the product of ability, opportunity and willingness, so the smallest of the three
holds a non-adopter back. ``barrier_point``: the first unmet condition in ADKAR's order.
Reads: the three factors, awareness, attitude, skill, use, habit. Writes: the flags.
Source: the product of ``motivation.py``; ADKAR (Hiatt 2006) as a reading aid.
Known limits: raising the smallest factor may not be enough; ADKAR's order is a convention.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import minimum, select
from cxsim.model import mechanism


@mechanism.equation(writes="knowledge_gap", by_behavior=True)
def knowledge_gap(skill: Any, tools: Any, required_skill: Any, tool_relief: Any) -> Any:
    """1 if more than .1 short of the required skill."""
    return select(skill + tool_relief * tools < required_skill - 0.1, 1.0, 0.0)


@mechanism.equation(
    writes=("barrier_awareness", "barrier_desire", "barrier_knowledge", "barrier_ability", "barrier_reinforcement")
)
def barrier_point(
    adopter: Any, awareness: Any, attitude: Any, knowledge_gap_mean: Any, habit_mean: Any
) -> Any:
    """Exactly one flag, or none where all five conditions are met. Adopters have met the first four."""
    held = 1.0 - adopter
    unaware = held * select(awareness < 0.5, 1.0, 0.0)
    unwilling = (held - unaware) * select(attitude < 0.5, 1.0, 0.0)
    open_1 = held - unaware - unwilling
    unskilled = open_1 * select(knowledge_gap_mean >= 0.5, 1.0, 0.0)
    return unaware, unwilling, unskilled, open_1 - unskilled, adopter * select(habit_mean < 0.5, 1.0, 0.0)


@mechanism.equation(writes=("held_by_skill", "held_by_inhibitors", "held_by_motivation"))
def held_by(adopter: Any, ability_mean: Any, opportunity_mean: Any, willingness_mean: Any) -> Any:
    """For non-adopters, the smallest factor of the product (ties count for skill first, then for inhibitors)."""
    held = 1.0 - adopter
    unskilled = select(ability_mean <= minimum(opportunity_mean, willingness_mean), held, 0.0)
    obstructed = select(opportunity_mean <= willingness_mean, held - unskilled, 0.0)
    return unskilled, obstructed, held - unskilled - obstructed


@mechanism.equation(writes=("internalized", "burnout"))
def standing(adopter: Any, attitude: Any, fatigue: Any) -> Any:
    """Adopters by conviction (attitude above 1/2), and people with fatigue above 1/2."""
    return select(attitude > 0.5, adopter, 0.0), select(fatigue > 0.5, 1.0, 0.0)
