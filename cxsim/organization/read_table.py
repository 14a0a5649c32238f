"""The table in a file, whatever its kind: a workbook by its ending, else CSV."""

from __future__ import annotations

from pathlib import Path

from cxsim.organization.csv_table import read_csv
from cxsim.organization.file_specification import FileSpecification
from cxsim.organization.findings import Findings
from cxsim.organization.table import Table


def read_table(specification: FileSpecification, folder: Path, findings: Findings) -> Table | None:
    """The table in a file; None where it cannot be used (``findings`` then says why)."""
    return read_csv(specification, folder, findings)
