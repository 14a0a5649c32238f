"""A folder of results as its forms need it: the report, every table, and the means by week; checked first."""

from __future__ import annotations

import csv
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from cxsim.dates import start_in
from cxsim.errors import ResultError
from cxsim.report.document import REPORT, Report, report_from_json
from cxsim.results.checked import AGAIN, checked_manifest, missing_part
from cxsim.results.summary import csv_cell

if TYPE_CHECKING:
    import pandas
    import pyarrow

WEEKLY = "weekly.parquet"

Values = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class DataTable:
    """A table of the folder as it is written: the name of its file without ending, its header and its cells."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class OpenedResults:
    """A folder of results whose files were checked."""

    folder: Path
    manifest: Mapping[str, Any]
    report: Report

    @cached_property
    def tables(self) -> tuple[DataTable, ...]:
        """Every CSV table, in the order in which the manifest lists them."""
        return tuple(_table(self.folder / name) for name in self.manifest["files"] if name.endswith(".csv"))

    @cached_property
    def weekly(self) -> pandas.DataFrame:
        """Mean and the ends of 90 of 100 futures of the whole organization: by scenario, measure and week."""
        from pyarrow.parquet import read_table

        columns = ["scenario", "measure", "week", "value"]
        rows = read_table(self.folder / WEEKLY, columns=columns, filters=[("group", "==", "all")]).to_pandas()
        rows = rows.astype({"scenario": str, "measure": str})
        grouped = rows.groupby(["scenario", "measure", "week"], sort=False)["value"]
        ends = {"p05": grouped.quantile(0.05), "p95": grouped.quantile(0.95)}
        found: pandas.DataFrame = grouped.mean().to_frame("mean").assign(**ends).reset_index()
        return found

    def mean_by_week(self, measure: str) -> dict[str, tuple[float, ...]]:
        """The mean of a measure in every week, by scenario."""
        of_measure = self.weekly[self.weekly["measure"] == measure].sort_values("week", kind="stable")
        names = dict.fromkeys(self.weekly["scenario"])
        return {str(name): tuple(of_measure.loc[of_measure["scenario"] == name, "mean"].tolist()) for name in names}

    def mean_of(self, measure: str) -> dict[str, float]:
        """The mean of a measure of the whole run, by scenario."""
        return {row["scenario"]: float(row["mean"]) for row in self.rows_of("summary") if row["measure"] == measure}

    def rows_of(self, name: str) -> tuple[dict[str, str], ...]:
        """The rows of a CSV table by column, with the names of plans as they are; none if there is no such table."""
        file = f"{name}.csv"
        if file not in self.manifest["files"]:
            return ()
        plain = {csv_cell(one): one for one in self.names}
        table = _table(self.folder / file)
        return tuple({column: plain.get(cell, cell) for column, cell in zip(table.columns, row, strict=True)}
                     for row in table.rows)

    def by_future(self, measure: str) -> dict[str, Values]:
        """A weekly measure of the whole organization in every future, shape (weeks, futures), by scenario."""
        from pyarrow.parquet import ParquetFile

        columns = ["scenario", "replicate", "week", "value"]
        found: dict[str, Values] = {}
        with ParquetFile(self.folder / WEEKLY) as file:  # part by part: a filter would read it as a data set, by pandas
            for place in range(file.num_row_groups):
                keep = _rows_with(file.read_row_group(place, columns=["group", "measure"]), measure)
                if keep.any():
                    self._add(found, file.read_row_group(place, columns=columns), keep)
        return found

    def _add(self, found: dict[str, Values], table: pyarrow.Table, keep: Flags) -> None:
        """Put the rows of a part that are kept into the values of their scenarios."""
        names, codes = _coded(table["scenario"])
        future, week, value = (table[column].to_numpy()[keep] for column in ("replicate", "week", "value"))
        codes = codes[keep]
        for code in dict.fromkeys(codes.tolist()):
            own, shape = codes == code, (int(self.manifest["weeks"]), self.replicates)
            values = found.setdefault(names[code], np.full(shape, np.nan))
            values[week[own], future[own]] = value[own]

    @property
    def scenarios(self) -> tuple[Mapping[str, Any], ...]:
        """What the manifest says of every scenario, in order."""
        return tuple(self.manifest.get("scenarios") or (self.manifest,))

    @property
    def names(self) -> tuple[str, ...]:
        """The scenarios, in order."""
        return tuple(str(one["scenario"]) for one in self.scenarios)

    @property
    def start_date(self) -> date | None:
        """The first day of week 0; None if no scenario states it."""
        return next((start for one in self.scenarios if (start := start_in(one)) is not None), None)

    @property
    def baseline(self) -> str:
        """The scenario that the others are held against; the only one, where there is one."""
        return str(self.manifest.get("baseline") or self.manifest["scenario"])

    @property
    def replicates(self) -> int:
        """The number of simulated futures."""
        return int(self.manifest["replicates"])


def open_results(folder: Path, remade: Collection[str] = ()) -> OpenedResults:
    """The results in a folder; ``remade``: files that are about to be made anew, so that they may be damaged.

    Raises
    ------
    ResultError
        If the folder is damaged, incomplete or somebody else's, or has no report as data.
    """
    manifest = checked_manifest(folder, remade)
    if REPORT not in manifest["files"]:
        raise missing_part(folder, "report as data", [REPORT])
    try:
        report = report_from_json((folder / REPORT).read_text(encoding="utf-8"))
    except ValueError:
        raise ResultError(f"'{folder / REPORT}' is no report that this version knows; use the version that wrote it, "
                          f"or {AGAIN}") from None
    return OpenedResults(folder, manifest, report)


def _rows_with(table: pyarrow.Table, measure: str) -> Flags:
    """Which rows hold a measure of the whole organization."""
    keep = np.ones(table.num_rows, dtype=bool)
    for column, text in (("group", "all"), ("measure", measure)):
        texts, codes = _coded(table[column])
        keep &= np.isin(codes, [code for code, one in enumerate(texts) if one == text])
    return keep


def _coded(column: pyarrow.ChunkedArray) -> tuple[list[str], NDArray[np.int32]]:
    """The texts of a column of few texts, and which of them each row has."""
    whole = column.combine_chunks()
    return whole.dictionary.to_pylist(), whole.indices.to_numpy()


def _table(path: Path) -> DataTable:
    with path.open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    return DataTable(path.stem, tuple(header), tuple(map(tuple, rows)))
