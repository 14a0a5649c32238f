"""What experiments have in common: scenarios without an intervention, paired differences as text, tables and their
pages.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cxsim import load_scenario
from cxsim.analysis.paired import mean_interval
from cxsim.results.measures import at_end as mean_at_end
from cxsim.results.result import Result
from cxsim.scenario.schema.schema import Scenario

Values = NDArray[np.float64]

Row = Mapping[str, str]


def certain(file: Path) -> Scenario:
    """The scenario with all parameters at their defaults: what differs is what is measured, and chance."""
    return load_scenario(file).model_copy(update={"uncertainty": "none"})


def leave_out(scenario: Scenario, types: Sequence[str]) -> Scenario:
    """The scenario without its interventions of these types."""
    rest = tuple(intervention for intervention in scenario.plan.interventions if intervention.type not in types)
    return scenario.model_copy(update={"plan": scenario.plan.model_copy(update={"interventions": rest})})


def without(scenario: Scenario, mechanisms: Sequence[str]) -> Scenario:
    """The scenario without some mechanisms of the model."""
    return scenario.model_copy(update={"without": (*scenario.without, *mechanisms)})


def at_end(result: Result, measure: str) -> Values:
    """Mean of the last four weeks in each replicate."""
    return mean_at_end(result.recording.of_all(measure))


def differences(first: Result, last: Result, measures: Sequence[str]) -> list[str]:
    """Mean paired differences (last minus first) at the end, each with its 95 % interval, as text."""
    found = []
    for measure in measures:
        difference = at_end(last, measure) - at_end(first, measure)
        interval = mean_interval(difference)
        found += [f"{value:+.3f}" for value in (float(difference.mean()), interval.low, interval.high)]
    return found


def columns_of(measures: Sequence[str]) -> list[str]:
    """The columns of ``differences``."""
    return [f"{measure}_{part}" for measure in measures for part in ("difference", "low", "high")]


def write(place: Path, columns: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """A table as CSV, row by row as they are measured; makes the folder where it is not there."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow(row)
            file.flush()


def read(place: Path) -> list[Row]:
    """The rows of a CSV."""
    with place.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def filled(page: str, name: str, table: str) -> str:
    """The page with a table between its marks, ``<!-- name -->`` and ``<!-- end -->``."""
    marks = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", re.DOTALL)
    assert len(marks.findall(page)) == 1, f"the page has no place for the table of {name}"
    return marks.sub(lambda found: f"{found[1]}\n{table}\n\n{found[2]}", page)
