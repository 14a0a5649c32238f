"""Run the plans of a case in many futures, compare them with the expectations, and fill in the sheet of the case.

    python -m experiments.cases.measure siloed_company                    # 64 futures; a minute
    python -m experiments.cases.measure siloed_company --replicates 16 --out small
    python -m experiments.cases.measure siloed_company --tables           # no run: only the tables of the sheet anew

Every future has its own row of the plausible set of parameters, its own people and its own chance, alike for all plans.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from cxsim import compare, load_scenario, run
from cxsim.analysis.paired import paired_difference
from cxsim.results.measures import MEASURES, Better, at_end
from cxsim.results.result import Result
from cxsim.scenario.loading.overrides import with_overrides
from cxsim.scenario.schema.schema import Scenario
from experiments.measuring import Row, filled, read, write

Values = NDArray[np.float64]

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS, SHEETS = ROOT / "scenarios" / "cases", ROOT / "docs" / "cases"
EXPECTATIONS, RESULTS = ROOT / "experiments" / "cases" / "expectations", ROOT / "experiments" / "cases" / "results"
COMPANY, CLASS = "company", "class"

PLAN_MEASURES = ("adoption_end", "sustained_adoption", "turnover_per_year", "plan_cost", "cost_total")
PLAN_COLUMNS = ("plan", "measure", "mean", "p05", "p95")
PAIR_COLUMNS = ("first", "second", "measure", "mean_difference", "low", "high", "share")
# From this share of futures on an order holds, below its complement the opposite does; between, it cannot be told.
HOLDS = 0.75
# A weekly measure, of everybody or of a group, at the end or in a week.
WEEKLY = re.compile(r"(.*?)(?: @ (.*?))?(?: in week (\d+))?")


@dataclass(frozen=True)
class Expectation:
    """Which plan was expected to do better in a measure, and why."""

    better: str
    worse: str
    measure: str
    reason: str
    lower: bool = False  # of measures that have no better direction of their own

    @property
    def direction(self) -> Better:
        """Which direction of the measure is better."""
        known = MEASURES.get(self.measure)
        return known.better if known and known.better != "none" else "lower" if self.lower else "higher"


@dataclass(frozen=True)
class Case:
    """The plans of a case by name, what was expected of them, and what else its sheet shows.

    ``variants`` are plans with something changed, by name: ``of`` (the plan), ``set`` (values by dotted path) and
    ``without`` (labels of interventions). ``show`` are further measures of the table of plans.
    """

    name: str
    plans: tuple[str, ...]
    expectations: tuple[Expectation, ...]
    variants: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    show: tuple[str, ...] = ()

    @classmethod
    def read(cls, name: str) -> Case:
        """Read the case from its file of expectations; its plans are all the files of its folder."""
        said = yaml.safe_load((EXPECTATIONS / f"{name}.yaml").read_text("utf-8"))
        expected = tuple(Expectation(**one) for one in said["expectations"])
        files = {file.stem for file in (SCENARIOS / name).glob("*.yaml")} - {COMPANY, CLASS}
        assert set(said["plans"]) == files, f"{name}: plans are {sorted(files)}"
        case = cls(name, tuple(said["plans"]), expected, said.get("variants", {}), tuple(said.get("show", ())))
        named = {plan for one in expected for plan in (one.better, one.worse)}
        assert named <= set(case.names), f"{name}: no such plan: {sorted(named - set(case.names))}"
        return case

    @property
    def names(self) -> tuple[str, ...]:
        """Plans, then variants."""
        return (*self.plans, *self.variants)

    def scenario(self, name: str) -> Scenario:
        """The scenario of a plan or a variant."""
        if name in self.plans:
            return load_scenario(SCENARIOS / self.name / f"{name}.yaml")
        how = self.variants[name]
        scenario = with_overrides(self.scenario(how["of"]), how.get("set", {}))
        out = set(how.get("without", ()))
        assert out <= {intervention.label
                       for intervention in scenario.plan.interventions}, f"{name}: no such intervention"
        rest = tuple(intervention for intervention in scenario.plan.interventions if intervention.label not in out)
        return scenario.model_copy(update={"plan": scenario.plan.model_copy(update={"interventions": rest})})


def case_names() -> list[str]:
    """Every case with expectations."""
    return sorted(file.stem for file in EXPECTATIONS.glob("*.yaml"))


def results_of(case: Case, replicates: int, engine: Any) -> dict[str, Result]:
    """Run every plan and variant with common random numbers (a variant may change mechanisms or context)."""
    compared = compare([case.scenario(plan) for plan in case.plans], replicates=replicates, engine=engine, workers=1)
    found = dict(zip(case.plans, compared.results, strict=True))
    for name in case.variants:
        found[name] = run(case.scenario(name), replicates=replicates, engine=engine, workers=1)
    return found


def values_of(result: Result, measure: str) -> Values:
    """A measure in each future: one of those by which plans are judged, or the last weeks of a weekly one.

    ``attitude @ department:claims in week 20`` is that of a group in a week. nan where no mechanism writes it.
    """
    if measure in result.measures:
        return result.measures[measure]
    parts = WEEKLY.fullmatch(measure)
    assert parts is not None
    name, group, week = parts.groups()
    if name not in result.recording.weekly:
        return np.full(result.replicates, np.nan)
    place = result.recording.groups.index(group) if group else 0
    weekly = result.recording.of_group(name, place)
    values: Values = at_end(weekly) if week is None else weekly[int(week)]
    return values


def pair_rows(case: Case, results: Mapping[str, Result]) -> Iterable[tuple[str, ...]]:
    """One row for every expectation: first minus second, and the share of futures in which the first does better."""
    for one in case.expectations:
        first, second = (values_of(results[name], one.measure) for name in (one.better, one.worse))
        found = paired_difference(first, second, one.direction)
        yield (one.better, one.worse, one.measure, *(f"{value:.6g}" for value in (found.mean, found.low, found.high)),
               f"{found.probability_better:.3f}")


def plan_rows(case: Case, results: Mapping[str, Result]) -> Iterable[tuple[str, ...]]:
    """Mean and spread over futures of the measures that the sheet shows."""
    for name in case.names:
        for measure in (*PLAN_MEASURES, *case.show):
            values = values_of(results[name], measure)
            known = values[~np.isnan(values)]
            numbers = (known.mean(), *np.quantile(known, (0.05, 0.95))) if known.size else ()
            yield (name, measure, *(f"{number:.6g}" for number in numbers), *("",) * (3 - len(numbers)))


# The tables of a sheet ---------------------------------------------------------------------------------------


def told(value: str | float, *, sign: bool = False) -> str:
    """A number as a sheet shows it: shares with three digits, points with one, money in thousands; - if absent."""
    if value == "":
        return "-"
    number, plus = float(value), "+" if sign else ""
    if abs(number) >= 1000.0:
        return f"{number / 1000.0:{plus}.0f} k"
    return f"{number:{plus}.1f}" if abs(number) >= 2.0 else f"{number:{plus}.3f}"


def spread(row: Row) -> str:
    """The mean and the range of nine in ten futures."""
    return f"{told(row['mean'])} ({told(row['p05'])} to {told(row['p95'])})" if row["mean"] else "-"


def verdict(share: float) -> str:
    """Whether the expectation holds."""
    return "holds" if share >= HOLDS else "fails" if share <= 1.0 - HOLDS else "cannot be told"


def plan_table(case: Case, rows: Sequence[Row]) -> str:
    """Plans and variants by measure, for the sheet."""
    cells = {(row["plan"], row["measure"]): row for row in rows}
    head = ("plan", "adopters at the end (5 to 95 %)", "in the half year after the plan", "leave per year",
            "interventions cost", "cost with consequences", *(f"{measure} (5 to 95 %)" for measure in case.show))
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    for name in case.names:
        shown = [spread(cells[name, "adoption_end"])]
        shown += [told(cells[name, measure]["mean"]) for measure in PLAN_MEASURES[1:]]
        shown += [spread(cells[name, measure]) for measure in case.show]
        lines.append(f"| {' | '.join((name, *shown))} |")
    return "\n".join(lines)


def pair_table(rows: Sequence[Row]) -> str:
    """Expected pairs and their results, for the sheet."""
    head = ("expected to do better", "than", "in", "difference (95 %)", "holds in", "")
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    for row in rows:
        difference, low, high = (told(row[column], sign=True) for column in ("mean_difference", "low", "high"))
        lines.append(f"| {row['first']} | {row['second']} | {row['measure']} | {difference} ({low} to {high}) | "
                     f"{100.0 * float(row['share']):.0f} % | {verdict(float(row['share']))} |")
    return "\n".join(lines)


def sheet_of(case: Case, folder: Path = RESULTS) -> str:
    """The sheet with both tables filled in from the results."""
    sheet = (SHEETS / f"{case.name}.md").read_text("utf-8")
    sheet = filled(sheet, "plans", plan_table(case, read(folder / f"{case.name}_plans.csv")))
    return filled(sheet, "pairs", pair_table(read(folder / f"{case.name}.csv")))


def main() -> None:
    """Measure a case."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", choices=case_names())
    parser.add_argument("--replicates", type=int, default=64)
    parser.add_argument("--engine", choices=("auto", "numpy", "compiled"), default="auto")
    parser.add_argument("--out", type=Path, default=RESULTS, help="elsewhere: the sheet stays as it is")
    parser.add_argument("--tables", action="store_true", help="do not run, write the tables of the sheet anew")
    given = parser.parse_args()
    case = Case.read(given.case)
    if not given.tables:
        results = results_of(case, given.replicates, given.engine)
        write(given.out / f"{case.name}.csv", PAIR_COLUMNS, pair_rows(case, results))
        write(given.out / f"{case.name}_plans.csv", PLAN_COLUMNS, plan_rows(case, results))
    if given.out == RESULTS:
        (SHEETS / f"{case.name}.md").write_text(sheet_of(case), "utf-8")
    else:
        print(pair_table(read(given.out / f"{case.name}.csv")))


if __name__ == "__main__":
    main()
