"""The content of a report as plain data: sentences and cells, no markup."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from cxsim.analysis.compare import Comparison
from cxsim.analysis.comparison_data import FEWEST_REPLICATES
from cxsim.analysis.groups import EVERYBODY
from cxsim.analysis.paired import mean_interval
from cxsim.analysis.ranking import rank
from cxsim.analysis.stages import STAGES, share_at_end
from cxsim.results.measures import MEASURES
from cxsim.results.result import Result
from cxsim.results.summary import summarize
from cxsim.words.aims import aim_words
from cxsim.words.differences import (
    amount,
    difference_words,
    futures,
    needed_words,
    span,
)
from cxsim.words.explanation import why_flat
from cxsim.words.rules import rule_words
from cxsim.words.shares import percent

HEADINGS = {"internalized_share": "commitment (internalized_share)"}


@dataclass(frozen=True)
class Cell:
    """One cell of a table: the number that matters, and the small print below it."""

    column: str
    main: str
    below: str = ""


@dataclass(frozen=True)
class TableRow:
    """One plan in a table; ``mark`` is "baseline", "leads" or nothing."""

    name: str
    mark: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class PlanDescription:
    """A scenario in words."""

    name: str
    description: str
    interventions: tuple[str, ...]
    rules: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()


def adoption_rows(comparison: Comparison) -> list[TableRow]:
    """The table of plans, highest adoption first."""
    ranking = rank(comparison)
    lone_leader = len(ranking.leaders) < len(ranking.order)
    rows = []
    for name in ranking.order:
        mark = "leads" if lone_leader and name in ranking.leaders else ""
        mark = "baseline" if name == comparison.baseline and len(comparison.results) > 1 else mark
        rows.append(TableRow(name, mark, tuple(plan_cells(comparison, name))))
    return rows


def plan_cells(comparison: Comparison, name: str) -> list[Cell]:
    """The cells of one plan."""
    result = comparison[name]
    cells = [spread_cell(result, "adoption_end", "Adopters at the end")]
    if len(comparison.results) > 1:
        cells.append(difference_cell(comparison, name, "adoption_end", "Difference in adopters"))
    cells += [
        spread_cell(result, "sustained_adoption", "Lasting adopters"),
        spread_cell(result, "output_trough", "Output in the worst week"),
        spread_cell(result, "turnover_per_year", "People who leave per year", said=" a year"),
        spread_cell(result, "plan_cost", "Cost of the plan"),
    ]
    if len(comparison.results) > 1:
        cells.append(difference_cell(comparison, name, "cost_total", "Difference in total cost"))
    cells.append(spread_cell(result, "cost_per_adopter", "Total cost per adopter", said=" per adopter"))
    return cells


def spread_cell(result: Result, measure: str, column: str, *, said: str = "") -> Cell:
    """Mean, and below it the range of 90 of 100 futures; ``said``: the end of the unit, already in the column title."""
    mean, low, _, high, _, count = summarize(result.measures[measure])
    if count == 0:
        return Cell(column, "absent")
    below = "in every future" if low == high else span(low, high, measure, result.currency).removesuffix(said)
    if count < result.replicates:
        below += f"; absent in {result.replicates - count} of {result.replicates} futures"
    return Cell(column, amount(mean, measure, result.currency).removesuffix(said), below)


def difference_cell(comparison: Comparison, name: str, measure: str, column: str) -> Cell:
    """Mean paired difference from the baseline, its interval, and how often the plan is better."""
    if name == comparison.baseline:
        return Cell(column, "baseline")
    found = comparison.difference(name, measure)
    currency = comparison[name].currency
    if found.none_at_all:
        return Cell(column, "no difference")
    if found.replicates < FEWEST_REPLICATES:
        return Cell(column, "absent")
    interval = span(found.low, found.high, measure, currency, signed=True)
    below = f"mean between {interval.replace(' to ', ' and ')}; " + (
        f"{MEASURES[measure].better} {futures(found.probability_better, found.replicates)}"
    )
    below += needed_words(found)
    mean = amount(found.mean, measure, currency, signed=True)
    return Cell(column, mean, below if found.clear else f"no clear difference; {below}")


def all_measures(comparison: Comparison) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    """Every measure with its meaning, and its value and difference for each plan, in words."""
    found = []
    for name, measure in MEASURES.items():
        lines = []
        for result in comparison.results:
            if name not in result.measures:
                continue
            cell = spread_cell(result, name, name)
            value = (f"{cell.main} ({cell.below})" if cell.below else cell.main) + error_words(result, name)
            words = ""
            if result.scenario_name != comparison.baseline and name in comparison.baseline_result.measures:
                difference = comparison.difference(result.scenario_name, name)
                words = difference_words(difference, name, comparison.baseline, result.currency)
            lines.append((result.scenario_name, value, words))
        if lines:
            found.append((HEADINGS.get(name, name), measure.meaning, lines))
    return found


def error_words(result: Result, measure: str) -> str:
    """The mean's 95 % interval; nothing if the value is the same in every future."""
    values = result.measures[measure]
    found = mean_interval(values[~np.isnan(values)])
    if not found.low < found.high:
        return ""
    return f", mean between {span(found.low, found.high, measure, result.currency).replace(' to ', ' and ')}"


