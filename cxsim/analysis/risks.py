"""What can go wrong: each risk is an event that happens in a future or not, with its size and week.

A risk is *absent* (nan) if it is undefined: no target, no plan that ends, or no doing nothing to compare with.
"Smoothed" is the mean of a week and the three before it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.smoothing import smoothed
from cxsim.results.measures import at_end
from cxsim.results.recording import DEPARTMENT
from cxsim.results.result import Result

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

STALL_WEEKS, STALL_RISE, USUAL_GOAL = 26, 0.01, 0.5
RELAPSE_WEEKS, FEWEST_RELAPSE_WEEKS, KEPT = 52, 26, 2.0 / 3.0
SMALLEST_ADOPTION, SMALLEST_DEPARTMENT = 0.05, 5.0
LEFT_BEHIND, MORE_LEAVERS, MANY_BURNT_OUT = 0.5, 1.25, 0.10
DEEP_TROUGH, MUCH_OUTPUT, WIDER_GAP, CUSTOMER_POINTS = 0.90, 0.02, 0.10, 2.0
TAIL, FEWEST_FOR_A_TAIL = 0.05, 20


@dataclass(frozen=True)
class Event:
    """Whether it ``happened`` (1, 0 or nan), its ``size`` if so, and the ``week`` in which it shows, (replicates,)."""

    happened: Values
    size: Values
    week: Values


@dataclass(frozen=True)
class Risk:
    """One risk: its name, the unit of its size, its definition, and the function that finds it."""

    name: str
    unit: str
    meaning: str
    of: Callable[[Result], Event]


def absent(result: Result) -> Event:
    """The event of a risk that is undefined."""
    nothing = np.full(result.replicates, np.nan)
    return Event(nothing, nothing, nothing)


def when_first(condition: Mask) -> Values:
    """First week in which a condition of shape (weeks, replicates) holds; nan where it never does."""
    return np.where(condition.any(axis=0), condition.argmax(axis=0), np.nan).astype(np.float64)


def event(happened: Any, size: Values, week: Values | float, known: Any) -> Event:
    """An event that is ``known`` only in some replicates."""
    known = np.broadcast_to(known, happened.shape)
    weeks = np.broadcast_to(np.asarray(week, dtype=np.float64), happened.shape)
    return Event(np.where(known, happened, np.nan).astype(np.float64), size, np.where(happened, weeks, np.nan))


def goal_of(result: Result) -> float:
    """The desired adoption: that of the target, else one half."""
    target = result.manifest.get("target")
    return USUAL_GOAL if not target else float(target["adoption"])


def missed_target(result: Result) -> Event:
    """Adoption is below the target in the target's week; absent without a target within the horizon."""
    target = result.manifest.get("target")
    if not target or not 0 <= target["by_week"] <= result.weeks:
        return absent(result)
    week = min(int(target["by_week"]), result.weeks - 1)
    reached = result.recording.of_all("adoption")[week]
    short = float(target["adoption"]) - reached
    return event(short > 0.0, short, float(week), ~np.isnan(reached))


def stalled(result: Result) -> Event:
    """Smoothed adoption stops rising below the goal while the plan is active; absent for short plans."""
    last, starts = result.manifest.get("last_intervention_week"), [
        int(intervention["start_week"]) for intervention in result.manifest.get("interventions", ())]
    if last is None or not starts or last - min(starts) < STALL_WEEKS:
        return absent(result)
    best = np.maximum.accumulate(smoothed(result.recording.of_all("adoption")), axis=0)
    goal = goal_of(result)
    stuck = np.zeros(best.shape, dtype=bool)
    weeks = np.arange(min(starts) + STALL_WEEKS, last + 1)
    stuck[weeks] = (best[weeks] - best[weeks - STALL_WEEKS] < STALL_RISE) & (best[weeks] < goal)
    end = at_end(result.recording.of_all("adoption"))
    return event(stuck.any(axis=0), np.maximum(goal - end, 0.0), when_first(stuck), ~np.isnan(end))


def relapsed(result: Result) -> Event:
    """Adoption falls back after the last intervention; absent if fewer than 26 weeks follow it."""
    last = result.manifest.get("last_intervention_week")
    if last is None or result.weeks - 1 - last < FEWEST_RELAPSE_WEEKS:
        return absent(result)
    adoption = smoothed(result.recording.of_all("adoption"))
    level = adoption[last]
    after = adoption[last + 1 : last + 1 + RELAPSE_WEEKS]
    fallen = after < KEPT * level
    return event(fallen.any(axis=0), level - after.min(axis=0), last + 1 + when_first(fallen),
                 level >= SMALLEST_ADOPTION)


