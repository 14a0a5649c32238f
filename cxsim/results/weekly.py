"""Weekly values as Arrow tables, built column by column (no pandas, no loops over rows), part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from cxsim.results.recording import Recording
from cxsim.results.result_data import ResultData
from cxsim.results.summary import QUANTILES, quantiles

Integers = NDArray[np.int64]
Values = NDArray[np.float64]

if TYPE_CHECKING:
    import pyarrow

COST_PREFIX = "cost:"
# Rows in memory at once: as many as Parquet puts into one row group anyway.
ROWS_AT_ONCE = 2**20
NUMBERS_AT_ONCE = 2**20
WRITING: dict[str, Any] = {"compression": "zstd", "use_dictionary": ["scenario", "group", "measure"]}


@dataclass(frozen=True)
class Series:
    """One recorded series of a result: a weekly measure of a group, or the cost of an intervention."""

    group: str
    measure: str
    place: int

    def of(self, result: ResultData) -> Values:
        """Its values, shape (weeks, replicates)."""
        if self.measure.startswith(COST_PREFIX):
            return result.recording.costs[self.measure.removeprefix(COST_PREFIX)]
        return result.recording.of_group(self.measure, self.place)


def all_series(result: ResultData, *, all_groups: bool) -> list[Series]:
    """Every recorded series of a result; series that are unknown for a group (all nan) are left out."""
    recording = result.recording
    found = []
    for place, group in enumerate(recording.groups if all_groups else recording.groups[:1]):
        series = (Series(group, measure, place) for measure in recording.weekly)
        found += [one for one in series if not np.isnan(one.of(result)).all()]
        if place == 0:
            found += [Series(group, COST_PREFIX + intervention, place) for intervention in sorted(recording.costs)]
    return found


def weekly_table(results: Iterable[ResultData], *, all_groups: bool = False) -> pyarrow.Table:
    """``scenario, replicate, week, group, measure, value``: one row per replicate, week, group and measure."""
    import pyarrow

    return pyarrow.concat_tables(weekly_parts(list(results), all_groups=all_groups))


def weekly_parts(results: Sequence[ResultData], *, all_groups: bool = False) -> Iterator[pyarrow.Table]:
    """The same table in consecutive parts; every row group of ``ROWS_AT_ONCE`` rows begins with a new part."""
    series = [all_series(result, all_groups=all_groups) for result in results]
    texts = {
        "scenario": numbered_texts(result.scenario_name for result in results),
        "group": numbered_texts(one.group for each in series for one in each),
        "measure": numbered_texts(one.measure for each in series for one in each),
    }
    written = 0
    for result, each in zip(results, series, strict=True):
        start, rows = 0, len(each) * result.weeks * result.replicates
        while start < rows:
            stop = min(rows, start + ROWS_AT_ONCE - written % ROWS_AT_ONCE)
            yield weekly_part(result, each, texts, start, stop)
            written += stop - start
            start = stop


def weekly_part(
    result: ResultData, series: Sequence[Series], texts: dict[str, dict[str, int]], start: int, stop: int
) -> pyarrow.Table:
    """Rows ``start`` to ``stop - 1`` of a result, by series, then replicate, then week."""
    import pyarrow

    size, weeks = result.weeks * result.replicates, result.weeks
    rows = np.arange(start, stop)
    first = start // size
    shown = series[first : -(-stop // size)]
    begins = size * np.arange(first, first + len(shown))
    low, high = np.maximum(start - begins, 0), np.minimum(stop - begins, size)
    values = [one.of(result).T.ravel()[slice(*part)] for one, *part in zip(shown, low, high, strict=True)]
    counts = high - low
    return pyarrow.table({
        "scenario": repeated_texts([result.scenario_name], stop - start, texts["scenario"]),
        "replicate": column((rows % size // weeks).astype(np.int32)),
        "week": column((rows % weeks).astype(np.int32)),
        "group": repeated_texts([one.group for one in shown], counts, texts["group"]),
        "measure": repeated_texts([one.measure for one in shown], counts, texts["measure"]),
        "value": column(np.concatenate(values)),
    })


def write_weekly(path: Any, results: Sequence[ResultData], *, all_groups: bool = False) -> None:
    """Write ``weekly_table`` as Parquet, one row group at a time; the file is the same as if written at once."""
    import pyarrow
    from pyarrow import parquet

    writer, waiting = None, []
    try:
        for part in weekly_parts(results, all_groups=all_groups):
            writer = writer or parquet.ParquetWriter(path, part.schema, **WRITING)
            waiting.append(part)
            if sum(one.num_rows for one in waiting) == ROWS_AT_ONCE:
                writer.write_table(pyarrow.concat_tables(waiting), ROWS_AT_ONCE)
                waiting = []
        if writer is not None and waiting:
            writer.write_table(pyarrow.concat_tables(waiting), ROWS_AT_ONCE)
    finally:
        if writer is not None:
            writer.close()


def groups_table(results: Iterable[ResultData]) -> pyarrow.Table:
    """``scenario, week, group, measure, p05, p50, p95`` of every group but ``all``."""
    import pyarrow

    tables = []
    for result in results:
        recording = result.recording
        found: list[Series] = []
        parts: list[Values] = []
        for measure in recording.weekly:
            for place, spread in group_quantiles(recording, measure):
                if not np.isnan(spread).all():
                    found.append(Series(recording.groups[place], measure, place))
                    parts.append(spread)
        stacked = np.concatenate(parts, axis=1) if parts else np.empty((len(QUANTILES), 0))
        names = {name: numbered_texts(getattr(one, name) for one in found) for name in ("group", "measure")}
        tables.append(pyarrow.table({
            "scenario": repeated_texts([result.scenario_name], result.weeks * len(found), {result.scenario_name: 0}),
            "week": column(np.tile(np.arange(result.weeks, dtype=np.int32), len(found))),
            "group": repeated_texts([one.group for one in found], result.weeks, names["group"]),
            "measure": repeated_texts([one.measure for one in found], result.weeks, names["measure"]),
            **{name: column(values) for name, values in zip(("p05", "p50", "p95"), stacked, strict=True)},
        }))
    return pyarrow.concat_tables(tables).unify_dictionaries()


def group_quantiles(recording: Recording, measure: str) -> Iterator[tuple[int, Values]]:
    """Quantiles (3, weeks) of each group but ``all``, with its place; few groups at a time if there are many
    replicates."""
    at_once = max(1, NUMBERS_AT_ONCE // (recording.weeks * recording.replicates))
    for first in range(1, len(recording.groups), at_once):
        places = range(first, min(first + at_once, len(recording.groups)))
        spread = quantiles(np.array([recording.of_group(measure, place) for place in places]), QUANTILES)
        yield from zip(places, spread.transpose(1, 0, 2), strict=True)


def numbered_texts(texts: Iterable[str]) -> dict[str, int]:
    """Every text with its place in the order of first appearance."""
    return {text: place for place, text in enumerate(dict.fromkeys(texts))}


def repeated_texts(texts: Sequence[str], times: int | Integers, places: dict[str, int]) -> Any:
    """A dictionary-encoded column that repeats each text this many times."""
    import pyarrow

    codes = np.repeat(np.array([places[text] for text in texts], dtype=np.int32), times)
    written = [text.encode() for text in places]
    ends = np.cumsum([0, *map(len, written)], dtype=np.int32)
    parts = pyarrow.py_buffer(ends), pyarrow.py_buffer(b"".join(written))
    return pyarrow.DictionaryArray.from_arrays(column(codes), pyarrow.StringArray.from_buffers(len(written), *parts))


def column(values: NDArray[Any]) -> Any:
    """Numbers as an Arrow column; ``pyarrow.array`` would first import pandas, to ask whether they are a series."""
    import pyarrow

    kind, numbers = pyarrow.from_numpy_dtype(values.dtype), pyarrow.py_buffer(np.ascontiguousarray(values))
    return pyarrow.Array.from_buffers(kind, len(values), [None, numbers])


def write_groups(path: Any, results: Sequence[ResultData]) -> None:
    """Write ``groups_table`` as Parquet."""
    from pyarrow import parquet

    parquet.write_table(groups_table(results), path, **WRITING)
