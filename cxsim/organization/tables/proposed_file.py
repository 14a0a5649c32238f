"""Finds out how a file is written, so that a scenario can state it: encoding, separator, header, numbers, sheet."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cxsim.organization.findings import Findings
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.csv_table import csv_grid
from cxsim.organization.tables.decoding import likely_encodings, sample
from cxsim.organization.tables.file_access import read_bytes
from cxsim.organization.tables.grid import Grid
from cxsim.organization.tables.kinds import WORKBOOK, what_it_is
from cxsim.organization.tables.number_signs import Signs, likely_signs
from cxsim.organization.tables.separators import WORDS
from cxsim.units import counted


@dataclass
class FileProposal:
    """Keys of a file that a scenario should state, why, and what only its owner can know.

    ``keys``: the values of keys of ``FileSpecification``. ``reasons``: by key, what was found. ``choices``: by key that
    is unsure, its possible answers: the keys that each stands for, and its meaning; the first is the one in ``keys``.
    """

    keys: dict[str, Any] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[tuple[dict[str, Any], str]]] = field(default_factory=dict)

    def take(self, key: str, found: list[tuple[dict[str, Any], str]]) -> None:
        """Take the first of the possible answers; several are a question."""
        self.keys |= found[0][0]
        self.reasons[key] = found[0][1]
        if len(found) > 1:
            self.choices[key] = found


def proposed_file(specification: FileSpecification, folder: Path, findings: Findings) -> FileProposal | None:
    """What a scenario should state about a file besides what ``specification`` does, which is never questioned.

    Returns
    -------
    FileProposal or None
        None, with findings, if the file cannot be opened; whatever else is wrong is found when its table is read.
    """
    content = read_bytes(specification.file, folder, findings)
    if content is None:
        return None
    proposal, kind = FileProposal(), what_it_is(content)
    if kind == WORKBOOK:
        _workbook(content, specification, proposal)
    elif kind is None:
        _text(content, specification, proposal)
    return proposal


def _with(specification: FileSpecification, proposal: FileProposal) -> FileSpecification:
    return specification.model_copy(update=proposal.keys)


def _text(content: bytes, specification: FileSpecification, proposal: FileProposal) -> None:
    stated = specification.model_fields_set
    if "encoding" not in stated:
        _encoding(content, proposal)
    found = csv_grid(content, _with(specification, proposal))
    if found is None:
        return
    grid, separators = found
    if "separator" not in stated and len(separators) > 1:
        proposal.take("separator", [({"separator": sign}, f"fields are separated by {WORDS[sign]}s")
                                    for sign in separators])
        grid = (csv_grid(content, _with(specification, proposal)) or found)[0]
    if "header_row" not in stated and grid.likely_header() != grid.first:
        _header_row(grid, proposal)
        grid = (csv_grid(content, _with(specification, proposal)) or found)[0]
    if not {"decimal", "thousands"} & stated:
        _numbers(grid, separators[0], proposal)


def _encoding(content: bytes, proposal: FileProposal) -> None:
    likely = likely_encodings(content)
    if likely != ["utf-8"]:
        proposal.take("encoding", [({"encoding": one}, f"it reads '{sample(content, one)}'") for one in likely])


def _workbook(content: bytes, specification: FileSpecification, proposal: FileProposal) -> None:
    from cxsim.organization.tables.workbook_table import workbook_grid

    sheets, grid = workbook_grid(content, specification)
    if specification.sheet is None and len(sheets) > 1:
        proposal.take("sheet", [
            ({"sheet": name}, f"it has {counted(rows, 'row that is', 'rows that are')} not blank")
            for name, rows in sheets])
    if grid is not None and specification.header_row is None and grid.likely_header() != grid.first:
        _header_row(grid, proposal)


def _header_row(grid: Grid, proposal: FileProposal) -> None:
    title = next((name for name in grid.header if name), "")
    proposal.take("header_row", [({"header_row": grid.likely_header()}, f"'{title[:60]}' above it looks like a title")])


def _numbers(grid: Grid, separator: str, proposal: FileProposal) -> None:
    columns = [(name, [row[index] if index < len(row) else "" for row in grid.rows])
               for index, name in enumerate(grid.header)]
    likely, example = likely_signs(columns, separator)
    if example and likely and likely != [Signs()]:
        proposal.take("decimal", [(_keys(signs), f"{example} is {_meaning(signs)}") for signs in likely])


def _keys(signs: Signs) -> dict[str, Any]:
    return {"decimal": signs.decimal} | ({} if signs.thousands is None else {"thousands": signs.thousands})


def _meaning(signs: Signs) -> str:
    decimal = "a comma" if signs.decimal == "," else "a point"
    return (f"written with {decimal} as decimal sign" if signs.thousands is None else
            f"written with '{signs.thousands}' between thousands")
