"""Reads the table in a file according to what it is: workbook, graph, else CSV, whatever its name says."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import Literal

from cxsim.organization.findings import Findings
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.csv_table import table_from_bytes
from cxsim.organization.tables.file_access import read_bytes
from cxsim.organization.tables.kinds import WORKBOOK, graph_format, what_it_is
from cxsim.organization.tables.table import Table

_OTHER_WORKBOOKS = (".xls", ".xlsb", ".xlsm", ".ods", ".numbers")
Part = Literal["nodes", "edges"]


def read_table(
    specification: FileSpecification, folder: Path, findings: Findings, part: Part = "nodes"
) -> Table | None:
    """Read the table in a file (of a graph, its ``part``); None if it cannot be used (see ``findings``)."""
    ending = PurePath(specification.file).suffix.casefold()
    if ending in _OTHER_WORKBOOKS:
        findings.say(specification.file, f"{ending} files are not supported; save it as .xlsx or .csv")
        return None
    content = read_bytes(specification.file, folder, findings)
    if content is None:
        return None
    kind = what_it_is(content)
    if kind == WORKBOOK or ending == ".xlsx":
        from cxsim.organization.tables.workbook_table import read_workbook

        return read_workbook(content, specification, findings)
    if specification.sheet is not None:
        stated = f"sheet: '{specification.sheet}'"
        findings.say(specification.file, f"{stated} is stated, but this is no workbook; leave it out")
        return None
    graph = graph_format(kind, ending)
    if graph is None:
        return table_from_bytes(content, specification, findings)
    return _graph(content, graph, specification, findings, part)


def _graph(content: bytes, kind: str, specification: FileSpecification, findings: Findings, part: Part) -> Table | None:
    if kind == "graphml":
        from cxsim.organization.tables.graphml_table import read_graphml

        return read_graphml(content, specification, findings, part)
    from cxsim.organization.tables.graph_files import read_graph_file

    return read_graph_file(content, kind, specification, findings, part)
