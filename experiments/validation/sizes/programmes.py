"""Sizes about programmes: what one intervention, or several at once, add to use, skill, output or adopters."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import numpy as np

from cxsim.organization.structure import leaders
from experiments.contrasts.company import PROGRAMME, Plan, arm, programme, reward
from experiments.validation.arms import BASE, Forces
from experiments.validation.people_patterns import CHANGE_OF_JOBS
from experiments.validation.sizes.estimate import (
    Estimate,
    Mask,
    Values,
    correlation,
    effect_sizes,
    mean_of,
    odds_ratio,
    ratio,
    together,
)
from experiments.validation.sizes.populations import interesting, large, message, one, organization, practice
from experiments.validation.sizes.trials import Trials

Weeks = tuple[int, int]

QUARTER: Weeks = (26, 39)
UNHINDERED: Forces = {**BASE, "inhibition": 0.0}
TRAINED, UNTRAINED = large("base, free, trained", UNHINDERED), large("base, free, untrained",
                                                                     {**UNHINDERED, "training": 0.0})
TOLD = message(0.6, 0, 52)
PAID, NOT_PAID = arm("told and paid", [*TOLD, *one("incentive", 0, 52, strength=1.0)]), arm("told", TOLD)
WHILE_PAID, HALF_A_YEAR_LATER = (39, 52), (74, 82)


def measured_and_told(strength: float, reported_back: float, *weeks: int) -> Plan:
    """Use is measured and told to people."""
    return one("kpi_measurement", *weeks, strength=strength, reported_back=reported_back)


def compliance(trials: Trials, name: str, plan: Plan, weeks: Weeks, existing: float = 0.5) -> Estimate:
    """What a plan adds to use of a known practice in some weeks."""
    treated, control = practice(name, plan, existing), practice("nothing", [], existing)
    return mean_of(trials.mean(treated, "use", *weeks) - trials.mean(control, "use", *weeks))


def training_learning(trials: Trials) -> Estimate:
    """What training adds to skill."""
    taught, not_taught = (trials.watch(each, 26, 39, ("skill",)) for each in (TRAINED, UNTRAINED))
    return mean_of(effect_sizes(taught.start["skill"], not_taught.start["skill"], taught.there & not_taught.there))


def of_training(trials: Trials, measure: str) -> Estimate:
    """What training adds to use or output of people in the quarter after it."""
    columns, means = (("skill",), ("use",)) if measure == "use" else ((), (measure,))
    taught, not_taught = (trials.watch(each, *QUARTER, columns, means) for each in (TRAINED, UNTRAINED))
    both = taught.stayed & not_taught.stayed
    return mean_of(effect_sizes(taught.mean[measure], not_taught.mean[measure], both))


def added_to_base(trials: Trials, name: str, plan: Plan, chosen: Mask | None = None) -> Estimate:
    """What a plan adds to people's share of weeks of use in a quarter of the base programme (d)."""
    with_it, without = (trials.watch(each, *QUARTER) for each in (arm(f"programme, {name}", [*programme(), *plan]),
                                                                  PROGRAMME))
    both = with_it.stayed & without.stayed
    return mean_of(effect_sizes(with_it.mean["use"], without.mean["use"],
                                both if chosen is None else both & chosen[:, None]))


def coached(trials: Trials) -> Estimate:
    """What coaching adds to use by the managers who are coached."""
    return added_to_base(trials, "coached", one("manager_coaching", 4, 30, strength=1.0),
                         leaders(organization(PROGRAMME).manager))


def reward_while_on(trials: Trials) -> Estimate:
    """The odds of adopting while a reward is paid, times those without."""
    return together(odds_ratio, *(trials.mean(each, "adoption", *WHILE_PAID) for each in (PAID, NOT_PAID)))


def reward_after(trials: Trials) -> Estimate:
    """What is left of that difference half a year after the last payment."""
    after, before = (trials.mean(PAID, "adoption", *weeks) - trials.mean(NOT_PAID, "adoption", *weeks)
                     for weeks in (HALF_A_YEAR_LATER, WHILE_PAID))
    return together(ratio, after, before)


