"""Old habit: the behavior that the new one displaces is a habit too; it pulls back, and fades only with practice.

Reads: old habit, practice. Writes: old_habit, old_habit_pull, old_habit_practised.
Source: Lally et al. (2010) for habits as such; that an old habit stands in the way is common ground, the sizes are
assumptions. The status quo bias of the reference week already holds an average old habit, which is taken out here.
Known limits: one old behavior per new one, and customers suffer from all of them alike; the old habit of a newcomer is
none.
"""

from __future__ import annotations

from typing import Any

from cxsim.model.law import law


@law(writes="old_habit_pull", by_behavior=True)
def old_habit_pull(old_habit: Any, old_habit_weight: Any, old_habit_in_bias: Any) -> Any:
    """beta_in_b0 - beta_old q: the pull in logits, less what the status quo bias already holds of it."""
    return old_habit_in_bias - old_habit_weight * old_habit


@law(writes="old_habit", by_behavior=True)
def next_old_habit(
    old_habit: Any, practice: Any, old_habit_usual: Any, old_habit_fading: Any, old_habit_recovery: Any
) -> Any:
    """q += -.06 y q + .03 (1 - y)(.6 - q): it fades with practice of the new and returns without."""
    faded = old_habit_fading * practice * old_habit
    return old_habit - faded + old_habit_recovery * (1.0 - practice) * (old_habit_usual - old_habit)


@law(writes="old_habit_practised", by_behavior=True)
def old_habit_practised(old_habit: Any, practice: Any) -> Any:
    """q (1 - y): how far the old behavior is what customers meet (read where customers are a law of their own)."""
    return old_habit * (1.0 - practice)
