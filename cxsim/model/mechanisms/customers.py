"""Customers: every department has a score, these form the organization's score, and news of it reaches people.

The score stays where it is if nothing changes. Skilled use raises it; the old habit (if that mechanism is on),
vacancies, fatigue and saturation lower it. Departments of a service chain complement each other: a customer served well
in one and badly in the next was served badly. People learn how customers judge their department and the organization;
they expect more of the change if the score rises, and less if it falls.
Reads: use as customers see it, use of the old habit, filled positions, fatigue and saturation of a
department, before the change and last week; score today; attention and expected benefit. Writes: served_gain,
points_lost, index_shift, department_index, chain_term, customer_score, customer_news; customer_benefit,
customer_meaning.
Source: Heskett et al. (1994) and Schneider et al. (1998) on the service chain and linkage (recalled) for directions;
Arrow et al. (1961) for constant elasticity of substitution; sizes are assumptions.
Known limits: customers of a department are alike; they do not leave; they notice after a week; the chain has no order,
only weights.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import clip, exponential, logarithm, maximum, power, select
from cxsim.model import mechanism
from cxsim.model.column import OrganizationColumn
from cxsim.model.hooks import HOOKS
from cxsim.model.mechanism import END, Mechanism
from cxsim.model.mechanisms import before
from cxsim.model.parameter import Parameter
from cxsim.model.phases import BehaviorMean

_CHAIN = "direction from Heskett et al. (1994), Schneider et al. (1998) (recalled); size assumed"

_PARAMETERS = (
    Parameter("detracting_points", "c_old", "points lost if everyone follows the old habit", "points", 15.0,
              5.0, 40.0),
    Parameter("vacancy_points", "c_vac", "points lost if all positions are vacant beyond the usual", "points", 60.0,
              20.0, 100.0, _CHAIN),
    Parameter("exhaustion_points", "c_exh", "points lost by fatigue 1 above that before the change", "points", 40.0,
              10.0,
              80.0, _CHAIN),
    Parameter("saturation_points", "c_over", "points lost if everyone's load is twice the capacity", "points",
              60.0, 20.0, 100.0),
    Parameter("chain_complementarity", "c_ces",
              "how little one department of a chain can compensate for another (inverse " "elasticity of substitution)",
              "0 = additive", 1.0, 0.0, 4.0),
    Parameter("news_benefit", "k_news", "change in expected benefit from a score that rises from 0 to 100", "1/week",
              0.05, 0.02, 0.15, _CHAIN, distribution="loguniform"),
    Parameter("news_meaning", "b_news", "weight of such a rise in the own evaluation", "logit", 1.5, 0.0, 3.0, _CHAIN),
)

_ORGANIZATION_COLUMNS = (
    OrganizationColumn("index_shift", "change of a department's customer score", "next_index_shift", unit="points",
                       low=-100.0, high=100.0),
    OrganizationColumn("score_before", "the organization's score before the change", "next_score_before", -1.0,
                       "points", low=-1.0, high=100.0, shared=True),
    OrganizationColumn("customer_news", "news of customers' judgment", "customer_news",
                       unit="hundreds of points", low=-1.0),
)


# About departments -------------------------------------------------------------------------------------------


@mechanism.equation(writes="served_gain")
def served_gain(last_served: Any, served_before: Any) -> Any:
    """(Q - Q0) / (1 - Q0): gain in use as customers see it."""
    return (last_served - served_before) / maximum(1.0 - served_before, 0.01)


@mechanism.equation(writes="points_lost")
def points_lost(
    last_detracting: Any, detracting_before: Any, last_people: Any, last_fatigue: Any, fatigue_before: Any,
    last_saturation: Any, saturation_before: Any, leaves_voluntarily: Any, quit_rate: Any, vacancy_weeks: Any,
    detracting_points: Any, vacancy_points: Any, exhaustion_points: Any, saturation_points: Any,
) -> Any:
    """Points lost to the old habit, to positions vacant beyond the usual, to fatigue and to saturation."""
    usual = leaves_voluntarily * quit_rate * vacancy_weeks / (1.0 + quit_rate * vacancy_weeks)
    return (
        detracting_points * (last_detracting - detracting_before)
        + vacancy_points * (1.0 - last_people - usual)
        + exhaustion_points * (last_fatigue - fatigue_before)
        + saturation_points * (last_saturation - saturation_before)
    )


@mechanism.equation(writes=("index_shift", "department_index"))
def next_index_shift(
    index_shift: Any, served_gain: Any, points_lost: Any, customer_index_at_rest: Any, customer_lag_weeks: Any
) -> Any:
    """s += ((100 - c0) gain - points lost - s) / tau; the score is c0 + s."""
    aim = (100.0 - customer_index_at_rest) * served_gain - points_lost
    aim = clip(aim, -customer_index_at_rest, 100.0 - customer_index_at_rest)
    shift = index_shift + (aim - index_shift) / customer_lag_weeks
    return shift, customer_index_at_rest + shift


@mechanism.equation(writes="chain_term")
def chain_term(department_index: Any, chain_weight: Any, chain_complementarity: Any, chain_declared: Any) -> Any:
    """w_d c_d^rho with rho = 1 - complementarity (w_d ln c_d at rho = 0); without a declared chain rho = 1."""
    exponent = 1.0 - chain_complementarity * chain_declared
    level = maximum(department_index, 0.01) / 100.0
    even = maximum(exponent, -exponent) < 1e-6
    return chain_weight * select(even, logarithm(level), power(level, exponent))


@mechanism.equation(writes="customer_score")
def customer_score(chain_term_total: Any, chain_complementarity: Any, chain_declared: Any) -> Any:
    """100 (sum of w_d c_d^rho)^(1 / rho): the organization's score (constant elasticity of substitution)."""
    exponent = 1.0 - chain_complementarity * chain_declared
    even = maximum(exponent, -exponent) < 1e-6
    sum_of_powers = select(even, 1.0, chain_term_total)
    by_power = power(sum_of_powers, 1.0 / select(even, 1.0, exponent))
    return 100.0 * select(even, exponential(chain_term_total), by_power)


