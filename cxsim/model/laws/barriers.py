"""The first unmet condition of each person, in ADKAR's order; an overlay for reports without dynamics of its own.

Reads: awareness, attitude, skill, ability, opportunity, practice, habit. Writes: the five barrier flags.
Source: ADKAR (Hiatt 2006) as a reading aid. Known limits: conditions may be lost again; the order is a convention.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import select
from cxsim.model.law import law


@law(writes=("knowledge_gap", "ability_gap"), by_behavior=True)
def gaps(skill: Any, tools: Any, required_skill: Any, tool_relief: Any, ability: Any, opportunity: Any) -> Any:
    """Flags: more than .1 short of the skill required; ability x opportunity below 1/2."""
    short = select(skill + tool_relief * tools < required_skill - 0.1, 1.0, 0.0)
    return short, select(ability * opportunity < 0.5, 1.0, 0.0)


@law(
    writes=("barrier_awareness", "barrier_desire", "barrier_knowledge", "barrier_ability", "barrier_reinforcement")
)
def first_barrier(
    awareness: Any, attitude: Any, knowledge_gap_mean: Any, ability_gap_mean: Any, practice_mean: Any, habit_mean: Any
) -> Any:
    """Exactly one flag, or none where all five conditions are met."""
    unaware = select(awareness < 0.5, 1.0, 0.0)
    unwilling = (1.0 - unaware) * select(attitude < 0.5, 1.0, 0.0)
    open_1 = 1.0 - unaware - unwilling
    unskilled = open_1 * select(knowledge_gap_mean >= 0.5, 1.0, 0.0)
    open_2 = open_1 - unskilled
    unable = open_2 * select(ability_gap_mean >= 0.5, 1.0, select(practice_mean < 0.5, 1.0, 0.0))
    open_3 = open_2 - unable
    return unaware, unwilling, unskilled, unable, open_3 * select(habit_mean < 0.5, 1.0, 0.0)


@law(writes=("internalized", "burnout"))
def standing(adopter: Any, attitude: Any, fatigue: Any) -> Any:
    """Adopters by conviction (attitude above 1/2), and people with fatigue above 1/2."""
    return select(attitude > 0.5, adopter, 0.0), select(fatigue > 0.5, 1.0, 0.0)
