"""Weekly values as Arrow tables, built column by column (no pandas, no row loops)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from cxsim.results.summary import QUANTILES, quantiles

if TYPE_CHECKING:
    import pyarrow

    from cxsim.results.result import Result

WEEKLY_COLUMNS = ("scenario", "replicate", "week", "group", "measure", "value")
GROUP_COLUMNS = ("scenario", "week", "group", "measure", "p05", "p50", "p95")
COST_PREFIX = "cost:"

Block = tuple[str, str, NDArray[np.float64]]  # group, measure, values (weeks, replicates)


def blocks(result: Result, *, all_groups: bool) -> Iterator[Block]:
    """Every recorded series of a result; series that do not exist for a group (all nan) are left out."""
    recording = result.recording
    for index, group in enumerate(recording.groups if all_groups else recording.groups[:1]):
        for measure in recording.weekly:
            values = recording.weekly[measure][index]
            if not np.isnan(values).all():
                yield group, measure, values
        if index == 0:
            for lever in sorted(recording.costs):
                yield group, COST_PREFIX + lever, recording.costs[lever]


def weekly_table(results: Iterable[Result], *, all_groups: bool = False) -> pyarrow.Table:
    """``scenario, replicate, week, group, measure, value``: one row per replicate, week, group and measure."""
    import pyarrow

    tables = []
    for result in results:
        found = list(blocks(result, all_groups=all_groups))
        weeks, replicates = result.weeks, result.replicates
        size = weeks * replicates
        tables.append(pyarrow.table({
            "scenario": repeated([result.scenario_name], size * len(found)),
            "replicate": np.tile(np.repeat(np.arange(replicates, dtype=np.int32), weeks), len(found)),
            "week": np.tile(np.arange(weeks, dtype=np.int32), replicates * len(found)),
            "group": repeated([group for group, _, _ in found], size),
            "measure": repeated([measure for _, measure, _ in found], size),
            "value": np.concatenate([values.T.ravel() for _, _, values in found]),
        }))
    return pyarrow.concat_tables(tables).unify_dictionaries()


def groups_table(results: Iterable[Result]) -> pyarrow.Table:
    """``scenario, week, group, measure, p05, p50, p95`` of every group but ``all``."""
    import pyarrow

    tables = []
    for result in results:
        recording = result.recording
        texts: list[tuple[str, str]] = []
        parts: list[NDArray[np.float64]] = []
        for measure, values in recording.weekly.items():
            spread = quantiles(values[1:], QUANTILES)  # (3, groups, weeks)
            for index, group in enumerate(recording.groups[1:]):
                if not np.isnan(spread[:, index]).all():
                    texts.append((group, measure))
                    parts.append(spread[:, index])
        stacked = np.concatenate(parts, axis=1) if parts else np.empty((len(QUANTILES), 0))
        tables.append(pyarrow.table({
            "scenario": repeated([result.scenario_name], result.weeks * len(texts)),
            "week": np.tile(np.arange(result.weeks, dtype=np.int32), len(texts)),
            "group": repeated([group for group, _ in texts], result.weeks),
            "measure": repeated([measure for _, measure in texts], result.weeks),
            "p05": stacked[0], "p50": stacked[1], "p95": stacked[2],
        }))
    return pyarrow.concat_tables(tables).unify_dictionaries()


def repeated(texts: Sequence[str], times: int) -> Any:
    """A dictionary-encoded column in which each text stands ``times`` times in a row."""
    import pyarrow

    distinct = list(dict.fromkeys(texts))
    place = {text: index for index, text in enumerate(distinct)}
    codes = np.repeat(np.array([place[text] for text in texts], dtype=np.int32), times)
    return pyarrow.DictionaryArray.from_arrays(pyarrow.array(codes), pyarrow.array(distinct, type=pyarrow.string()))


def write_parquet(path: Any, table: pyarrow.Table) -> None:
    """Write a table as Parquet (zstd)."""
    from pyarrow import parquet

    parquet.write_table(table, path, compression="zstd", use_dictionary=["scenario", "group", "measure"])
