"""Existing practice: people who practise a target behavior before anything is announced, in balance with the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import logistic, round_trait
from cxsim.engine.start.further_existing import opened_at_rest, settle_further
from cxsim.model.mechanisms.benefit import realized_benefit
from cxsim.model.mechanisms.motivation import ability, opportunity
from cxsim.model.mechanisms.norm import social_proof
from cxsim.model.rest import existing_practisers, motivation_for, resting_habit, resting_skill, sustainable_rate

if TYPE_CHECKING:
    from cxsim.engine.start.start import Beginning

Values = NDArray[np.float64]

# Enough for the expected benefit, which neighbors pass on at a small rate, to settle on the network.
ROUNDS_OF_TALK = 40
# Enough for a rate and the skill that it leads to, on which the rate depends, to settle.
ROUNDS_OF_LEARNING = 60


def shortfall_note(behavior: str, short: float) -> str:
    """What to tell where less practice exists than was stated; empty where the difference is below half a point."""
    if short <= 0.005:
        return ""
    return (
        f"existing practice of '{behavior}' starts {short:.1%} lower than stated: people could not have practised more "
        "with the skill required and the obstacles they face"
    )


def add_existing_practice(beginning: Beginning) -> None:
    """Set practice, skill, habit, norm, benefit and constants where the scenario states existing practice."""
    scenario = beginning.world.scenario
    organization = beginning.world.organization
    departments, there = organization.departments, organization.open_in(0)
    shares = [
        np.where(there, np.array([behavior.existing_in(name) for name in departments])[organization.department], 0.0)
        for behavior in scenario.behaviors
    ]
    if not any(share.any() for share in shares):
        return
    rates = [_practise(beginning, number, share[:, None]) for number, share in enumerate(shares)]
    _believe(beginning, rates)
    _hold(beginning)
    for number, rate in enumerate(rates):
        _anchor(beginning, number, rate)
    able = [_able(beginning, number, beginning.column("skill", number)) for number in range(len(rates))]
    settle_further(beginning, rates, able)


def _hold(beginning: Beginning) -> None:
    """Attitudes rest where they were, though those who practise expect more: the constant takes up the difference."""
    shift = beginning.parameters["anchor_benefit"] * (
        beginning.column("expected_benefit") - beginning.parameters["benefit_rest"]
    )
    beginning.column("attitude_anchor")[...] = round_trait(beginning.column("attitude_anchor") - shift)


def _practise(beginning: Beginning, behavior: int, share: Values) -> Values:
    """Choose who practises; returns everybody's weekly rate, shape (people, replicates)."""
    p = beginning.parameters
    initial_skill = beginning.column("initial_skill", behavior)
    name = beginning.world.scenario.behaviors[behavior].name
    able = np.ones_like(initial_skill)
    for _ in range(ROUNDS_OF_LEARNING):
        rate = sustainable_rate(able)
        skill = resting_skill(rate, initial_skill, p["learning_by_doing"], p["skill_decay"])
        able = _able(beginning, behavior, skill)
    chosen = existing_practisers(share, able, beginning.uniform(f"existing:{name}"))
    beginning.missing_practice[name] = chosen.short
    rate = np.where(chosen.chosen, chosen.rate, 0.0) * beginning.column("present")
    beginning.column("skill", behavior)[...] = resting_skill(
        rate, initial_skill, p["learning_by_doing"], p["skill_decay"]
    )
    quality = p["compliance_habit_floor"] + (1.0 - p["compliance_habit_floor"]) * beginning.column("attitude")
    beginning.column("habit", behavior)[...] = resting_habit(rate, quality, p["habit_gain"], p["habit_decay"])
    _recent_weeks(beginning, behavior, name, rate)
    return rate


def _recent_weeks(beginning: Beginning, behavior: int, name: str, rate: Values) -> None:
    """Practice of the last weeks before the first, drawn at each person's rate."""
    value = beginning.world.scenario.customer_value_shares[behavior]
    for back in (1, 2, 3):
        practised = np.where(beginning.uniform(f"existing practice:{name}", -back) < rate, 1.0, 0.0)
        beginning.column(f"recent_practice_{back}")[...] += value * practised
        if back == 1:
            beginning.column("practice", behavior)[...] = practised


