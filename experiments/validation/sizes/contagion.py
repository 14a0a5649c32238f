"""Sizes about contagion: networks, seeds, superiors, colleagues."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.world.build import people_view
from cxsim.interventions.people.selection import Rule
from cxsim.interventions.people.targeting import Target
from cxsim.organization.structure import Organization, leaders
from experiments.contrasts.company import DEPARTMENTS, NOTHING, Plan, arm, programme, tools
from experiments.contrasts.network import villages
from experiments.contrasts.runs import OF_DEPARTMENT
from experiments.validation.direct_acts import managers_use, one_begins, one_of_each_team, without_lines
from experiments.validation.networks import chance, lattice, organization_of_ties, regular
from experiments.validation.reduced import SEED, THRESHOLD_WEEK, ReducedRun
from experiments.validation.session import REPLICATES, Act, Arm
from experiments.validation.sizes.estimate import (
    Estimate,
    Mask,
    Values,
    mean_of,
    mean_over,
    odds_ratio,
    ratio,
    together,
)
from experiments.validation.sizes.populations import DRAWS, message, one, organization, practice, seeds
from experiments.validation.sizes.trials import Trials

Pairs = tuple[NDArray[np.int64], NDArray[np.int64]]

# People, ties of each, rows and columns of the lattice.
NETWORKS = ((98, 6, (7, 14)), (128, 6, (8, 16)), (144, 8, (12, 12)))
NETWORK_WEEKS = 104
# The share reached in the published random networks.
REACHED = 0.38
LATER = (26, 52)
HALF_A_YEAR = 26
TOLD_DEPARTMENTS, OTHER_DEPARTMENTS = DEPARTMENTS[:2], DEPARTMENTS[2:]


def spread(people: int, ties: Pairs, seed: int) -> Values:
    """Share of users by week and replicate; one person begins and only others count."""
    run = ReducedRun(THRESHOLD_WEEK, organization_of_ties(people, ties), replicates=REPLICATES, seed=seed)
    first = (chance(seed, "first", REPLICATES) * people).astype(int)
    run.column("use")[first, np.arange(REPLICATES)] = 1.0
    return np.array([run.step()[0] / people for _ in range(NETWORK_WEEKS)])


@cache
def clustered_and_random() -> tuple[list[Values], list[Values]]:
    """Spread in lattices and in random networks of the same sizes and degrees, two random wirings each."""
    sizes = [(*network, seed) for network in NETWORKS for seed in (SEED, SEED + 1)]
    return ([spread(people, lattice(*shape, ties), seed) for people, ties, shape, seed in sizes],
            [spread(people, regular(people, ties, seed), seed) for people, ties, _, seed in sizes])


def clusters_reach(_: Trials) -> Estimate:
    """How much further it spreads in clustered networks."""
    clustered, random = clustered_and_random()
    return mean_of(np.mean([one[-1] - other[-1] for one, other in zip(clustered, random, strict=True)], axis=0))


def weeks_until_reached(weekly: Values) -> float:
    """Weeks until the mean over replicates reaches the published share; all weeks if it never does."""
    reached = np.flatnonzero(weekly.mean(axis=-1) >= REACHED)
    return float(reached[0] + 1) if len(reached) else float(len(weekly))


def clusters_speed(_: Trials) -> Estimate:
    """How many times faster it spreads in clustered networks, mean over networks."""
    clustered, random = (np.array(each) for each in clustered_and_random())

    def times_faster(one: Values, other: Values) -> float:
        return float(np.mean([weeks_until_reached(slow) / weeks_until_reached(fast)
                              for fast, slow in zip(one, other, strict=True)]))

    return together(times_faster, clustered, random)


def village_arm(rule: Rule, draw: str = "") -> Arm:
    """Villages that are told, with tools and twenty seeds."""
    plan: Plan = [*message(0.6, 0, 40), *tools()]
    chosen = seeds(villages("villages without seeds", plan=plan), 20, rule, draw)
    return villages(f"villages, seeds by {rule} {draw}".strip(), plan=[*plan, chosen])


def company_arm(rule: Rule, draw: str = "") -> Arm:
    """The company with the base programme and sixteen seeds."""
    chosen = seeds(NOTHING, 16, rule, draw)
    return arm(f"programme, seeds by {rule} {draw}".strip(), [*programme(), chosen])


def at_random(trials: Trials, of: Any) -> Values:
    """Adopters at the end with random seeds, mean over some draws of them."""
    drawn: Values = np.mean([trials.end(of("random", str(draw))) for draw in range(DRAWS)], axis=0)
    return drawn


def nominated_seeds(trials: Trials) -> Estimate:
    """Adopters with nominated seeds, times those with random seeds."""
    return together(ratio, trials.end(village_arm("nomination")), at_random(trials, village_arm))


def popular_seeds(trials: Trials) -> Estimate:
    """Adopters with nominated seeds, less those with the most popular."""
    return mean_of(trials.end(village_arm("nomination")) - trials.end(village_arm("in_degree")))


def referents(trials: Trials) -> Estimate:
    """Adopters with seeds whom most people look at, less those with random seeds."""
    return mean_of(trials.end(company_arm("in_degree")) - at_random(trials, company_arm))


def opinion_leaders(trials: Trials) -> Estimate:
    """What eight opinion leaders add to a training in a known practice."""
    course = one("training", 0, 4, hours_per_week=4.0)
    taught = practice("taught", course)
    led = practice("taught and led", [*course, seeds(taught, 8, "in_degree")])
    return mean_of(trials.mean(led, "use", *LATER) - trials.mean(taught, "use", *LATER))


def acting(name: str, existing: float, act: Act | None = None, *, lines: bool = True) -> Arm:
    """A known practice with direct acts, with reporting lines or without."""
    return Arm(practice(name, [], existing).scenario, act=act, reorganize=None if lines else without_lines)


def staff_use(trials: Trials, one_arm: Arm) -> Values:
    """Later use of people without reports."""
    seen = trials.watch(one_arm, *LATER)
    staff = ~leaders(organization(practice("nothing", [])).manager)
    return mean_over(seen.mean["use"][staff], seen.filled[staff])


def bad_example(trials: Trials) -> Estimate:
    """The odds of use under managers who never do it, times those without managers."""
    under = acting("managers never", 0.5, managers_use(0.0))
    return together(odds_ratio, staff_use(trials, under), staff_use(trials, acting("no lines", 0.5, lines=False)))


def good_example(trials: Trials) -> Estimate:
    """Use under managers who do it in 94 % of weeks, less that under managers who do it in 20 %."""
    often, seldom = (acting(f"managers {share:g}", 0.22, managers_use(share)) for share in (0.94, 0.20))
    return mean_of(staff_use(trials, often) - staff_use(trials, seldom))


def team_mates(people: Organization, seed: int, replicates: int) -> Mask:
    """People of whose team one other is drawn, shape (people, replicates)."""
    drawn = one_of_each_team(people, seed, np.arange(replicates))
    of_team = np.array([drawn[people.team == team].any(axis=0) for team in range(len(people.teams))])
    mates: Mask = of_team[people.team] & ~drawn
    return mates


def coworkers(trials: Trials) -> Estimate:
    """Later use of people of whose team one other was induced to begin for half a year, less that with nobody."""
    begun = Arm(arm("one of each team begins", []).scenario, act=one_begins(HALF_A_YEAR))
    others = 1.0 * team_mates(organization(NOTHING), NOTHING.scenario.seed_or_zero, trials.replicates)
    with_one, without = (trials.watch(each, *LATER) for each in (begun, NOTHING))
    return mean_of(mean_over(with_one.mean["use"] * others, with_one.filled * others)
                   - mean_over(without.mean["use"] * others, without.filled * others))


HALF_TOLD = {"departments": list(TOLD_DEPARTMENTS), "share": 0.5}
FAIR = arm("half of two departments told", message(1.0, 0, 4, target=HALF_TOLD))


def of_departments(trials: Trials, one_arm: Arm, names: tuple[str, ...]) -> Values:
    """Adopters of some departments in weeks 20 to 48."""
    adopters: Values = np.mean([trials.mean(one_arm, OF_DEPARTMENT + name, 20, 48) for name in names], axis=0)
    return adopters


def spillover_adoption(trials: Trials) -> Estimate:
    """Adopters of departments of which half were told, less the others, less the same without messages."""
    told, nothing = (of_departments(trials, each, TOLD_DEPARTMENTS) - of_departments(trials, each, OTHER_DEPARTMENTS)
                     for each in (FAIR, NOTHING))
    return mean_of(told - nothing)


def not_told() -> tuple[Mask, Mask]:
    """People who were not told: beside colleagues who were, and in the other departments."""
    people, about = organization(NOTHING), NOTHING.scenario
    told = Target.model_validate(HALF_TOLD).resolve(people_view(people, about.behavior_names, about.seed_or_zero))
    here = np.isin(people.department, [people.departments.index(name) for name in TOLD_DEPARTMENTS])
    return here & ~told, ~here


def spillover_knowing(trials: Trials) -> Estimate:
    """What people beside those who were told come to know, times what people of other departments do."""
    with_it, without = (trials.watch(each, 5, 5, ("awareness",), ()) for each in (FAIR, NOTHING))

    def known(chosen: Mask) -> Values:
        heard, before = (mean_over((seen.start["awareness"] * seen.there)[chosen], seen.there[chosen].astype(float))
                         for seen in (with_it, without))
        return heard - before

    beside, elsewhere = not_told()
    return together(ratio, known(beside), known(elsewhere))


MEASURES: Mapping[str, Any] = {
    "clusters-reach": clusters_reach,
    "clusters-speed": clusters_speed,
    "nominated-seeds": nominated_seeds,
    "popular-seeds": popular_seeds,
    "opinion-leaders": opinion_leaders,
    "bad-example": bad_example,
    "good-example": good_example,
    "coworkers": coworkers,
    "spillover-adoption": spillover_adoption,
    "spillover-knowing": spillover_knowing,
    "referents": referents,
}