def free_choice(trials: Trials, force: str) -> Estimate:
    """Use of an interesting task in the eight weeks after twelve weeks of a reward or of praise (d)."""
    after, never = (trials.watch(each, 12, 20) for each in (
        interesting(force, {force: ((0, 12, 1.0),)}), interesting("alone", {})))
    return mean_of(effect_sizes(after.mean["use"], never.mean["use"], after.stayed & never.stayed))


def participation(trials: Trials) -> Estimate:
    """A full say or none with output in the twelfth week of a change of jobs, over all people and replicates."""
    silent, heard = (trials.watch(large(f"change of jobs, say {say:g}", {**CHANGE_OF_JOBS, "voice": say}, weeks=12),
                                  11, 12, (), ("output",)) for say in (0.0, 1.0))

    def over_all(*outputs: Values) -> float:
        produced = [each[~np.isnan(each)] for each in outputs]
        return correlation(np.repeat([0.0, 1.0], [len(each) for each in produced]), np.concatenate(produced))

    return together(over_all, *(np.where(seen.filled > 0.0, seen.mean["output"], np.nan) for seen in (silent, heard)))


def money_against_recognition(trials: Trials) -> Estimate:
    """What money adds to the base programme, divided by what recognition adds."""
    base = trials.end(PROGRAMME)
    money, praise = (trials.end(arm(f"programme and {kind}", [*programme(), *reward(kind)])) - base
                     for kind in ("incentive", "recognition"))
    return together(ratio, money, praise)


def recognition_outlasts_money(trials: Trials) -> Estimate:
    """Use in the four weeks after two weeks of recognition, less that after two weeks of money."""
    praised, paid = (
        trials.mean(arm(f"programme, two weeks of {kind}", [*programme(), *one(kind, 26, 28, strength=1.0)]),
                    "use", 28, 32) for kind in ("recognition", "incentive"))
    return mean_of(praised - paid)


VISIT: Plan = [*one("training", 0, 4, hours_per_week=1.0),
               *one("personal_relevance", 0, 4, strength=0.5, promise=0.75)]
# Of plans whose effect is compliance with a known practice: what is done, and the weeks that count.
PRACTICES: Mapping[str, tuple[Plan, Weeks]] = {
    "training-alone": (one("training", 0, 4, hours_per_week=4.0), (13, 39)),
    "reminders": (one("continuous_reinforcement", 0, 26, strength=0.5), (13, 26)),
    "audit-and-feedback": (measured_and_told(0.6, 1.0, 0, 26), (13, 26)),
    "outreach": (VISIT, (13, 39)),
    "campaign": (message(1.0, 0, 26, vision=0.5), (13, 26)),
    "whole-programme": ([*VISIT, *message(0.6, 0, 26), *measured_and_told(0.6, 1.0, 0, 26)], (13, 39)),
    "watched-then-not": (measured_and_told(1.0, 0.5, 0, 78), (82, 104)),
}
# Of plans that are added to a quarter of the base programme.
ADDED: Mapping[str, Plan] = {
    "goals": one("goals_and_deadlines", *QUARTER, strength=1.0),
    "progress-monitoring": measured_and_told(1.0, 1.0, *QUARTER),
    "individual-reward": one("incentive", *QUARTER, strength=0.6),
    "team-reward": one("incentive", *QUARTER, strength=0.6, basis="team"),
}

MEASURES: Mapping[str, Any] = {
    **{name: partial(compliance, name=name, plan=plan, weeks=weeks) for name, (plan, weeks) in PRACTICES.items()},
    **{name: partial(added_to_base, name=name, plan=plan) for name, plan in ADDED.items()},
    "nudge": partial(compliance, name="nudge", plan=message(0.3, 0, 4), weeks=(4, 12), existing=0.25),
    "training-learning": training_learning,
    "training-behavior": partial(of_training, measure="use"),
    "training-results": partial(of_training, measure="output"),
    "coaching": coached,
    "reward-while-on": reward_while_on,
    "reward-after": reward_after,
    "crowding-out": partial(free_choice, force="incentive"),
    "praise-lasts": partial(free_choice, force="recognition"),
    "participation": participation,
    "money-against-recognition": money_against_recognition,
    "recognition-outlasts-money": recognition_outlasts_money,
}
