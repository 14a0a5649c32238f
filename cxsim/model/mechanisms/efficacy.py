"""Efficacy ("can we, can I"): grows with own and visible success and training, falls with failure and overload.

It spills over between behaviors, so a small one may pave the way to a large one, or a failed one block it. The distance
from what one can do to what is asked raises a fear that resistance multiplies. Small steps shorten the distance, turn
failures into small successes, and teach less. Goals and freedom make success and failure one's own; goals pull those
who feel able and discourage others.
Reads: efficacy, practice of oneself and others, ability, opportunity, training, overload, stories, resistance, goals,
autonomy, small steps. Writes: efficacy, efficacy_motive, efficacy_evaluated, goal_effort.
Source: Bandura (1977, 1997) for sources and effects, Locke & Latham (1990, 2002) for goals, Weick (1984) for small
wins (all recalled); signs from there, sizes are assumptions.
Known limits: success is practice, not praise; the size of a change is its distance in skill; goals are not negotiated.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import clip, maximum
from cxsim.model.law import law


@law(writes="goal_effort")
def goal_effort(goal: Any, goal_load: Any) -> Any:
    """Load of working towards a dated goal."""
    return goal_load * goal


@law(writes="efficacy_evaluated")
def efficacy_evaluated(efficacy_mean: Any, efficacy_rest: Any, efficacy_evaluation: Any) -> Any:
    """b_E (E - E_rest): what one trusts oneself and the others to do, in the own evaluation."""
    return efficacy_evaluation * (efficacy_mean - efficacy_rest)


@law(writes="efficacy_motive", by_behavior=True)
def efficacy_motive(
    efficacy: Any, resistance: Any, skill: Any, tools: Any, required_skill: Any, small_steps: Any, goal: Any,
    efficacy_rest: Any, efficacy_weight: Any, fear_weight: Any, fear_in_bias: Any, tool_relief: Any, goal_weight: Any,
    goal_courage: Any,
) -> Any:
    """beta_E (E - E_rest) - beta_fear resistance distance (1 - E) + what b0 holds of it + beta_g goal (E - .3)."""
    distance = maximum(required_skill - skill - tool_relief * tools, 0.0) * (1.0 - small_steps)
    fear = fear_weight * resistance * distance * (1.0 - efficacy)
    pulled = goal_weight * goal * (efficacy - goal_courage)
    return efficacy_weight * (efficacy - efficacy_rest) - fear + fear_in_bias + pulled


@law(writes="efficacy", by_behavior=True)
def next_efficacy(
    efficacy: Any, efficacy_mean: Any, practice: Any, willingness: Any, ability: Any, opportunity: Any,
    seen_practice: Any, training: Any, overload: Any, fatigue: Any, attention: Any, story: Any,
    root_use_last_week: Any, autonomy: Any, goal: Any, small_steps: Any, efficacy_rest: Any, efficacy_success: Any,
    efficacy_seen: Any, efficacy_story: Any, efficacy_training: Any, efficacy_failure: Any, efficacy_overload: Any,
    efficacy_spill: Any, efficacy_fading: Any, efficacy_ownership: Any, small_step_lesson: Any, usual_willingness: Any,
) -> Any:
    """E += (success + seen + taught)(1 - E) - (failed + overloaded) E + spill (E_mean - E) + fading (E_rest - E)."""
    owned = 1.0 + efficacy_ownership * (autonomy + goal)
    tried_in_vain = maximum(willingness - usual_willingness, 0.0) * (1.0 - ability * opportunity)
    lesson = 1.0 - small_step_lesson * small_steps
    success = efficacy_success * lesson * (practice + small_steps * tried_in_vain * (1.0 - practice)) * owned
    seen = efficacy_seen * seen_practice + efficacy_story * story * attention * root_use_last_week
    taught = efficacy_training * training * (1.0 - fatigue)
    failed = efficacy_failure * tried_in_vain * (1.0 - small_steps) * owned + efficacy_overload * overload
    spilled = efficacy_spill * (efficacy_mean - efficacy) + efficacy_fading * (efficacy_rest - efficacy)
    return clip(efficacy + (success + seen + taught) * (1.0 - efficacy) - failed * efficacy + spilled, 0.0, 1.0)
