"""Expected benefit: learned by doing, from colleagues, from promises and from celebrated results.

Reads: skill, inhibitors, use, others' use and beliefs, relevance, promise. Writes: realized_benefit,
benefit_of_use, expected_benefit.
Source: Repenning (2002): results reinforce or erode commitment; rates are assumptions.
Some people gain by a change and others lose: the personal stake shifts what use brings, and what a promise is worth.
Known limits: one stake for all behaviors; the benefit of a behavior does not depend on its spread.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import clip, maximum, select
from cxsim.model import mechanism


@mechanism.equation(writes="realized_benefit", by_behavior=True)
def realized_benefit(
    skill: Any, inhibition: Any, benefit_rest: Any, benefit_gain: Any, benefit_cost: Any, realized_gain: Any,
    personal_stake: Any,
) -> Any:
    """r = clip(B_rest + .6 g_b K (1 - O) - c_b (1 - K) + stake, 0, 1)."""
    gained = realized_gain * benefit_gain * skill * (1.0 - inhibition)
    return clip(benefit_rest + gained - benefit_cost * (1.0 - skill) + personal_stake, 0.0, 1.0)


@mechanism.equation(writes="used_benefit", by_behavior=True)
def used_benefit(realized_benefit: Any, use: Any) -> Any:
    """The benefit of a behavior if it is used."""
    return realized_benefit * use


@mechanism.equation(writes="benefit_of_use")
def benefit_of_use(used_benefit_mean: Any, use_mean: Any) -> Any:
    """Effort-weighted benefit of the behaviors in use; 0 without use."""
    return used_benefit_mean / select(use_mean > 0.0, use_mean, 1.0)


@mechanism.equation(writes="expected_benefit")
def next_expected_benefit(
    expected_benefit: Any, use_mean: Any, benefit_of_use: Any, personal_stake: Any, seen_use_mean: Any,
    seen_expected_benefit: Any, personal_relevance: Any, promise: Any, credibility: Any, attention: Any,
    celebration: Any, root_use_last_week: Any, benefit_of_users_last_week: Any, benefit_learning: Any,
    benefit_fading: Any, benefit_rest: Any, benefit_vicarious: Any, benefit_promise_gain: Any, celebration_gain: Any,
    added_benefit: Any = 0.0,
) -> Any:
    """B += own experience - fading + vicarious + promised + celebrated + added."""
    b = expected_benefit
    own = benefit_learning * use_mean * (benefit_of_use - b)
    fading = benefit_fading * (1.0 - use_mean) * (benefit_rest - b)
    vicarious = benefit_vicarious * seen_use_mean * (seen_expected_benefit - b) * (1.0 - use_mean)
    promised = benefit_promise_gain * personal_relevance * credibility * attention
    promised = promised * maximum(promise + personal_stake - b, 0.0)
    noticed = celebration_gain * celebration * attention * root_use_last_week
    celebrated = noticed * (benefit_of_users_last_week - b)
    return clip(b + own + fading + vicarious + promised + celebrated + added_benefit, 0.0, 1.0)
