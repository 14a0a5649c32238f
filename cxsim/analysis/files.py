"""The data files of a comparison, and of one result."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxsim.analysis.cost_table import COST_COLUMNS, cost_rows
from cxsim.analysis.pairs import PAIR_COLUMNS, pair_rows
from cxsim.analysis.ranking import RANKING_COLUMNS, ranking_rows
from cxsim.analysis.risk_register import RISK_COLUMNS, risk_rows
from cxsim.analysis.robustness import ROBUSTNESS_COLUMNS, robustness_rows
from cxsim.analysis.sources import SPLIT_COLUMNS, split_rows
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
    """The files of every result, differences, pairs, ranking, robustness; the split of bands where it was asked for."""
    files = single_files(comparison, full=full)
    found = {
        "summary.csv": files.pop("summary.csv"),
        "differences.csv": table(DIFFERENCE_COLUMNS, comparison.difference_rows()),
        "pairs.csv": table(PAIR_COLUMNS, pair_rows(comparison)),
        "ranking.csv": table(RANKING_COLUMNS, ranking_rows(comparison)),
        "robustness.csv": table(ROBUSTNESS_COLUMNS, robustness_rows(comparison.overturned)),
    }
    if comparison.sources:
        found["split.csv"] = table(SPLIT_COLUMNS, split_rows(comparison))
    return {**found, **files}


def single_files(comparison: Comparison, *, full: bool = False) -> dict[str, Writer]:
    """The data files that need no comparison: those of every result, ``risk.csv`` and ``costs.csv``."""
    return {
        **result_files(comparison.results, full=full),
        "risk.csv": table(RISK_COLUMNS, risk_rows(comparison.register)),
        "costs.csv": table(COST_COLUMNS, cost_rows(comparison.results)),
    }


def table(columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> Writer:
    """What writes a table that is worked out already."""

    def write(path: Path) -> None:
        write_csv(path, columns, rows)

    return write


def comparison_manifest(comparison: Comparison) -> dict[str, Any]:
    """The manifest of a folder that holds a comparison."""
    first = comparison.results[0]
    return {
        "kind": "comparison",
        "versions": versions(),
        "baseline": comparison.baseline,
        "seed": first.seed,
        "replicates": first.replicates,
        "missing_replicates": comparison.missing,
        "weeks": first.weeks,
        "scenarios": [{**result.manifest, "scenario": result.scenario_name} for result in comparison.results],
    }
