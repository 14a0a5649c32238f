"""The data files that every output folder has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from cxsim.results.aims import AIM_COLUMNS
from cxsim.results.decisions import DECISION_COLUMNS
from cxsim.results.inputs import INPUT_COLUMNS, input_rows
from cxsim.results.provenance import versions
from cxsim.results.result_data import ResultData
from cxsim.results.store import Writer
from cxsim.results.summary import SUMMARY_COLUMNS, Row, summary_rows, write_csv
from cxsim.results.weekly import write_groups, write_weekly


def result_files(results: Sequence[ResultData], *, full: bool = False) -> dict[str, Writer]:
    """Writers of ``summary.csv``, ``weekly.parquet`` (``full``: replicates of all groups) and
    ``weekly_groups.parquet``; also ``decisions.csv`` if any plan has rules, ``inputs.csv`` if stated numbers are
    drawn, and ``aims.csv`` if any intervention chose people by leaders' beliefs."""
    files: dict[str, Writer] = {
        "summary.csv": csv_table(SUMMARY_COLUMNS, summary_rows(results)),
        "weekly.parquet": partial(write_weekly, results=results, all_groups=full),
        "weekly_groups.parquet": partial(write_groups, results=results),
    }
    if any(result.has_rules for result in results):
        files["decisions.csv"] = csv_table(DECISION_COLUMNS, decision_rows(results))
    if any(result.manifest.get("inputs") for result in results):
        files["inputs.csv"] = csv_table(INPUT_COLUMNS, input_rows(results))
    if any(result.aims for result in results):
        files["aims.csv"] = csv_table(AIM_COLUMNS, aim_rows(results))
    return files


def csv_table(columns: Sequence[str], rows: Iterable[Row]) -> Writer:
    """A writer of a table as CSV; call it only once, because the rows may be an iterator."""
    return partial(write_csv, columns=columns, rows=rows)


def result_manifest(result: ResultData) -> dict[str, Any]:
    """The manifest of a folder that holds one result."""
    return {"kind": "result", "versions": versions(), **result.manifest}


def decision_rows(results: Iterable[ResultData]) -> Iterator[tuple[str | int, ...]]:
    """Rows of ``decisions.csv``: by scenario and replicate, in the order of the decisions."""
    for result in results:
        for one in result.decisions:
            done = "yes" if one.done else "no"
            yield result.scenario_name, one.replicate, one.week, one.rule, one.group, one.action, done, one.reason


def aim_rows(results: Iterable[ResultData]) -> Iterator[tuple[str | int, ...]]:
    """Rows of ``aims.csv``, by scenario and replicate."""
    for result in results:
        for one in result.aims:
            yield (result.scenario_name, one.replicate, one.week, one.intervention, one.reached, one.astray,
                   one.misjudged)
