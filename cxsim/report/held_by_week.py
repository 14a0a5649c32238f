"""Where people are held, week by week: the rows of ``funnel.csv`` as one picture per week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cxsim.analysis.funnel import LEFT
from cxsim.analysis.groups import PeopleGroup
from cxsim.analysis.stages import STAGES
from cxsim.dates import week_words
from cxsim.plots.charts import StackedBars
from cxsim.report.document import Table
from cxsim.words.groups import group_words, sentence
from cxsim.words.shares import whole_percents

Shares = Mapping[str, float]


@dataclass(frozen=True)
class HeldInWeek:
    """The stages of every group in one week: a picture, what it shows in a sentence, and the same as a table."""

    week: int
    when: str
    chart: StackedBars
    sentence: str
    table: Table


def held_by_week(
    rows: Iterable[Sequence[str]], plan: str, framed: str = "", start: date | None = None
) -> list[HeldInWeek]:
    """The told weeks of a plan, each with all departments in the same order.

    Parameters
    ----------
    rows
        Scenario, group, week, stage and mean, as the first columns of ``funnel.csv`` (shares).
    framed
        The group that the pictures are about, in words; otherwise the one with fewest adopters in the last week.
    start
        The first day of week 0.
    """
    found = _by_week(rows, plan)
    if not found:
        return []
    last = found[max(found)]
    names = sorted(last, key=lambda name: (sentence(name) != framed, last[name]["adopters"]))
    stages = [stage for stage in STAGES
              if stage == "adopters" or any(shares[stage] >= 0.005 for groups in found.values()
                                            for shares in groups.values())]
    return [_in_week(week, [name for name in names if name in groups], groups, stages, start)
            for week, groups in sorted(found.items())]


def plans_told(rows: Iterable[Sequence[str]]) -> list[str]:
    """The plans of which ``funnel.csv`` tells, in its order."""
    return list(dict.fromkeys(row[0] for row in rows))


def groups_told(rows: Iterable[Sequence[str]]) -> list[str]:
    """The departments of which ``funnel.csv`` tells, as they are called in a sentence."""
    keys = dict.fromkeys(row[1] for row in rows if row[1].startswith("department:"))
    return [_department_words(key) for key in keys]


def _department_words(key: str) -> str:
    """One department, or several told together, in words: "department:hr+it" as "HR and IT"."""
    return group_words(PeopleGroup("department", tuple(key.partition(":")[2].split("+"))))


def _by_week(rows: Iterable[Sequence[str]], plan: str) -> dict[int, dict[str, dict[str, float]]]:
    """Week -> group in words -> stage -> share; only groups of which every stage is known."""
    found: dict[int, dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    for scenario, key, week, stage, mean, *_ in rows:
        if scenario == plan and key.startswith("department:"):
            found[int(week)][_department_words(key)][stage] = float(mean)
    return {week: {name: shares for name, shares in groups.items() if {*STAGES, LEFT} <= {*shares}}
            for week, groups in found.items()}


def _in_week(
    week: int, names: Sequence[str], groups: Mapping[str, Shares], stages: Sequence[str], start: date | None
) -> HeldInWeek:
    # Rounded together, so that each group adds up to 100; a stage that nobody ever is in is not drawn.
    percent = {name: dict(zip(STAGES, whole_percents([groups[name][one] for one in STAGES]), strict=True))
               for name in names}
    drawn = tuple(tuple(float(percent[name][one]) for one in stages) for name in names)
    left = tuple(float(round(100.0 * groups[name][LEFT])) for name in names)
    when = week_words(week, start)
    told = tuple(map(sentence, names))
    chart = StackedBars(f"Where people stand in {when}, in % of each group", tuple(stages), told, drawn, told[0], LEFT,
                        left)
    rows = tuple((name, *(f"{share:.0f}" for share in drawn[place]), f"{left[place]:.0f}")
                 for place, name in enumerate(told))
    table = Table(("Group", *(f"{sentence(stage)}, %" for stage in stages), "Left, per 100"), rows)
    return HeldInWeek(week, when, chart, held_words(chart, names[0], when), table)


def held_words(chart: StackedBars, group: str, when: str) -> str:
    """One week in a sentence: the framed group (in words), and the range of adopters elsewhere."""
    first, *others = chart.percent
    adopters = f"in {group} {first[0]:.0f} % are adopters"
    held = max(range(1, len(first)), key=lambda place: first[place], default=0)
    most = f" and {first[held]:.0f} % {chart.stages[held]}" if held and first[held] else ""
    told = f"{sentence(when)}: {adopters}{most}"
    if not others:
        return f"{told}."
    low, high = min(one[0] for one in others), max(one[0] for one in others)
    span = f"{low:.0f} %" if low == high else f"{low:.0f} to {high:.0f} %"
    return f"{told}; elsewhere {span} are adopters."
