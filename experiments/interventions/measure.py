"""The effect of every intervention at the shipped company: alone, and added to the combined plan.

    # 64 replicates, all interventions: writes results/interventions.csv and the table
    python -m experiments.interventions.measure
    python -m experiments.interventions.measure training mandate --replicates 16 --out interventions.csv
    # no run: only rewrites the table of the page
    python -m experiments.interventions.measure --table

Every replicate has its own row of the plausible set, its own people and its own chance, the same with and without the
intervention.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from cxsim import compare, load_scenario
from cxsim.analysis.paired import paired_difference
from cxsim.interventions.about.registry import intervention_types
from cxsim.results.measures import at_end
from cxsim.results.result import Result
from cxsim.scenario.loading.overrides import with_overrides
from cxsim.scenario.schema.schema import Scenario
from experiments.measuring import Row, filled, read, write

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
RESULTS, PAGE = HERE / "results" / "interventions.csv", HERE / "README.md"
ARMS = {"alone": "do_nothing", "added": "combined_with_training_tools_communication"}
COLUMNS = ("intervention", "arm", "measure", "without", "difference", "low", "high", "share_higher", "plan_cost")
WEEKLY = ("trust", "fatigue")
# Less than half a percentage point of adopters, two people of 400, counts as nothing.
MATTERS = 0.005
START_WEEK = 4
WITHOUT = "without"
TOGETHER = 11  # plans per comparison; their results are in memory together
NOT_AN_INTERVENTION = ("custom",)  # its author defines what it does


@cache
def interventions() -> Mapping[str, Mapping[str, Any]]:
    """Settings and expectations by type of intervention."""
    said: Mapping[str, Mapping[str, Any]] = yaml.safe_load((HERE / "interventions.yaml").read_text("utf-8"))
    return said


def scenario_of(arm: str, kind: str | None) -> Scenario:
    """The plan of an arm, plus one intervention if ``kind`` names one; named after it."""
    changes = {"name": kind or WITHOUT, "survey": {"every_weeks": 4}}
    scenario = with_overrides(load_scenario(ROOT / "scenarios" / f"{ARMS[arm]}.yaml"), changes)
    if kind is None:
        return scenario
    intervention = intervention_types()[kind].model_validate(
        {"type": kind, "name": f"{kind}, tried", "start_week": START_WEEK, **interventions()[kind]["intervention"]}
    )
    plan = scenario.plan.model_copy(update={"interventions": (*scenario.plan.interventions, intervention)})
    return scenario.model_copy(update={"plan": plan})


def rows_of(kind: str, arm: str, base: Result, found: Result) -> Iterator[tuple[str, ...]]:
    """Effects of one intervention in one arm: with it minus without it."""
    cost = (found.measures["plan_cost"] - base.measures["plan_cost"]).mean()
    pairs = {"adoption_end": (found.measures["adoption_end"], base.measures["adoption_end"])}
    for name in WEEKLY:
        ends = [at_end(one.recording.of_group(name, 0)) for one in (found, base)]
        pairs[name] = ends[0], ends[1]
    pairs["turnover_per_year"] = found.measures["turnover_per_year"], base.measures["turnover_per_year"]
    for measure, (with_it, without) in pairs.items():
        one = paired_difference(with_it, without, "higher")
        numbers = (float(np.nanmean(without)), one.mean, one.low, one.high)
        yield (kind, arm, measure, *(f"{number:.5f}" for number in numbers), f"{one.probability_better:.3f}",
               f"{cost:.0f}")


def verdict(row: Row) -> str:
    """The effect of an intervention on adopters in a word, or that it cannot be told."""
    low, high, mean = (float(row[name]) for name in ("low", "high", "difference"))
    if low > -MATTERS and high < MATTERS:
        return "nothing"
    if low > 0.0 and mean >= MATTERS:
        return "helps"
    return "harms" if high < 0.0 and mean <= -MATTERS else "cannot be told"


def table(rows: Sequence[Row]) -> str:
    """The table of the page, sorted by the effect when added to the combined plan, strongest first."""
    of = {(row["intervention"], row["arm"], row["measure"]): row for row in rows}
    names = sorted({row["intervention"] for row in rows},
                   key=lambda name: -float(of[name, "added", "adoption_end"]["difference"]))
    lines = ["| intervention | cost (thousand EUR) | alone: adopters | | added: adopters | | trust | expected |",
             "|---|--:|--:|---|--:|---|--:|---|"]
    for name in names:
        cells, came = [], []
        for arm in ARMS:
            row = of[name, arm, "adoption_end"]
            low, high, mean = (100.0 * float(row[column]) for column in ("low", "high", "difference"))
            came.append(verdict(row))
            cells += [f"{mean:+.1f} ({low:+.1f} to {high:+.1f})", came[-1]]
        said = [interventions()[name][arm] for arm in ARMS]
        expected = ", ".join(
            f"{arm}: {word}" for arm, word, found in zip(ARMS, said, came, strict=True) if word != found)
        trust = float(of[name, "added", "trust"]["difference"])
        cost = float(of[name, "added", "adoption_end"]["plan_cost"]) / 1000.0
        lines.append(f"| {name} | {cost:,.0f} | {' | '.join(cells)} | {trust:+.3f} | {expected or 'as expected'} |")
    return "\n".join(lines)


def page() -> str:
    """The page with the table from the stored results."""
    return filled(PAGE.read_text("utf-8"), "table", table(read(RESULTS)))


def measure(kinds: Sequence[str], replicates: int) -> Iterator[tuple[str, ...]]:
    """All rows, arm by arm."""
    for arm in ARMS:
        for first in range(0, len(kinds), TOGETHER):
            some = kinds[first : first + TOGETHER]
            compared = compare([scenario_of(arm, kind) for kind in (None, *some)], replicates=replicates)
            base, *found = compared.results
            for kind, result in zip(some, found, strict=True):
                yield from rows_of(kind, arm, base, result)
            print(f"{arm}: {', '.join(some)}", flush=True)


def main() -> None:
    """Measure interventions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("interventions", nargs="*", metavar="INTERVENTION", help="types to measure; default: all")
    parser.add_argument("--replicates", type=int, default=64)
    parser.add_argument("--out", type=Path, default=RESULTS, help="results file; the page follows only the default")
    parser.add_argument("--table", action="store_true", help="do not run; only rewrite the table of the page")
    given = parser.parse_args()
    kinds = given.interventions or list(interventions())
    if not given.table:
        write(given.out, COLUMNS, measure(kinds, given.replicates))
    if given.out == RESULTS:
        PAGE.write_text(page(), "utf-8")
    else:
        print(table(read(given.out)))


if __name__ == "__main__":
    main()
