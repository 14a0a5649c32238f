"""A folder of results as its forms need it: the report, every table, and the means by week; checked first."""

from __future__ import annotations

import csv
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxsim.errors import ResultError
from cxsim.report.document import REPORT, Report, report_from_json
from cxsim.results.checked import AGAIN, checked_manifest, missing_part

if TYPE_CHECKING:
    import pandas

WEEKLY = "weekly.parquet"


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
        (table,) = (one for one in self.tables if one.name == "summary")
        rows = (dict(zip(table.columns, row, strict=True)) for row in table.rows)
        return {row["scenario"]: float(row["mean"]) for row in rows if row["measure"] == measure}

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


def _table(path: Path) -> DataTable:
    with path.open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    return DataTable(path.stem, tuple(header), tuple(map(tuple, rows)))
