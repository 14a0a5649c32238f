"""Existing use: people who use a target behavior before anything is announced, in balance with the rest."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import logistic, round_trait
from cxsim.model.mechanisms.benefit import realized_benefit
from cxsim.model.mechanisms.motivation import ability, opportunity
from cxsim.model.mechanisms.norm import social_proof
from cxsim.model.rest import existing_users, motivation_for, resting_habit, resting_skill, sustainable_rate
from cxsim.model.start import Rest, Start

Values = NDArray[np.float64]

# Enough rounds for the expected benefit, which neighbors pass on slowly, to settle on the network.
ROUNDS_OF_TALK = 40
# Enough rounds for the rate and the skill, which depend on each other, to settle.
ROUNDS_OF_LEARNING = 60


def shortfall_note(behavior: str, short: float) -> str:
    """The note if less use exists than stated; empty if the difference is below half a percentage point."""
    if short <= 0.005:
        return ""
    return (
        f"existing use of '{behavior}' starts {short:.1%} lower than stated: the required skill and the inhibitors "
        "do not allow more"
    )


def add_existing_use(start: Start, shares: Sequence[Values], rests: Sequence[Rest]) -> dict[str, float]:
    """Set use, skill, habit, norm, benefit and constants where a behavior is already in use.

    ``shares``: the stated share of users by behavior, shape (people, 1) each; ``rests``: the ``rest`` functions of
    mechanisms. Returns the missing part of each stated share, by behavior.
    """
    if not any(share.any() for share in shares):
        return {}
    missing: dict[str, float] = {}
    rates = []
    for number, share in enumerate(shares):
        rate, missing[start.behaviors[number]] = _use(start, number, share)
        rates.append(rate)
    _believe(start, rates)
    _hold(start)
    for number, rate in enumerate(rates):
        _anchor(start, number, rate)
    able = [_able(start, number, start.column("skill", number)) for number in range(len(rates))]
    for rest in rests:
        rest(start, rates, able)
    return missing


def _hold(start: Start) -> None:
    """Keep attitudes where they were although users expect more: the constant absorbs the difference."""
    shift = start.parameters["anchor_benefit"] * (
        start.column("expected_benefit") - start.parameters["benefit_rest"]
    )
    start.column("attitude_anchor")[...] = round_trait(start.column("attitude_anchor") - shift)


def _use(start: Start, behavior: int, share: Values) -> tuple[Values, float]:
    """Choose the users; returns weekly rates, (people, replicates), and the missing use."""
    p = start.parameters
    initial_skill = start.column("initial_skill", behavior)
    name = start.behaviors[behavior]
    able = np.ones_like(initial_skill)
    for _ in range(ROUNDS_OF_LEARNING):
        rate = sustainable_rate(able)
        skill = resting_skill(rate, initial_skill, p["learning_by_doing"], p["skill_decay"])
        able = _able(start, behavior, skill)
    chosen = existing_users(share, able, start.uniform(f"existing:{name}"))
    rate = np.where(chosen.chosen, chosen.rate, 0.0) * start.column("present")
    start.column("skill", behavior)[...] = resting_skill(
        rate, initial_skill, p["learning_by_doing"], p["skill_decay"]
    )
    quality = p["compliance_habit_floor"] + (1.0 - p["compliance_habit_floor"]) * start.column("attitude")
    start.column("habit", behavior)[...] = resting_habit(rate, quality, p["habit_gain"], p["habit_decay"])
    _recent_weeks(start, behavior, name, rate)
    return rate, chosen.short


def _recent_weeks(start: Start, behavior: int, name: str, rate: Values) -> None:
    """Draw use in the last weeks before the first at each person's rate."""
    value = start.customer_value_shares[behavior]
    for back in (1, 2, 3):
        used = np.where(start.uniform(f"existing practice:{name}", -back) < rate, 1.0, 0.0)
        start.column(f"recent_use_{back}")[...] += value * used
        if back == 1:
            start.column("use", behavior)[...] = used


def _able(start: Start, behavior: int, skill: Values) -> Values:
    p = start.parameters
    can = ability(skill, start.at_rest("tools", behavior), start.at_rest("required_skill", behavior),
                  p["tool_relief"], p["ability_softness"])
    may = opportunity(start.at_rest("inhibition", behavior), 0.0, p["inhibition_opportunity_loss"],
                      p["saturation_opportunity_loss"], start.hook_at_rest("opportunity_factor", behavior))
    able: Values = can * may
    return able


def _believe(start: Start, rates: list[Values]) -> None:
    """Set the expected benefit in balance with own and others' use."""
    p = start.parameters
    effort = start.effort_shares
    mean_rate, gained, seen_rate = (np.zeros(start.shape) for _ in range(3))
    for number, rate in enumerate(rates):
        visibility = start.visibility[number]
        benefit = realized_benefit(
            start.column("skill", number), start.at_rest("inhibition", number), p["benefit_rest"],
            p["benefit_gain"], p["benefit_cost"], p["realized_gain"],
        )
        start.column("perceived_norm", number)[...] = round_trait(visibility * start.seen(rate))
        mean_rate = mean_rate + effort[number] * rate
        gained = gained + effort[number] * rate * benefit
        seen_rate = seen_rate + effort[number] * start.column("perceived_norm", number)
    own = p["benefit_learning"] * gained
    fading = p["benefit_fading"] * (1.0 - mean_rate)
    vicarious = p["benefit_vicarious"] * seen_rate * (1.0 - mean_rate)
    total = p["benefit_learning"] * mean_rate + fading + vicarious
    belief = np.broadcast_to(np.asarray(p["benefit_rest"], dtype=np.float64), start.shape).copy()
    for _ in range(ROUNDS_OF_TALK):
        aim = own + fading * p["benefit_rest"] + vicarious * start.seen(belief)
        belief = np.where(total > 0.0, aim / np.where(total > 0.0, total, 1.0), belief)
    start.column("expected_benefit")[...] = round_trait(belief)


def _anchor(start: Start, behavior: int, rate: Values) -> None:
    """Set the constant in motivation: users keep their rate, and people around them are used to seeing it."""
    p = start.parameters
    norm, threshold = start.column("perceived_norm", behavior), start.column("norm_threshold")
    manager = start.manager
    manager_rate = np.where(manager[:, None] >= 0, rate[manager], 0.0)
    proof = social_proof(norm, threshold, p["norm_softness"]) - social_proof(0.0, threshold, p["norm_softness"])
    example = p["manager_weight"] * 2.0 * manager_rate * (0.5 + 0.5 * p["sponsorship_neutral"])
    used_to = -(p["identification_weight"] * proof + example)
    attitude = start.column("attitude")
    baseline = (
        p["status_quo_bias"] + p["internalization_weight"] * (2.0 * attitude - 1.0)
        + p["identification_weight"] * social_proof(0.0, threshold, p["norm_softness"])
        - p["manager_weight"] * (0.5 + 0.5 * p["sponsorship_neutral"]) * (manager >= 0)[:, None]
        - p["fatigue_weight"] * p["fatigue_rest"] - p["inhibition_weight"] * start.at_rest("inhibition", behavior)
    )
    unvetoed = start.column("habit", behavior) * logistic((attitude - p["veto_attitude"]) / p["veto_softness"])
    able = _able(start, behavior, start.column("skill", behavior))
    needed = motivation_for(rate, able, unvetoed) - baseline
    start.column("use_anchor", behavior)[...] = round_trait(used_to + np.where(rate > 0.0, needed, 0.0))
