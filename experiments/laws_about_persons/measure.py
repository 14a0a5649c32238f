"""What each law about persons changes in the shipped plans, and what each of its levers does in its example.

    python experiments/laws_about_persons/measure.py            # some minutes on two cores; writes laws.csv, levers.csv
    python experiments/laws_about_persons/measure.py --replicates 8 --out /tmp/small
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cxsim import load_scenario, run
from cxsim.model.further import FURTHER_LAWS
from cxsim.results.result import Result
from cxsim.scenario.schema.schema import Scenario

HERE = Path(__file__).resolve().parent
SCENARIOS = HERE.parents[1] / "scenarios"
LAWS = ("values_before_and_after", "efficacy", "cynicism", "words_and_deeds", "reactance", "gaming",
        "public_recognition", "wear_out", "public_mood")
MEASURES = ("adoption", "attitude", "trust")
LAST_WEEKS = 4

Values = NDArray[np.float64]


def at_end(result: Result, measure: str) -> Values:
    """Mean of the last four weeks in each replicate."""
    values: Values = result.recording.of_all(measure)[-LAST_WEEKS:].mean(axis=0)
    return values


def interval(difference: Values) -> tuple[float, float, float]:
    """Mean of paired differences and its 95 % interval."""
    mean = float(difference.mean())
    half = 1.96 * float(difference.std(ddof=1)) / len(difference) ** 0.5
    return mean, mean - half, mean + half


def row(what: Sequence[str], without: Result, with_it: Result) -> list[str]:
    """Differences of all measures as text."""
    cells = list(what)
    for measure in MEASURES:
        cells += [f"{value:+.3f}" for value in interval(at_end(with_it, measure) - at_end(without, measure))]
    return cells


def write(place: Path, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table as CSV, with three columns for each measure."""
    columns = [*head, *(f"{measure}_{part}" for measure in MEASURES for part in ("difference", "low", "high"))]
    with place.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def certain(file: Path) -> Scenario:
    """The scenario with all parameters at their defaults: what differs is the law or the lever, and luck."""
    return load_scenario(file).model_copy(update={"uncertainty": "none"})


def laws(replicates: int) -> Iterable[list[str]]:
    """Each shipped plan, with each law and all of them, against the plan without further laws."""
    for file in sorted(SCENARIOS.glob("*.yaml")):
        scenario = certain(file)
        plain = run(scenario, replicates=replicates, engine="numpy")
        for chosen in (*((law,) for law in LAWS), LAWS):
            with_laws = run(scenario.model_copy(update={"laws": chosen}), replicates=replicates, engine="numpy")
            name = chosen[0] if len(chosen) == 1 else "all of these"
            yield row((file.stem, name), plain, with_laws)


def without_lever(scenario: Scenario, kind: str) -> Scenario:
    """The scenario without its lever of this type."""
    rest = tuple(lever for lever in scenario.plan.interventions if lever.type != kind)
    return scenario.model_copy(update={"plan": scenario.plan.model_copy(update={"interventions": rest})})


def levers(replicates: int) -> Iterable[list[str]]:
    """Each example of a lever that works under these laws, with the lever against without it."""
    for file in sorted((SCENARIOS / "levers").glob("*.yaml")):
        scenario = certain(file)
        if scenario.laws and set(scenario.laws) <= set(LAWS):
            without, with_it = (run(one, replicates=replicates, engine="numpy")
                                for one in (without_lever(scenario, file.stem), scenario))
            yield row((file.stem, " ".join(scenario.laws)), without, with_it)


def main() -> None:
    """Measure and write both tables."""
    assert set(LAWS) <= set(FURTHER_LAWS)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--replicates", type=int, default=32)
    parser.add_argument("--out", type=Path, default=HERE)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    write(given.out / "levers.csv", ("lever", "laws"), levers(given.replicates))
    write(given.out / "laws.csv", ("plan", "law"), laws(given.replicates))


if __name__ == "__main__":
    main()
