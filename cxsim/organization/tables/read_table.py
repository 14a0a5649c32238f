"""Reads the table in a file according to its extension: workbook, graph, else CSV."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import Literal

from cxsim.organization.findings import Findings
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.csv_table import read_csv
from cxsim.organization.tables.table import Table

_OTHER_WORKBOOKS = (".xls", ".xlsb", ".xlsm", ".ods")


def read_table(
    specification: FileSpecification, folder: Path, findings: Findings, part: Literal["nodes", "edges"] = "nodes"
) -> Table | None:
    """Read the table in a file (of a graph, its ``part``); None if it cannot be used (see ``findings``)."""
    ending = PurePath(specification.file).suffix.casefold()
    if ending == ".graphml":
        from cxsim.organization.tables.graphml_table import read_graphml

        return read_graphml(specification, folder, findings, part)
    if ending == ".xlsx":
        from cxsim.organization.tables.workbook_table import read_workbook

        return read_workbook(specification, folder, findings)
    if ending in _OTHER_WORKBOOKS:
        findings.say(specification.file, f"{ending} files are not supported; save it as .xlsx or .csv")
        return None
    return read_csv(specification, folder, findings)
