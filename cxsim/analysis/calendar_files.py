"""The tables of a calendar: milestones and their signs, change load, benefit by month, and the first ninety days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cxsim.analysis.benefit import BENEFIT_COLUMNS, benefit_rows
from cxsim.analysis.comparison_data import ComparisonData
from cxsim.analysis.first_weeks import FIRST_COLUMNS, first_rows
from cxsim.analysis.load import LOAD_COLUMNS, load_rows
from cxsim.analysis.milestones import GO_COLUMNS, MILESTONE_COLUMNS, go_rows, milestone_rows
from cxsim.results.files import csv_table
from cxsim.results.store import Writer
from cxsim.results.summary import Row


def calendar_files(comparison: ComparisonData) -> dict[str, Writer]:
    """The tables that have rows, by the name of their file."""
    tables: dict[str, tuple[Sequence[str], Iterable[Row]]] = {
        "milestones.csv": (MILESTONE_COLUMNS, milestone_rows(comparison)),
        "go_no_go.csv": (GO_COLUMNS, go_rows(comparison)),
        "first_90_days.csv": (FIRST_COLUMNS, first_rows(comparison)),
        "load.csv": (LOAD_COLUMNS, load_rows(comparison)),
        "benefit.csv": (BENEFIT_COLUMNS, benefit_rows(comparison)),
    }
    found = {name: (columns, list(rows)) for name, (columns, rows) in tables.items()}
    return {name: csv_table(columns, rows) for name, (columns, rows) in found.items() if rows}