def worst_futures(result: Result, measure: str) -> Event:
    """The worst 5 % of futures in a measure; the size is how far their mean falls short of the mean of all."""
    values = result.measures.get(measure)
    known = np.zeros(0, dtype=bool) if values is None else ~np.isnan(values)
    if values is None or known.sum() < FEWEST_FOR_A_TAIL or np.ptp(values[known]) == 0.0:
        return absent(result)
    count = int(np.ceil(TAIL * known.sum()))
    worst = np.zeros(values.shape, dtype=bool)
    worst[np.argsort(np.where(known, values, np.inf), kind="stable")[:count]] = True
    return event(worst, values[known].mean() - values, float(result.weeks - 1), known)


def departments(result: Result) -> list[int]:
    """Places of the departments with at least five people."""
    recording = result.recording
    return [place for place, group in enumerate(recording.groups)
            if group.startswith(DEPARTMENT) and np.nanmean(recording.of_group("people", place)) >= SMALLEST_DEPARTMENT]


def left_behind(result: Result) -> Event:
    """Some department adopts less than half as much as the organization; absent with fewer than two."""
    places = departments(result)
    if len(places) < 2:
        return absent(result)
    overall = at_end(result.recording.of_all("adoption"))
    worst = np.min([at_end(result.recording.of_group("adoption", place)) for place in places], axis=0)
    return event(worst < LEFT_BEHIND * overall, overall - worst, float(result.weeks - 1), overall >= SMALLEST_ADOPTION)


def leaves_at_all(result: Result) -> bool:
    """Whether anybody ever quits; if quitting is switched off, its risks are undefined."""
    leavers = ("quits", "regretted_quits")
    return any(np.nansum(values) > 0.0 for name in leavers
               for values in (result.reference[name], result.recording.of_all(name)))


def good_people_lost(result: Result) -> Event:
    """More of the most skilled third quit than under doing nothing; absent if nobody ever quits."""
    if "regretted_quits" not in result.reference or not leaves_at_all(result):
        return absent(result)
    lost = np.cumsum(result.recording.of_all("regretted_quits"), axis=0)
    usual = np.cumsum(result.reference["regretted_quits"], axis=0)
    more = lost[-1] - usual[-1]
    happened = (lost[-1] > MORE_LEAVERS * usual[-1]) & (more >= 1.0)
    return event(happened, more, float(result.weeks - 1), ~np.isnan(more))


def burnt_out(result: Result) -> Event:
    """The smoothed share of people with high fatigue reaches a tenth."""
    share = smoothed(result.recording.of_all("burnout"))
    return event(share.max(axis=0) >= MANY_BURNT_OUT, share.max(axis=0), when_first(share >= MANY_BURNT_OUT),
                 ~np.isnan(share).any(axis=0))


def output_against_nothing(result: Result) -> Values | None:
    """Weekly output relative to doing nothing under common random numbers, shape (weeks, replicates)."""
    if "output" not in result.reference:
        return None
    usual = result.reference["output"]
    return np.where(usual > 0.0, result.recording.of_all("output") / np.where(usual > 0.0, usual, 1.0), np.nan)


def deep_dip(result: Result) -> Event:
    """Smoothed output falls below nine tenths of doing nothing; absent without that reference."""
    output = output_against_nothing(result)
    if output is None:
        return absent(result)
    level = smoothed(output)
    return event(level.min(axis=0) < DEEP_TROUGH, 1.0 - level.min(axis=0), when_first(level < DEEP_TROUGH),
                 ~np.isnan(level).any(axis=0))


def output_lost(result: Result) -> Event:
    """More than a fiftieth of output is lost over the horizon; absent without doing nothing as reference."""
    output = output_against_nothing(result)
    if output is None:
        return absent(result)
    lost = np.cumsum(1.0 - output, axis=0)
    much = MUCH_OUTPUT * result.weeks
    return event(lost[-1] > much, lost[-1], when_first(lost > much), ~np.isnan(lost[-1]))