def target_lines(comparison: Comparison) -> list[str]:
    """How often each plan reaches the target of its scenario."""
    found = []
    for result in comparison.results:
        stated = result.manifest.get("target")
        mean, *_, count = summarize(result.measures["target_met"]) if "target_met" in result.measures else (0.0, 0)
        if stated and count:
            found.append(f"'{result.scenario_name}' has {stated['adoption'] * 100.0:g} % adopters in week "
                         f"{stated['by_week']} {futures(mean, int(count))}.")
    return found


def flat_lines(comparison: Comparison) -> list[tuple[str, str]]:
    """Plans whose adoption hardly moves, each with the reason."""
    return [(result.scenario_name, text) for result in comparison.results if (text := why_flat(result))]


def where_people_stand(comparison: Comparison) -> list[TableRow]:
    """Where people stand at the end under each plan: the share of people present in each stage."""
    return [
        TableRow(result.scenario_name, "", tuple(
            Cell(stage.capitalize(), "absent" if share is None else percent(share))
            for stage, measure in STAGES.items() for share in [share_at_end(result.recording, EVERYBODY, measure)]
        ))
        for result in comparison.results
    ]


def plans(comparison: Comparison) -> list[PlanDescription]:
    """The description of each scenario."""
    return [
        PlanDescription(
            result.scenario_name,
            str(result.manifest.get("description") or ""),
            tuple(intervention_words(entry) for entry in result.manifest.get("interventions", ())),
            tuple(rule_words(result)),
            tuple(aim_words(result)),
        )
        for result in comparison.results
    ]


def intervention_words(entry: Mapping[str, Any]) -> str:
    """One intervention in words: what, for whom, when."""
    kind = str(entry.get("type", ""))
    name = str(entry.get("name") or kind)
    text = name.replace("_", " ") if name == kind else f"{name} ({kind.replace('_', ' ')})"
    target = str(entry.get("target") or "")
    start, weeks = int(entry.get("start_week") or 0), entry.get("weeks")
    when = f"from week {start} to the end" if weeks is None else f"from week {start} for {weeks} week" + (
        "" if weeks == 1 else "s")
    return f"{text}{f', for {target}' if target else ''}, {when}"


def assumptions(comparison: Comparison) -> list[tuple[str, list[str]]]:
    """What was assumed or dropped: first for every plan (no name), then plan by plan."""
    said = {result.scenario_name: list(result.manifest.get("notes", ())) for result in comparison.results}
    shared = [note for note in next(iter(said.values())) if all(note in notes for notes in said.values())]
    own = [(name, [note for note in notes if note not in shared]) for name, notes in said.items()]
    return [(name, notes) for name, notes in [("", shared), *own] if notes]
