"""The data files of a comparison."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxsim.results.files import result_files
from cxsim.results.provenance import versions
from cxsim.results.store import Writer
from cxsim.results.summary import write_csv

if TYPE_CHECKING:
    from cxsim.analysis.compare import Comparison

DIFFERENCE_COLUMNS = (
    "scenario", "baseline", "measure", "mean", "low", "high", "p05", "p95", "probability_better", "replicates",
)


def comparison_files(comparison: Comparison, *, full: bool = False) -> dict[str, Writer]:
    """The files of every result, and ``differences.csv``."""
    rows = comparison.difference_rows()

    def write_differences(path: Path) -> None:
        write_csv(path, DIFFERENCE_COLUMNS, rows)

    files = result_files(comparison.results, full=full)
    return {"summary.csv": files.pop("summary.csv"), "differences.csv": write_differences, **files}


def comparison_manifest(comparison: Comparison) -> dict[str, Any]:
    """The manifest of a folder that holds a comparison."""
    first = comparison.results[0]
    return {
        "kind": "comparison",
        "versions": versions(),
        "baseline": comparison.baseline,
        "seed": first.seed,
        "replicates": first.replicates,
        "weeks": first.weeks,
        "scenarios": [{**result.manifest, "scenario": result.scenario_name} for result in comparison.results],
    }
