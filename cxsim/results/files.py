"""Which files tell about results: the data files that every output folder has."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxsim.results.aims import AIM_COLUMNS, aim_rows
from cxsim.results.decisions import DECISION_COLUMNS, decision_rows
from cxsim.results.provenance import versions
from cxsim.results.store import Writer
from cxsim.results.summary import SUMMARY_COLUMNS, summary_rows, write_csv
from cxsim.results.weekly import groups_table, write_parquet, write_weekly

if TYPE_CHECKING:
    from cxsim.results.result import Result


def result_files(results: Sequence[Result], *, full: bool = False) -> dict[str, Writer]:
    """``summary.csv``, ``weekly.parquet`` (``full``: replicates of all groups), ``weekly_groups.parquet``, and
    ``decisions.csv`` where any plan has rules, ``aims.csv`` where any lever chose people by what leaders believed."""

    def write_summary(path: Path) -> None:
        write_csv(path, SUMMARY_COLUMNS, summary_rows(results))

    def write_replicates(path: Path) -> None:
        write_weekly(path, results, all_groups=full)

    def write_groups(path: Path) -> None:
        write_parquet(path, groups_table(results))

    def write_decisions(path: Path) -> None:
        write_csv(path, DECISION_COLUMNS, decision_rows(results))

    def write_aims(path: Path) -> None:
        write_csv(path, AIM_COLUMNS, aim_rows(results))

    files: dict[str, Writer] = {"summary.csv": write_summary, "weekly.parquet": write_replicates}
    files["weekly_groups.parquet"] = write_groups
    if any(result.has_rules for result in results):
        files["decisions.csv"] = write_decisions
    if any(result.aims for result in results):
        files["aims.csv"] = write_aims
    return files


def result_manifest(result: Result) -> dict[str, Any]:
    """The manifest of a folder that holds one result."""
    return {"kind": "result", "versions": versions(), **result.manifest}
