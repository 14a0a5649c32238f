"""Milestones: how likely each plan is to reach each of them."""

from __future__ import annotations

from collections.abc import Callable

from cxsim.analysis.compare import Comparison
from cxsim.analysis.milestones import Chance, chances
from cxsim.analysis.verdict import plan_in_focus
from cxsim.plots.charts import MilestoneBars
from cxsim.report.document import Section, Table
from cxsim.words.milestones import (
    RULE,
    UNKNOWN,
    between_words,
    chance_words,
    milestone_words,
    milestones_title,
    unlikely_words,
)


def milestones_section(comparison: Comparison) -> Section | None:
    """The plan in question and the next best one as bars, all plans as a table; None without milestones."""
    found, plan = chances(comparison), plan_in_focus(comparison).scenario_name
    if not found:
        return None
    by_plan = {name: [one for one in found if one.scenario == name] for name in comparison.names}
    others = sorted((name for name in comparison.names if name != plan), key=lambda name: -_sum(by_plan[name]))
    goals = tuple(milestone_words(one.milestone, comparison.start_date) for one in by_plan[plan])
    ordered = {name: by_plan[name] for name in (plan, *others)}
    return Section("milestones", milestones_title(by_plan[plan]), RULE + unlikely_words(found, plan),
                   _bars(goals, {name: by_plan[name] for name in (plan, *others[:1])}), _table(goals, ordered))


def _table(goals: tuple[str, ...], ordered: dict[str, list[Chance]]) -> Table:
    """Every milestone by every plan."""
    rows = ((goal, *(_cell(plan[place]) for plan in ordered.values())) for place, goal in enumerate(goals))
    return Table(("Milestone", *ordered), tuple(rows), "The chance of each plan, and its 95 % interval.")


def _sum(found: list[Chance]) -> float:
    """The chances of a plan added up, as far as they are known."""
    return sum(one.probability for one in found if one.known)


def _cell(one: Chance) -> str:
    """A chance with its interval below it."""
    return f"{chance_words(one)}\n{between_words(one)}".rstrip()


def _bars(goals: tuple[str, ...], shown: dict[str, list[Chance]]) -> MilestoneBars:
    """The chances of these plans as a chart."""
    rows = [[plan[place] for plan in shown.values()] for place in range(len(goals))]
    return MilestoneBars(
        "Chance of reaching each milestone, in %", goals, tuple(shown), _numbers(rows, lambda one: float(one.percent)),
        _numbers(rows, lambda one: 100.0 * one.low), _numbers(rows, lambda one: 100.0 * one.high),
        tuple(tuple(one.rating if one.known else UNKNOWN for one in row) for row in rows))


def _numbers(rows: list[list[Chance]], of: Callable[[Chance], float]) -> tuple[tuple[float, ...], ...]:
    """A number of every chance, milestone by milestone; -1 where it cannot be told."""
    return tuple(tuple(of(one) if one.known else -1.0 for one in row) for row in rows)
