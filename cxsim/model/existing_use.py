"""Existing use: people who use a target behavior before anything is announced, in balance with the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import logistic, round_trait, select
from cxsim.model.mechanisms.benefit import realized_benefit
from cxsim.model.mechanisms.motivation import ability, motivation, opportunity
from cxsim.model.mechanisms.norm import social_proof
from cxsim.model.mechanisms.stages import LASTING_WEEKS
from cxsim.model.rest import (
    drive_at_rest,
    effort_mean,
    existing_users,
    fatigue_of,
    motivation_for,
    resting_habit,
    resting_skill,
    saturation_of,
    sustainable_rate,
    unskilled_at,
    usual_load,
)
from cxsim.model.start import Company, Rest, Start, Surroundings, Usual

Values = NDArray[np.float64]

# Enough rounds for the expected benefit, which neighbors pass on slowly, to settle on the network.
ROUNDS_OF_TALK = 40
# Enough rounds for the rate and the skill, which depend on each other, to settle to this difference in ability.
ROUNDS_OF_LEARNING, SETTLED = 60, 2.0**-16


def shortfall_note(behavior: str, short: float) -> str:
    """The note if less use exists than stated; empty if the difference is below half a percentage point."""
    if short <= 0.005:
        return ""
    return (
        f"existing use of '{behavior}' starts {short:.1%} lower than stated: the required skill and the inhibitors "
        "do not allow more"
    )


def existing_rates(start: Start, shares: Sequence[Values]) -> tuple[list[Values], dict[str, float]]:
    """Choose the people who use a behavior already, and set their use, skill and habit.

    ``shares``: the stated share of users by behavior, broadcasting to the shape of ``start``. Returns the weekly rates
    of use by behavior, 0 for others, and the missing part of each stated share by name.
    """
    missing: dict[str, float] = {}
    rates = []
    for number, share in enumerate(shares):
        rate, missing[start.behaviors[number]] = _use(start, number, share)
        rates.append(rate)
    return rates, missing


def surroundings(company: Company, rates: Sequence[Values]) -> Surroundings:
    """What everybody sees of existing use; the expected benefit settles as neighbors pass it on."""
    norms = tuple(round_trait(visibility * company.seen(rate))
                  for visibility, rate in zip(company.visibility, rates, strict=True))
    skills = tuple(visibility * company.seen(rate * company.column("skill", number))
                   for number, (visibility, rate) in enumerate(zip(company.visibility, rates, strict=True)))
    led = np.broadcast_to((company.manager >= 0)[:, None], company.shape)
    own, passed_on = _experience(company, rates, norms)
    seen = np.broadcast_to(np.asarray(company.parameters["benefit_rest"], dtype=np.float64), company.shape)
    for _ in range(ROUNDS_OF_TALK):
        seen = company.seen(own + passed_on * seen)
    manager_rates = tuple(np.where(led, rate[company.manager], 0.0) for rate in rates)
    return Surroundings(norms, skills, np.where(led, 1.0, 0.0), manager_rates, seen)


def settle(start: Start, rates: Sequence[Values], around: Surroundings, rests: Sequence[Rest]) -> None:
    """Set norm, benefit, fatigue and constants so that people with these rates are at rest in their surroundings.

    ``rests``: the ``rest`` functions of mechanisms.
    """
    for number, norm in enumerate(around.norms):
        start.column("perceived_norm", number)[...] = norm
    own, passed_on = _experience(start, rates, around.norms)
    start.column("expected_benefit")[...] = round_trait(own + passed_on * around.belief)
    _hold(start)
    unskilled = unskilled_at(start, rates)
    _tire(start, rates, unskilled)
    able = [_able_with(start, number)(start.column("skill", number), unskilled) for number in range(len(rates))]
    for number, rate in enumerate(rates):
        _anchor(start, number, rate, able[number], around)
    for rest in rests:
        rest(start, Usual(rates, able, around))


def remember(company: Company, rates: Sequence[Values]) -> None:
    """Whoever is there and usually an adopter has long been one; a hire has yet to show it."""
    usual = sum(share * rate for share, rate in zip(company.customer_value_shares, rates, strict=True))
    lasting = (usual >= company.parameters["adopter_share"]) & (company.column("present") > 0.0)
    company.column("weeks_as_adopter")[...] = np.where(lasting, LASTING_WEEKS, 0.0)


def _hold(start: Start) -> None:
    """Keep attitudes where they were although users expect more: the constant absorbs the difference."""
    p, inhibition = start.parameters, start.at_rest("inhibition_mean")
    traits = {name: start.column(name) for name in ("resistance", "trust_set_point")}
    now, usual = (drive_at_rest(traits, inhibition, benefit, p)
                  for benefit in (start.column("expected_benefit"), p["benefit_rest"]))
    start.column("attitude_anchor")[...] -= round_trait(now - usual)


def _tire(start: Start, rates: Sequence[Values], unskilled: Values) -> None:
    """Use that still takes effort, or goes against one's attitude, tires; users are used to it."""
    p = start.parameters
    saturation = saturation_of(usual_load(start, start.column("base_load"), unskilled))
    against = 2.0 * np.maximum(0.5 - start.column("attitude"), 0.0)
    dissonance = p["fatigue_dissonance"] * 0.3 * effort_mean(start, rates) * against
    for name in ("usual_fatigue", "fatigue"):
        start.column(name)[...] = fatigue_of(saturation, p, dissonance)


