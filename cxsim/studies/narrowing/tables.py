"""The tables of a narrowing, as rows of numbers: for files, the screen and the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from cxsim.model.parameters import PARAMETERS
from cxsim.results.files import csv_table
from cxsim.results.provenance import stored_notes, versions
from cxsim.results.store import Writer
from cxsim.results.summary import Row
from cxsim.studies.narrowing.adjust import quantiles
from cxsim.studies.narrowing.learning import BAND
from cxsim.studies.narrowing.narrow import Narrowed
from cxsim.studies.narrowing.observation import QUANTITIES
from cxsim.studies.narrowing.worth import Worth

SET_FILE: Final = "narrowed_set.csv"
OBSERVED_COLUMNS: Final = ("observation", "observed", "error", "set_p05", "set_p50", "set_p95")
FORECAST_COLUMNS: Final = ("week", "p05", "p50", "p95", "before_p05", "before_p50", "before_p95", "stays")
PARAMETER_COLUMNS: Final = ("parameter", "meaning", "mean_before", "mean", "p05", "p95", "explained", "carries")
WORTH_COLUMNS: Final = ("observation", "band_without", "band_with", "narrower")


@dataclass(frozen=True)
class AboutParameter:
    """One parameter: ``explained``, the share of its variance that the data explain, and ``carries``, the share of what
    stays open about the last week that it carries; both 0 unless beyond chance."""

    name: str
    mean_before: float
    mean: float
    low: float
    high: float
    explained: float
    carries: float


def about_parameters(narrowed: Narrowed) -> list[AboutParameter]:
    """Every parameter in force, the best known first, then those that keep most of the forecast open."""
    learned, names = narrowed.learned, narrowed.simulated.names
    low, _, high = quantiles(learned.parameters, learned.weights, BAND)
    means = learned.weights @ learned.parameters
    found = [AboutParameter(name, float(narrowed.before.column(name).mean()), float(means[at]), float(low[at]),
                            float(high[at]), float(learned.explained[at]), float(learned.carries[at]))
             for at, name in enumerate(names)]
    return sorted(found, key=lambda one: (-one.explained, -one.carries, one.name))


def learned_of(narrowed: Narrowed) -> list[AboutParameter]:
    """The parameters about which the data say more than chance would, the best known first."""
    return [one for one in about_parameters(narrowed) if one.explained > 0.0]


def not_to_be_known(narrowed: Narrowed) -> list[AboutParameter]:
    """The parameters that keep the forecast open and that these data do not reach, the most important first."""
    unknown = [one for one in about_parameters(narrowed) if one.explained == 0.0 and one.carries > 0.0]
    return sorted(unknown, key=lambda one: -one.carries)


def observed_rows(narrowed: Narrowed) -> list[Row]:
    """What was seen, its error, and what the set shows, in the units of the observation."""
    even = np.full(len(narrowed.shown), 1.0 / len(narrowed.shown))
    bands = quantiles(narrowed.shown, even, BAND).T
    rows: list[Row] = []
    for one, (low, middle, high) in zip(narrowed.observations, bands, strict=True):
        numbers = (one.value, one.total_error, low, middle, high)
        rows.append((one.name, *(float(number) * QUANTITIES[one.what].top for number in numbers)))
    return rows


def forecast_rows(narrowed: Narrowed) -> list[Row]:
    """Adoption by week: 90 % band and median, those of the set as it was, and adoption that stays as last seen."""
    last = narrowed.last_seen
    rows: list[Row] = []
    for week in range(narrowed.weeks):
        after, before = narrowed.adoption_after[:, week], narrowed.adoption_before[:, week]
        stays = last.value if last is not None and week >= (last.week or 0) else float("nan")
        rows.append((week, *map(float, after), *map(float, before), stays))
    return rows


def worth_rows(worths: Sequence[Worth]) -> list[Row]:
    """What further observations would be worth, the most useful first."""
    return [(one.observation.name, one.without, one.with_it, one.narrower) for one in worths]


def narrowing_files(narrowed: Narrowed, worths: Sequence[Worth]) -> dict[str, Writer]:
    """The narrowed set and the tables."""
    text = narrowed.after().text()
    parameters: list[Row] = [
        (one.name, PARAMETERS[one.name].meaning, one.mean_before, one.mean, one.low, one.high, one.explained,
         one.carries) for one in about_parameters(narrowed)]
    return {
        SET_FILE: lambda path: path.write_text(text, encoding="utf-8", newline="\n") and None,
        "forecast.csv": csv_table(FORECAST_COLUMNS, forecast_rows(narrowed)),
        "observed.csv": csv_table(OBSERVED_COLUMNS, observed_rows(narrowed)),
        "parameters.csv": csv_table(PARAMETER_COLUMNS, parameters),
        "worth.csv": csv_table(WORTH_COLUMNS, worth_rows(worths)),
    }


def narrowing_manifest(narrowed: Narrowed, notes: Sequence[str]) -> dict[str, Any]:
    """What was narrowed, by what, with which versions."""
    return {
        "kind": "narrowing", "versions": versions(), "scenario": narrowed.scenario.name, "seed": narrowed.seed,
        "rows": len(narrowed.usable), "rows_used": int(narrowed.usable.sum()), "set": narrowed.before.hash,
        "observations": len(narrowed.observations), "notes": stored_notes(notes),
    }
