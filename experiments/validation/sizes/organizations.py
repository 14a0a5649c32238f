"""Sizes about organizations: quits, roll-outs, and how many companies get how far."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import numpy as np

from experiments.contrasts.company import NOTHING, PROGRAMME, Plan, arm
from experiments.contrasts.runs import AT_START, QUITS_OF_DEPARTMENT
from experiments.validation.arms import DEPARTMENTS, MANDATE, PARTICIPATION
from experiments.validation.session import Arm
from experiments.validation.sizes.estimate import Estimate, Values, correlation, mean_of, ratio, together
from experiments.validation.sizes.populations import large, message, one, practice
from experiments.validation.sizes.trials import Trials

Weeks = tuple[int, int]

# Nobody asks for quits of later weeks.
QUIT_WEEKS = 56
IDLE = large("nothing", {}, weeks=QUIT_WEEKS)
LET_GO = large("four let go", {}, weeks=QUIT_WEEKS, interventions=one("supported_exit", 4, count=4, support=0.0))
ATTENTIVE = large("attentive managers", {}, weeks=QUIT_WEEKS, interventions=[
    *one("manager_coaching", 0, 39, strength=1.0), *one("recognition", 0, 39, strength=0.5)])
ACQUIRED = DEPARTMENTS[:2]
LAST_QUARTER = (91, 104)
SYSTEM = arm("a system", [*one("tool_rollout", strength=0.8), *one("training", 0, 12, hours_per_week=3.0),
                          *one("mandate", 0, 26, strength=0.5)])


def quits(trials: Trials, treated: Arm, weeks: Weeks) -> Estimate:
    """Voluntary quits in some weeks, times those of doing nothing."""
    return together(ratio, *(trials.many.total(each, "quits", *weeks) for each in (treated, IDLE)))


def turnover_and_performance(trials: Trials) -> Estimate:
    """Quits of the first year with output in the second, over companies."""
    companies = trials.companies
    return together(correlation, companies.total(NOTHING, "quits", 0, 52), companies.mean(NOTHING, "output", 52, 104))


def rollout(start: int, existing: float, weeks: int = 104) -> Arm:
    """A roll-out of a known practice: tools, a course, feedback, messages and a sponsor."""
    plan: Plan = [
        *one("tool_rollout", start, strength=0.6), *one("training", start, start + 12, hours_per_week=1.0),
        *one("kpi_measurement", start, strength=0.6, reported_back=1.0), *message(0.6, start),
        *one("sponsorship", start, level=0.7),
    ]
    return practice(f"rollout from week {start}", plan, existing, weeks=weeks)


def since_the_start(trials: Trials, one_arm: Arm, weeks: Weeks) -> Estimate:
    """Use in some weeks less use before the first week."""
    start: Values = trials.run(one_arm).weekly[AT_START + "use"][0]
    return mean_of(trials.mean(one_arm, "use", *weeks) - start)


def rollout_goes_on(trials: Trials) -> Estimate:
    """Use at the end of the third year of a roll-out less that of its second half-year."""
    long = rollout(0, 0.48, 156)
    return mean_of(trials.mean(long, "use", 130, 156) - trials.mean(long, "use", 26, 52))


def companies_with(trials: Trials, one_arm: Arm, measure: str, above: float) -> Estimate:
    """Share of companies in which a measure of the last quarter is at least so much."""
    return mean_of((trials.companies.mean(one_arm, measure, *LAST_QUARTER) >= above).astype(float))


def edict_against_participation(trials: Trials) -> Estimate:
    """Use long after participation, less that long after an edict."""
    asked, ordered = (trials.mean(large(name, forces), "use", 80, 104)
                      for name, forces in (("participation", PARTICIPATION), ("mandate", MANDATE)))
    return mean_of(asked - ordered)


def acquired_people(trials: Trials) -> Estimate:
    """Quits per person of two acquired departments in the first year, times those of the others."""
    merger = {"week": 1, "departments": list(ACQUIRED), "past_changes": "poor"}
    merged = large("two departments acquired", {}, weeks=QUIT_WEEKS, context={"merger": merger},
                   traits={"values_fit": dict.fromkeys(ACQUIRED, 0.4)})
    theirs, others = (
        np.mean([trials.many.total(merged, QUITS_OF_DEPARTMENT + name, 0, 52) for name in names], axis=0)
        for names in (ACQUIRED, DEPARTMENTS[2:]))
    return together(ratio, theirs, others)


# Use above a half: shares of use of 160 people over thirteen weeks are never exactly .5 but by chance.
JUST_ABOVE_HALF = float(np.nextafter(0.5, 1.0))

MEASURES: Mapping[str, Any] = {
    "layoffs-and-quits": partial(quits, treated=LET_GO, weeks=(4, 30)),
    "small-layoff": partial(quits, treated=LET_GO, weeks=(4, 56)),
    "managers-and-quits": partial(quits, treated=ATTENTIVE, weeks=(0, 39)),
    "turnover-and-performance": turnover_and_performance,
    "rollout-five-countries": partial(since_the_start, one_arm=rollout(12, 0.51), weeks=(52, 65)),
    "rollout-nation": partial(since_the_start, one_arm=rollout(0, 0.436), weeks=LAST_QUARTER),
    "rollout-goes-on": rollout_goes_on,
    "systems-used": partial(companies_with, one_arm=SYSTEM, measure="use", above=JUST_ABOVE_HALF),
    "systems-used-deeply": partial(companies_with, one_arm=SYSTEM, measure="use", above=0.86),
    "half-fail": partial(companies_with, one_arm=PROGRAMME, measure="adoption", above=0.5),
    "edict-against-participation": edict_against_participation,
    "acquired-people": acquired_people,
}