def _able(beginning: Beginning, behavior: int, skill: Values) -> Values:
    p = beginning.parameters
    can = ability(skill, beginning.at_rest("tools", behavior), beginning.at_rest("required_skill", behavior),
                  p["tool_relief"], p["ability_softness"])
    may = opportunity(beginning.at_rest("inhibition", behavior), 0.0, p["inhibition_opportunity_loss"],
                      p["overload_opportunity_loss"], opened_at_rest(beginning, behavior))
    able: Values = can * may
    return able


def _seen(beginning: Beginning, values: Values) -> Values:
    weight = beginning.weight_of_examples()
    total = beginning.contacts.seen(weight, beginning.parameters)
    return beginning.contacts.seen(weight * values, beginning.parameters) / np.where(total > 0.0, total, 1.0)


def _believe(beginning: Beginning, rates: list[Values]) -> None:
    """Expected benefit in balance with own and others' practice."""
    p = beginning.parameters
    effort = beginning.world.scenario.effort_shares
    mean_rate, gained, seen_rate = (np.zeros(beginning.shape) for _ in range(3))
    for number, rate in enumerate(rates):
        visibility = beginning.world.scenario.behaviors[number].visibility
        benefit = realized_benefit(
            beginning.column("skill", number), beginning.at_rest("inhibition", number), p["benefit_rest"],
            p["benefit_gain"], p["benefit_cost"], p["realized_gain"],
        )
        beginning.column("perceived_norm", number)[...] = round_trait(visibility * _seen(beginning, rate))
        mean_rate = mean_rate + effort[number] * rate
        gained = gained + effort[number] * rate * benefit
        seen_rate = seen_rate + effort[number] * beginning.column("perceived_norm", number)
    own = p["benefit_learning"] * gained
    fading = p["benefit_fading"] * (1.0 - mean_rate)
    vicarious = p["benefit_vicarious"] * seen_rate * (1.0 - mean_rate)
    total = p["benefit_learning"] * mean_rate + fading + vicarious
    belief = np.broadcast_to(np.asarray(p["benefit_rest"], dtype=np.float64), beginning.shape).copy()
    for _ in range(ROUNDS_OF_TALK):
        aim = own + fading * p["benefit_rest"] + vicarious * _seen(beginning, belief)
        belief = np.where(total > 0.0, aim / np.where(total > 0.0, total, 1.0), belief)
    beginning.column("expected_benefit")[...] = round_trait(belief)


def _anchor(beginning: Beginning, behavior: int, rate: Values) -> None:
    """The constant in motivation: practisers keep their rate, those around them are used to the sight."""
    p = beginning.parameters
    norm, threshold = beginning.column("perceived_norm", behavior), beginning.column("norm_threshold")
    manager = beginning.world.network.manager
    manager_rate = np.where(manager[:, None] >= 0, rate[manager], 0.0)
    proof = social_proof(norm, threshold, p["norm_softness"]) - social_proof(0.0, threshold, p["norm_softness"])
    example = p["manager_weight"] * 2.0 * manager_rate * (0.5 + 0.5 * p["sponsorship_neutral"])
    used_to = -(p["identification_weight"] * proof + example)
    attitude = beginning.column("attitude")
    baseline = (
        p["status_quo_bias"] + p["internalization_weight"] * (2.0 * attitude - 1.0)
        + p["identification_weight"] * social_proof(0.0, threshold, p["norm_softness"])
        - p["manager_weight"] * (0.5 + 0.5 * p["sponsorship_neutral"]) * (manager >= 0)[:, None]
        - p["fatigue_weight"] * p["fatigue_rest"] - p["inhibition_weight"] * beginning.at_rest("inhibition", behavior)
    )
    unvetoed = beginning.column("habit", behavior) * logistic((attitude - p["veto_attitude"]) / p["veto_softness"])
    able = _able(beginning, behavior, beginning.column("skill", behavior))
    needed = motivation_for(rate, able, unvetoed) - baseline
    beginning.column("practice_anchor", behavior)[...] = round_trait(used_to + np.where(rate > 0.0, needed, 0.0))
