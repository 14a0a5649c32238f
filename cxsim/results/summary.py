"""Summaries over replicates: mean, quantiles, Monte-Carlo error; and the writer of CSV files."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from cxsim.results.measures import MEASURES
from cxsim.results.result_data import ResultData

Values = NDArray[np.float64]

if TYPE_CHECKING:
    import pandas

SUMMARY_COLUMNS = ("scenario", "measure", "unit", "mean", "p05", "p50", "p95", "mcse", "replicates")
QUANTILES = (0.05, 0.5, 0.95)
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

Row = tuple[Any, ...]


def quantiles(values: Values, shares: Sequence[float] = QUANTILES) -> Values:
    """Quantiles over the last axis without nan (linear between order statistics); shape (shares, ...).

    If all values are nan, so are the quantiles.
    """
    ordered = np.sort(values, axis=-1)  # nan goes last
    present = ordered.shape[-1] - np.isnan(ordered).sum(axis=-1)
    result = np.empty((len(shares), *values.shape[:-1]))
    for index, share in enumerate(shares):
        place = share * np.maximum(present - 1, 0)
        below = np.floor(place).astype(np.intp)
        above = np.minimum(below + 1, np.maximum(present - 1, 0))
        low = np.take_along_axis(ordered, below[..., None], axis=-1)[..., 0]
        high = np.take_along_axis(ordered, above[..., None], axis=-1)[..., 0]
        result[index] = low + (place - below) * (high - low)
    return result


def unit_of(measure: str, currency: str) -> str:
    """The unit of a measure, with the scenario's own currency."""
    return MEASURES[measure].unit.replace("currency", currency)


def summary_rows(results: Iterable[ResultData]) -> list[Row]:
    """One row per scenario and measure, in the order of the results and of ``MEASURES``."""
    rows: list[Row] = []
    for result in results:
        for name in MEASURES:
            if name in result.measures:
                unit = unit_of(name, result.currency)
                rows.append((result.scenario_name, name, unit, *summarize(result.measures[name])))
    return rows


def summarize(values: Values) -> tuple[float, float, float, float, float, int]:
    """Mean, p05, p50, p95, Monte-Carlo standard error of the mean, and replicates in which it is present."""
    present = values[~np.isnan(values)]
    count = int(present.size)
    if count == 0:
        return math.nan, math.nan, math.nan, math.nan, math.nan, 0
    low, middle, high = (float(quantile) for quantile in quantiles(present))
    error = float(present.std(ddof=1)) / math.sqrt(count) if count > 1 else math.nan
    return float(present.mean()), low, middle, high, error, count


def frame(columns: Sequence[str], rows: Sequence[Row]) -> pandas.DataFrame:
    """The rows as a pandas frame."""
    import pandas

    return pandas.DataFrame(list(rows), columns=list(columns))


def csv_cell(value: Any) -> str:
    """A value as text for CSV: nan is empty, and a spreadsheet cannot take any text for a formula."""
    if isinstance(value, float):
        return "" if math.isnan(value) else format(value, ".10g")
    text = str(value)
    if isinstance(value, str) and text.startswith(FORMULA_STARTS):
        return "'" + text
    return text


def write_csv(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Write UTF-8 CSV with comma, header and ``\\n`` line ends."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([csv_cell(value) for value in row] for row in rows)