def _use(start: Start, behavior: int, share: Values) -> tuple[Values, float]:
    """Choose the users; returns weekly rates, (people, replicates), and the missing use."""
    p = start.parameters
    initial_skill = start.column("initial_skill", behavior)
    name, able_with = start.behaviors[behavior], _able_with(start, behavior)
    able = np.ones_like(initial_skill)
    for _ in range(ROUNDS_OF_LEARNING):
        rate = sustainable_rate(able)
        skill = resting_skill(rate, initial_skill, p["learning_by_doing"], p["skill_decay"])
        newest = able_with(skill, start.effort_shares[behavior] * rate * (1.0 - skill))
        # Everybody stops for themselves, so that it does not matter together with whom they are drawn.
        moves = np.abs(newest - able) > SETTLED
        if not moves.any():
            break
        able = np.where(moves, newest, able)
    chosen = existing_users(share, able, start.uniform(f"existing:{name}"))
    rate = np.where(chosen.chosen, chosen.rate, 0.0)
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


def _able_with(start: Start, behavior: int) -> Callable[[Values, Values], Values]:
    """Ability x opportunity of people by their skill, and by ``unskilled`` use beside daily work and initiatives."""
    p, load = start.parameters, usual_load(start, start.column("base_load"))
    tools, required = start.at_rest("tools", behavior), start.at_rest("required_skill", behavior)
    inhibition, factor = start.at_rest("inhibition", behavior), start.hook_at_rest("opportunity_factor", behavior)

    def able(skill: Values, unskilled: Values) -> Values:
        can: Values = ability(skill, tools, required, p["tool_relief"], p["ability_softness"])
        may: Values = opportunity(
            inhibition, saturation_of(load + p["load_use"] * unskilled), p["inhibition_opportunity_loss"],
            p["saturation_opportunity_loss"], factor,
        )
        return can * may

    return able


def _experience(start: Start, rates: Sequence[Values], norms: Sequence[Values]) -> tuple[Values, Values]:
    """The expected benefit in balance with use: own part + part passed on x the benefit that others expect."""
    p = start.parameters
    mean_rate, gained, seen_rate = (np.zeros(start.shape) for _ in range(3))
    for number, rate in enumerate(rates):
        effort = start.effort_shares[number]
        benefit = realized_benefit(
            start.column("skill", number), start.at_rest("inhibition", number), p["benefit_rest"],
            p["benefit_gain"], p["benefit_cost"], p["realized_gain"], start.column("personal_stake"),
        )
        mean_rate = mean_rate + effort * rate
        gained = gained + effort * rate * benefit
        seen_rate = seen_rate + effort * norms[number]
    fading = p["benefit_fading"] * (1.0 - mean_rate)
    vicarious = p["benefit_vicarious"] * seen_rate * (1.0 - mean_rate)
    total = p["benefit_learning"] * mean_rate + fading + vicarious
    moved, divisor = total > 0.0, select(total > 0.0, total, 1.0)
    own = (p["benefit_learning"] * gained + fading * p["benefit_rest"]) / divisor
    return select(moved, own, p["benefit_rest"]), select(moved, vicarious / divisor, 0.0)


def _anchor(start: Start, behavior: int, rate: Values, able: Values, around: Surroundings) -> None:
    """Set the constant in motivation: users keep their rate, and people around them are used to seeing it."""
    p, attitude = start.parameters, start.column("attitude")
    with_others, alone = (
        _moved(start, behavior, norm, manager_rate, around.led)
        for norm, manager_rate in ((around.norms[behavior], around.manager_rates[behavior]), (0.0, 0.0))
    )
    unvetoed = start.column("habit", behavior) * logistic((attitude - p["veto_attitude"]) / p["veto_softness"])
    wanted = select(rate > 0.0, motivation_for(rate, able, unvetoed), alone)
    start.column("use_anchor", behavior)[...] = round_trait(wanted - with_others)


def _moved(start: Start, behavior: int, norm: Any, manager_rate: Any, led: Values) -> Values:
    """Motivation in logits before anything happens, without the constant, where others and the manager use it so much.
    """
    p, sponsorship = start.parameters, start.at_rest("usual_sponsorship")
    proof = social_proof(norm, start.column("norm_threshold"), p["norm_softness"])
    given = {
        "attitude": start.column("attitude"), "intrinsic_weight": 1.0, "social_proof": proof,
        "manager_use": manager_rate, "has_manager": led, "sponsorship": sponsorship, "usual_sponsorship": sponsorship,
        "fatigue": start.column("fatigue"), "inhibition": start.at_rest("inhibition", behavior),
    }
    moved: Values = motivation(**{name: given.get(name, p.get(name, 0.0)) for name in motivation.reads})
    return moved
