"""Finds out how a file is written, so that a scenario can state it: encoding, separator, header, numbers, sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cxsim.organization.findings import Findings
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.csv_table import csv_grid
from cxsim.organization.tables.decoding import likely_encodings, sample
from cxsim.organization.tables.file_access import read_bytes
from cxsim.organization.tables.grid import Grid
from cxsim.organization.tables.kinds import TEXT_GRAPHS, WORKBOOK, what_it_is
from cxsim.organization.tables.number_signs import Signs, likely_signs
from cxsim.organization.tables.separators import WORDS
from cxsim.units import counted


@dataclass
class FileProposal:
    """Keys of a file that a scenario should state, why, and what only its owner can know.

    ``keys``: the values of keys of ``FileSpecification``. ``reasons``: by key, what was found. ``choices``: by key that
    is unsure, its possible answers: the keys that each stands for, and its meaning; the first is the one in ``keys``.
    ``alike``: the sheets that have the same columns as the one in ``keys``, itself among them.
    """

    keys: dict[str, Any] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[tuple[dict[str, Any], str]]] = field(default_factory=dict)
    alike: list[str] = field(default_factory=list)

    def take(self, key: str, found: list[tuple[dict[str, Any], str]]) -> None:
        """Take the first of the possible answers; several are a question."""
        self.keys |= found[0][0]
        self.reasons[key] = found[0][1]
        if len(found) > 1:
            self.choices[key] = found


def proposed_file(
    specification: FileSpecification, folder: Path, findings: Findings,
    fits: Callable[[Sequence[str]], bool] = lambda header: True,
) -> FileProposal | None:
    """What a scenario should state about a file besides what ``specification`` does, which is never questioned.

    ``fits`` says whether a sheet with these names of columns may be the one that is wanted.

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
        _workbook(content, specification, proposal, fits)
    elif kind is None:
        _text(content, specification, proposal)
    elif kind in TEXT_GRAPHS and "encoding" not in specification.model_fields_set:
        _encoding(content, proposal)
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
    if "header_row" not in stated and _header_row(grid, proposal):
        grid = (csv_grid(content, _with(specification, proposal)) or found)[0]
    if not {"decimal", "thousands"} & stated:
        _numbers(grid, separators[0], proposal)


def _encoding(content: bytes, proposal: FileProposal) -> None:
    likely = likely_encodings(content)
    if likely != ["utf-8"]:
        proposal.take("encoding", [({"encoding": one}, f"it reads '{sample(content, one)}'") for one in likely])


def _workbook(
    content: bytes, specification: FileSpecification, proposal: FileProposal, fits: Callable[[Sequence[str]], bool]
) -> None:
    from cxsim.organization.tables.workbook_table import workbook_grid

    sheets, grid = workbook_grid(content, specification, fits)
    if specification.sheet is None and len(sheets) > 1:
        proposal.take("sheet", [
            ({"sheet": sheet.name}, f"it has {counted(sheet.rows, 'row that is', 'rows that are')} not blank")
            for sheet in sheets])
        proposal.alike = [sheet.name for sheet in sheets
                          if len(sheet.header) > 1 and {*sheet.header} == {*sheets[0].header}]
    if grid is not None and specification.header_row is None:
        _header_row(grid, proposal)


def _header_row(grid: Grid, proposal: FileProposal) -> bool:
    """Propose another row as header: below a title, or the second of two that name the columns."""
    title = next((name for name in grid.header if name), "")
    likely, second = grid.likely_header(), grid.second_header()
    if likely != grid.first:
        proposal.take("header_row", [({"header_row": likely}, f"'{title[:60]}' above it looks like a title")])
    elif second is not None:
        proposal.take("header_row", [({"header_row": second}, f"it names the columns too; '{title[:60]}' is above it")])
    return likely != grid.first or second is not None


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
