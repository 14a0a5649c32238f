"""The effect of every intervention at the shipped company: alone and added to the combined plan, at several doses.

    # 64 replicates, all interventions: writes results/interventions.csv and the table
    python -m experiments.interventions.measure
    python -m experiments.interventions.measure training mandate --replicates 16 --out interventions.csv
    # no run: only rewrites the table of the page
    python -m experiments.interventions.measure --table

The doses: half and all of the settings in ``interventions.yaml``, and what ``MONEY`` buys. Every replicate has its own
row of the plausible set, its own people and its own chance, the same with and without the intervention.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from cxsim import compare, load_scenario
from cxsim.analysis.paired import paired_difference
from cxsim.interventions.about.registry import intervention_types
from cxsim.interventions.base import Intervention
from cxsim.interventions.plan.dosing import OutOfReach, affordable
from cxsim.model.view import PeopleView
from cxsim.results.measures import at_end
from cxsim.results.result import Result
from cxsim.scenario.loading.overrides import with_overrides
from cxsim.scenario.presets.people_of import people_of
from cxsim.scenario.schema.schema import Scenario
from experiments.measuring import Row, filled, read, write

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
RESULTS, PAGE = HERE / "results" / "interventions.csv", HERE / "README.md"
ARMS = {"alone": "do_nothing", "added": "combined_with_training_tools_communication"}
COLUMNS = ("intervention", "arm", "dose", "share", "measure", "without", "difference", "low", "high", "share_higher",
           "plan_cost")
WEEKLY = ("trust", "fatigue")
# Less than half a percentage point of adopters, two people of 400, counts as nothing.
MATTERS = 0.005
START_WEEK, WEEKS = 4, 104
WITHOUT = "without"
TOGETHER = 11  # plans per comparison; their results are in memory together
NOT_AN_INTERVENTION = ("custom",)  # its author defines what it does
DOSES = ("whole", "half", "money")
# Euros that every intervention may spend at the dose "money": a dose below a tenth buys nothing that would be noticed.
MONEY = 200_000.0
ANY = 1e6  # a dose above every full one


@dataclass(frozen=True)
class Trial:
    """One intervention at one dose: ``share`` of the settings in the file; ``intervention`` is None for none."""

    name: str
    dose: str
    share: float
    intervention: Intervention | None


@cache
def interventions() -> Mapping[str, Mapping[str, Any]]:
    """Settings and expectations by type of intervention."""
    said: Mapping[str, Mapping[str, Any]] = yaml.safe_load((HERE / "interventions.yaml").read_text("utf-8"))
    return said


@cache
def company() -> PeopleView:
    """The people of the shipped company, whom costs depend on."""
    return people_of(load_scenario(ROOT / "scenarios" / f"{ARMS['alone']}.yaml"))


def intervention_of(kind: str) -> Intervention:
    """An intervention with the settings of the file."""
    return intervention_types()[kind].model_validate(
        {"type": kind, "name": f"{kind}, tried", "start_week": START_WEEK, **interventions()[kind]["intervention"]}
    )


def at_money(intervention: Intervention) -> Intervention | None:
    """It at the dose that ``MONEY`` pays for: the full dose if that is cheaper, None if a tenth costs more."""
    found = affordable([intervention], MONEY, company(), WEEKS, [False])
    if not isinstance(found, OutOfReach):
        return found.interventions[0]
    return None if found.least > MONEY else intervention.at_dose(ANY)


def trials_of(kind: str) -> list[Trial]:
    """An intervention at each dose; only the whole one if a dose changes nothing about it."""
    whole = intervention_of(kind)
    found = [Trial(kind, "whole", 1.0, whole)]
    if not whole.dose_fields():
        return found
    found.append(Trial(kind, "half", 0.5, whole.at_dose(0.5)))
    paid = at_money(whole)
    if paid is not None:
        name = next(name for name in whole.dose_fields() if getattr(whole, name) > 0.0)
        found.append(Trial(kind, "money", getattr(paid, name) / getattr(whole, name), paid))
    return found


def scenario_of(arm: str, trial: Trial) -> Scenario:
    """The plan of an arm, plus the intervention of a trial; named after it."""
    changes = {"name": f"{trial.name}, {trial.dose}", "survey": {"every_weeks": 4}}
    scenario = with_overrides(load_scenario(ROOT / "scenarios" / f"{ARMS[arm]}.yaml"), changes)
    if trial.intervention is None:
        return scenario
    plan = scenario.plan.model_copy(update={"interventions": (*scenario.plan.interventions, trial.intervention)})
    return scenario.model_copy(update={"plan": plan})


def rows_of(trial: Trial, arm: str, base: Result, found: Result) -> Iterator[tuple[str, ...]]:
    """Effects of one trial in one arm: with it minus without it."""
    cost = (found.measures["plan_cost"] - base.measures["plan_cost"]).mean()
    pairs = {"adoption_end": (found.measures["adoption_end"], base.measures["adoption_end"])}
    for name in WEEKLY:
        ends = [at_end(one.recording.of_group(name, 0)) for one in (found, base)]
        pairs[name] = ends[0], ends[1]
    pairs["turnover_per_year"] = found.measures["turnover_per_year"], base.measures["turnover_per_year"]
    for measure, (with_it, without) in pairs.items():
        one = paired_difference(with_it, without, "higher")
        numbers = (float(np.nanmean(without)), one.mean, one.low, one.high)
        yield (trial.name, arm, trial.dose, f"{trial.share:.3f}", measure, *(f"{number:.5f}" for number in numbers),
               f"{one.probability_better:.3f}", f"{cost:.0f}")


def verdict(row: Row) -> str:
    """The effect of an intervention on adopters in a word, or that it cannot be told."""
    low, high, mean = (float(row[name]) for name in ("low", "high", "difference"))
    if low > -MATTERS and high < MATTERS:
        return "nothing"
    if low > 0.0 and mean >= MATTERS:
        return "helps"
    return "harms" if high < 0.0 and mean <= -MATTERS else "cannot be told"


def points(row: Row) -> str:
    """A difference in percentage points with its interval."""
    low, high, mean = (100.0 * float(row[column]) for column in ("low", "high", "difference"))
    return f"{mean:+.1f} ({low:+.1f} to {high:+.1f})"


def described(kind: str) -> str:
    """The settings of an intervention that matter for its size: dose and weeks."""
    whole = intervention_of(kind)
    doses = [f"{name.replace('_', ' ')} {getattr(whole, name):g}" for name in whole.dose_fields()]
    last = "the end" if whole.weeks is None else f"{whole.start_week + whole.weeks}"
    return ", ".join([*doses, f"week {whole.start_week} to {last}"])


def thousands(row: Row) -> str:
    """The cost of an intervention in thousands."""
    return f"{float(row['plan_cost']) / 1000.0:,.0f}"


def table(rows: Sequence[Row]) -> str:
    """The table of the page, sorted by the effect when added to the combined plan, strongest first."""
    of = {(row["intervention"], row["arm"], row["dose"], row["measure"]): row for row in rows}
    names = sorted({row["intervention"] for row in rows},
                   key=lambda name: (-float(of[name, "added", "whole", "adoption_end"]["difference"]), name))
    lines = ["| intervention | dose | cost (thousand EUR) | alone: adopters | | added: adopters | "
             "| added at half the dose | added for the same money | its cost | trust | expected |",
             "|---|---|--:|--:|---|--:|---|--:|--:|--:|--:|---|"]
    for name in names:
        whole = {arm: of[name, arm, "whole", "adoption_end"] for arm in ARMS}
        came = {arm: verdict(row) for arm, row in whole.items()}
        cells = [cell for arm in ARMS for cell in (points(whole[arm]), came[arm])]
        half, paid = (of.get((name, "added", dose, "adoption_end")) for dose in ("half", "money"))
        cells += [points(half) if half else "-", *((points(paid), thousands(paid)) if paid else ("-", "-"))]
        expected = ", ".join(f"{arm}: {interventions()[name][arm]}" for arm in ARMS
                             if interventions()[name][arm] != came[arm])
        trust = float(of[name, "added", "whole", "trust"]["difference"])
        lines.append(f"| {name} | {described(name)} | {thousands(whole['added'])} | {' | '.join(cells)} | {trust:+.3f} "
                     f"| {expected or 'as expected'} |")
    return "\n".join(lines)


def page() -> str:
    """The page with the table from the stored results."""
    return filled(PAGE.read_text("utf-8"), "table", table(read(RESULTS)))


def measure(kinds: Sequence[str], replicates: int) -> Iterator[tuple[str, ...]]:
    """All rows, arm by arm."""
    nothing, trials = Trial(WITHOUT, "none", 0.0, None), [trial for kind in kinds for trial in trials_of(kind)]
    for arm in ARMS:
        for first in range(0, len(trials), TOGETHER):
            some = trials[first : first + TOGETHER]
            compared = compare([scenario_of(arm, trial) for trial in (nothing, *some)], replicates=replicates)
            base, *found = compared.results
            for trial, result in zip(some, found, strict=True):
                yield from rows_of(trial, arm, base, result)
            print(f"{arm}: {first + len(some)} of {len(trials)}", flush=True)


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
