"""Contrasts about ties: they matter where spread is local, not at the end of a plan that reaches everybody."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim import load_scenario
from cxsim.analysis.paired import mean_interval
from cxsim.engine.world.build import people_view
from cxsim.engine.world.organizations import organization_of
from cxsim.interventions.people.selection import Rule, ranked
from cxsim.organization.random_ties import with_random_contacts
from cxsim.scenario.loading.overrides import with_overrides
from cxsim.scenario.schema.schema import Scenario
from cxsim.studies.diffusion.nested import CONTACTS, Problem, left_out_gain
from cxsim.studies.diffusion.observations import Observations
from cxsim.studies.diffusion.shuffle import shuffles
from experiments.contrasts.company import MODEL, Plan, programme
from experiments.contrasts.contrast import Contrast, Measured, points
from experiments.contrasts.runs import Runs
from experiments.contrasts.sizes import COMBINED
from experiments.contrasts.ties import everybody, informal_alone
from experiments.contrasts.villages import PERIOD_WEEKS, PERIODS, futures_of
from experiments.validation.session import Arm

Values = NDArray[np.float64]

VILLAGE = {"mean_ties": 3.0, "cross_department_share": 0.05}
CHAMPIONS = 16
RANDOM_CHOICES = 4
# Every way in which what one sees of others reaches a person.
NO_SOCIAL_INFLUENCE: Mapping[str, float] = dict.fromkeys((
    "identification_weight", "manager_weight", "susceptibility", "benefit_vicarious", "efficacy_seen",
    "cynicism_unfulfilled", "unfulfilled_fall", "member_weight", "stance_weight", "committee_voice",
    "committee_credibility", "peer_gain", "public_norm", "awareness_peer_share",
), 0.0)
# A plan whose spread is local: it says nothing to anybody.
QUIET_PLAN: Plan = (
    {"type": "training", "start_week": 4, "weeks": 26, "hours_per_week": 4},
    {"type": "tool_rollout", "start_week": 4, "strength": 0.8},
    {"type": "recognition", "start_week": 4, "weeks": 76, "strength": 0.5},
)


def company(name: str, departments: int, plan: Plan | None = None, **changes: Any) -> Scenario:
    """Departments of 40 people with one inhibitor of .2 that carry out the shipped combined plan, or another plan."""
    generate = {"departments": [{"name": f"village {one + 1}", "size": 40} for one in range(departments)]}
    others = {} if plan is None else {"plan.interventions": list(plan)}
    return with_overrides(load_scenario(COMBINED), {
        **MODEL, "name": name, "organization": {"generate": {**generate, **changes.pop("ties", {})}},
        "context.inhibitors": [{"name": "usual inhibitor", "strength": 0.2}], **others, **changes,
    })


def villages(name: str, parameters: Mapping[str, float] | None = None, plan: Plan | None = None) -> Arm:
    """Ten departments that are like villages."""
    scenario = company(name, 10, plan, ties=VILLAGE, weeks=PERIODS * PERIOD_WEEKS, turnover=False)
    return Arm(scenario, reorganize=informal_alone, parameters=dict(parameters or {}))


def gains(one: Observations, future: int) -> tuple[float, float]:
    """What own contacts, and shuffled ones, add to the prediction of departments left out (nats)."""
    problem = Problem.of(one)
    other = next(shuffles(one, 1, future))
    return left_out_gain(problem), left_out_gain(problem, problem.with_contacts(other))


@cache
def village_gains(runs: Runs) -> tuple[Values, Values]:
    """What own contacts add, and what shuffled contacts add, by future."""
    futures = futures_of(runs, villages("villages"))
    own, others = np.array([gains(one, number) for number, one in enumerate(futures)]).T
    return own, others


def influence_in(runs: Runs, arm: Arm) -> tuple[Values, str]:
    """b of every future, and the share that adopted."""
    futures = futures_of(runs, arm)
    adopted = np.mean([one.adopters / one.people for one in futures])
    return np.array([Problem.of(one).fit(CONTACTS).weights[-1] for one in futures]), f"{100.0 * adopted:.0f} % adopted"


def village_influence(runs: Runs) -> Measured:
    """b in the villages."""
    return Measured(*influence_in(runs, villages("villages")))


def own_contacts(runs: Runs) -> Measured:
    """What own contacts add."""
    return Measured(village_gains(runs)[0])


def shuffled_contacts(runs: Runs) -> Measured:
    """What shuffled contacts add."""
    return Measured(village_gains(runs)[1])


def without_influence(runs: Runs) -> Measured:
    """b without social influence, divided by its margin of error, so that the bounds are -1 and 1."""
    values, _ = influence_in(runs, villages("villages without influence", NO_SOCIAL_INFLUENCE))
    mean, interval = float(values.mean()), mean_interval(values)
    margin = mean - interval.low if mean > 0.0 else interval.high - mean
    return Measured(np.full(len(values), mean / margin), f"b {mean:.2f}, margin {margin:.2f}")


@cache
def named(rule: Rule, draw: str = "") -> list[str]:
    """Sixteen people of the company by a rule that sees all ties; leaders who look for themselves know only some."""
    silent = company("nobody chosen yet", 5, ())
    view = people_view(organization_of(silent, silent.seed_or_zero), silent.behavior_names, silent.seed_or_zero)
    return [view.ids[one] for one in ranked(view, np.arange(view.size), rule, draw)[:CHAMPIONS]]


def champions(name: str, chosen: list[str]) -> Scenario:
    """The quiet plan with champions."""
    return company(name, 5, (*QUIET_PLAN, {"type": "champions", "start_week": 4, "select": chosen}))


def most_looked_at() -> Arm:
    """Champions at whom most colleagues look."""
    return Arm(champions("most-looked-at champions", named("in_degree")))


def champions_by_ties(runs: Runs) -> Measured:
    """What it adds to choose the most-looked-at, over the mean of some random choices."""
    drawn = [runs.end(Arm(champions(f"random champions {one}", named("random", str(one)))))
             for one in range(RANDOM_CHOICES)]
    best, random = runs.end(most_looked_at()), np.mean(drawn, axis=0)
    return Measured(best - random, points({"most looked-at": best, "random": random}))


def contacts_over_mean(runs: Runs) -> Measured:
    """What own contacts add over the mean of the company, with the same champions."""
    mean = Arm(champions("champions, everybody looks at everybody", named("in_degree")), reorganize=everybody)
    ends = {"own contacts": runs.end(most_looked_at()), "mean of the company": runs.end(mean)}
    return Measured(ends["own contacts"] - ends["mean of the company"], points(ends))


def random_ties(runs: Runs, name: str, plan: Plan | None) -> Measured:
    """What random informal ties change at the end of a plan that reaches everybody."""
    real = Arm(company(name, 5, plan))
    random = Arm(company(f"{name}, random ties", 5, plan), reorganize=with_random_contacts)
    ends = {"random ties": runs.end(random), "real ties": runs.end(real)}
    return Measured(ends["random ties"] - ends["real ties"], points(ends))


GROUP = "network"

CONTRASTS = (
    Contrast("villages, influence", GROUP, "In villages, all contacts instead of none among the adopters raise the "
             "hazard of adoption by .6 to 1.2 logits, beside group, number of contacts and period.", village_influence,
             low=0.6, high=1.2, shown_times=1.0),
    Contrast("villages, own contacts", GROUP, "Own contacts add 3 to 9 nats per 400 people to the prediction of "
             "departments left out.", own_contacts, low=3.0, high=9.0, shown_times=1.0),
    Contrast("villages, shuffled contacts", GROUP, "Shuffled contacts lose.", shuffled_contacts, high=0.0,
             shown_times=1.0),
    Contrast("villages, no influence", GROUP, "Without social influence the same measure is 0 within its margin of "
             "error (the number is a multiple of that margin).", without_influence, low=-1.0, high=1.0,
             shown_times=1.0),
    Contrast("champions", GROUP, "Sixteen most-looked-at champions reach at least 5 points more than random ones.",
             champions_by_ties, low=0.05),
    Contrast("own contacts, champions", GROUP, "With these champions, own contacts reach 1 to 4 points more than the "
             "mean of the company in their place.", contacts_over_mean, low=0.01, high=0.04),
    Contrast("random ties, combined plan", GROUP, "Random informal ties change the end of the combined plan by at most "
             "2 points.", partial(random_ties, name="combined plan", plan=None), low=-0.02, high=0.02),
    Contrast("random ties, programme", GROUP, "And that of the base programme.",
             partial(random_ties, name="base programme", plan=programme()), low=-0.02, high=0.02),
)
