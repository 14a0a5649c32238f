"""Reading what was seen: a table with one observation per row, or with a column for each quantity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from cxsim.errors import nearest
from cxsim.organization.findings import Findings
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.read_table import read_table
from cxsim.organization.tables.table import Table, check_columns
from cxsim.studies.narrowing.cells import About, MistakeError, of_cells
from cxsim.studies.narrowing.observation import QUANTITIES, Observation

REQUIRED: Final = ("what", "value")
OPTIONAL: Final = ("week", "department", "answers", "error", "low", "high")


def read_observed(file: Path, about: About, findings: Findings) -> tuple[list[Observation], tuple[str, ...]]:
    """The observations in a CSV or Excel file, and notes on how it was read. Mistakes go to ``findings``.

    Columns ``what`` and ``value``, and as needed ``week`` (of the plan, from 0), ``department`` (blank: all),
    ``answers`` (people behind the number), ``error``, and for answers ``low`` and ``high``, the ends of their scale.
    Instead of ``what`` and ``value``, a column for each quantity will do: its blank cells were not observed, and
    ``answers``, ``error`` and scale are about answers only.
    """
    table = read_table(FileSpecification(file=str(file), missing=()), Path(), findings)
    if table is None:
        return [], ()
    layouts = list(_layouts(table, findings))
    used = {index for one in layouts for index in one.columns.values()}
    notes = (*table.notes, *(check_columns(table, used, (), False, findings) if layouts else ()))
    seen = [one for row in range(len(table.rows)) for layout in layouts
            for one in _of_row(table, row, layout, about, findings)]
    if not seen and not findings.has(table.file):
        findings.say(table.file, "the file has a header but no observation")
    return seen, notes


@dataclass(frozen=True)
class _Layout:
    """Where an observation of each row stands: the quantity if its column names it, and the columns by name."""

    what: str
    columns: Mapping[str, int | None]

    def cells(self, row: Sequence[str]) -> dict[str, str]:
        """The cells of a row by name; empty if nothing is observed in it."""
        cells = {name: "" if column is None else row[column] for name, column in self.columns.items()}
        seen = cells["value"] if self.what else "".join(row)
        return ({"what": self.what, **cells} if self.what else cells) if seen else {}


def _layouts(table: Table, findings: Findings) -> Iterator[_Layout]:
    """One layout if a column says what was seen, otherwise one for each column that a quantity names."""
    common = {name: table.index_of(name) for name in OPTIONAL}
    if table.index_of("what") is not None:
        found = dict(zip(REQUIRED, table.found(REQUIRED, findings), strict=False))
        if len(found) == len(REQUIRED):
            yield _Layout("", {**common, **found})
        return
    wide = {name: column for name in QUANTITIES if (column := table.index_of(name)) is not None}
    if not wide:
        findings.add(table.finding(-1, 0, _no_columns(table.header)))
    for name, column in wide.items():
        own = common if QUANTITIES[name].asked else {one: common[one] for one in ("week", "department")}
        yield _Layout(name, {**own, "value": column})


def _no_columns(header: Iterable[str]) -> str:
    """What a table must have, with what was probably meant."""
    known = [*REQUIRED, *QUANTITIES]
    meant = [f"'{name}' by '{given}'" for given in header if (name := nearest(given, known)) is not None]
    return ("no column says what was seen; name the columns 'what' and 'value', or one for each quantity ("
            f"{', '.join(QUANTITIES)}){'; did you mean ' + ', '.join(meant) + '?' if meant else ''}")


def _of_row(table: Table, row: int, layout: _Layout, about: About, findings: Findings) -> Iterator[Observation]:
    """The observation of a row; none if nothing was observed, or if it cannot be used."""
    cells, value = layout.cells(table.rows[row]), layout.columns["value"] or 0
    try:
        if cells:
            yield replace(of_cells(cells, about), place=table.locate(row, value))
    except MistakeError as mistake:
        column = layout.columns.get(mistake.column)
        findings.add(table.finding(row, value if column is None else column, mistake.message))