def budget_overrun(result: Result) -> Event:
    """The interventions cost more than the plan's budget; absent without a budget."""
    budget = result.manifest.get("budget")
    if budget is None:
        return absent(result)
    spent = np.zeros((result.weeks, result.replicates))
    for item, cost in result.recording.costs.items():
        if item not in ("replacement", "lost_output"):
            spent = spent + np.cumsum(cost, axis=0)
    return event(spent[-1] > budget, spent[-1] - budget, when_first(spent > budget), True)


def polarized(result: Result) -> Event:
    """The gap in attitude between departments widens; absent with fewer than two departments."""
    places = departments(result)
    if len(places) < 2:
        return absent(result)
    highest = lowest = smoothed(result.recording.of_group("attitude", places[0]))
    for place in places[1:]:
        attitude = smoothed(result.recording.of_group("attitude", place))
        highest, lowest = np.maximum(highest, attitude), np.minimum(lowest, attitude)
    gap = highest - lowest
    wider = gap - gap[0]
    return event(wider[-1] > WIDER_GAP, wider[-1], when_first(wider > WIDER_GAP), ~np.isnan(wider[-1]))


def customers_harmed(result: Result) -> Event:
    """The customer index falls below doing nothing; absent without that reference."""
    if "customer_index" not in result.reference:
        return absent(result)
    below = smoothed(result.reference["customer_index"] - result.recording.of_all("customer_index"))
    return event(below.max(axis=0) > CUSTOMER_POINTS, below.max(axis=0), when_first(below > CUSTOMER_POINTS),
                 ~np.isnan(below).any(axis=0))


RISKS: dict[str, Risk] = {
    risk.name: risk
    for risk in (
        Risk("missed_target", "share", "adoption is below the target in the target's week; size: how far",
             missed_target),
        Risk("stall", "share", "while interventions are active, smoothed adoption rises by less than 1 point above its "
             "highest value so far in 26 weeks, below the target (one half without one); size: how far below it the "
             "end is", stalled),
        Risk("relapse", "share", "within a year after the last intervention (the weeks that are left, if at least 26), "
             "smoothed adoption falls below two thirds of what it was; known from 5 % adoption on; size: the fall",
             relapsed),
        Risk("department_left_behind", "share", "at the end, some department of at least 5 people adopts less than "
             "half as much as the organization; known from 5 % adoption on; size: the gap of the worst department",
             left_behind),
        Risk("polarization", "index 0-1", "the gap in smoothed attitude between the departments with the highest and "
             "the lowest is more than 0.1 wider at the end than in the first week; size: how much wider", polarized),
        Risk("regretted_turnover", "people", "over the horizon at least a quarter and one person more of the most "
             "skilled third quit than under doing nothing with the same random events; size: people lost beyond that",
             good_people_lost),
        Risk("burnout", "share", "the smoothed share of people with fatigue above 1/2 reaches 10 %; size: its highest "
             "value", burnt_out),
        Risk("output_trough", "share of doing nothing", "smoothed output falls below 90 % of doing nothing with the "
             "same random events; size: the depth", deep_dip),
        Risk("output_lost", "weeks of output", "over the horizon more than 2 % of output is lost compared with doing "
             "nothing with the same random events; size: weeks of the whole organization's output", output_lost),
        Risk("customer_damage", "index points", "the smoothed customer index falls more than 2 points below doing "
             "nothing with the same random events; size: the deepest fall", customers_harmed),
        Risk("budget_overrun", "currency", "the interventions cost more than the plan's budget; size: the excess",
             budget_overrun),
        Risk("adoption_tail", "share", "the worst 5 % of futures in adoption at the end; size: how far their mean "
             "lies below that of all", lambda result: worst_futures(result, "adoption_end")),
        Risk("value_tail", "currency", "the worst 5 % of futures in net value (expected shortfall); size: how far "
             "their mean lies below that of all", lambda result: worst_futures(result, "net_value")),
    )
}


def worst_department(result: Result) -> tuple[str, float] | None:
    """The department that most often has the lowest adoption at the end, and the share of futures in which it does."""
    places = departments(result)
    if len(places) < 2:
        return None
    ends = np.array([at_end(result.recording.of_group("adoption", place)) for place in places])
    ends = ends[:, ~np.isnan(ends).any(axis=0)]
    if ends.shape[1] == 0:
        return None
    lowest = ends == ends.min(axis=0)
    shares = (lowest / lowest.sum(axis=0)).mean(axis=1)
    place = int(shares.argmax())
    return result.recording.groups[places[place]].removeprefix(DEPARTMENT), float(shares[place])