@mechanism.equation(writes="score_before")
def next_score_before(score_before: Any, customer_score: Any) -> Any:
    """The organization's score in the first week."""
    return select(score_before < 0.0, customer_score, score_before)


@mechanism.equation(writes="customer_news")
def customer_news(
    department_index: Any, customer_index_at_rest: Any, customer_score: Any, score_before: Any
) -> Any:
    """Half the change of the department's score and half the organization's, in hundreds of points."""
    return 0.005 * (department_index - customer_index_at_rest + customer_score - score_before)


# About people ------------------------------------------------------------------------------------------------


@mechanism.equation(writes="customer_benefit")
def customer_benefit(
    customer_news: Any, celebration: Any, attention: Any, expected_benefit: Any, news_benefit: Any
) -> Any:
    """k attention (good news (1 + celebration)(1 - B) - bad news B): the effect of customers' judgment on expectations.
    """
    good, bad = maximum(customer_news, 0.0) * (1.0 + celebration), maximum(-customer_news, 0.0)
    return news_benefit * attention * (good * (1.0 - expected_benefit) - bad * expected_benefit)


@mechanism.equation(writes="customer_meaning")
def customer_meaning(customer_news: Any, news_meaning: Any) -> Any:
    """The effect of customers' judgment on the own evaluation, in logits."""
    return news_meaning * customer_news


MECHANISM = Mechanism(
    name="customers",
    meaning="every department has customers, departments of a chain need each other, and news reaches people",
    parameters=_PARAMETERS,
    organization_columns=_ORGANIZATION_COLUMNS,
    phases={
        "added_evaluation": (customer_meaning,),
        "added_benefit": (customer_benefit,),
        END: (HOOKS["detracting"], BehaviorMean("detracting", weight="customer_value")),
    },
    contributes={"added_evaluation": "customer_meaning", "added_benefit": "customer_benefit"},
    records={"detracting": "detracting_mean", "saturation": "saturation"},
    between=(
        before.served_before, before.detracting_before, before.fatigue_before,
        before.saturation_before, served_gain, points_lost,
        next_index_shift, chain_term, customer_score, next_score_before, customer_news,
    ),
    keeps={"customer_index": "department_index"},
    customer_index="customer_score",
)
