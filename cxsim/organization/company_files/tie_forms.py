"""The forms in which files state ties: a tie per row, several others per row or cell, or a square of people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from cxsim.organization.findings import Findings
from cxsim.organization.schema.ties_specification import TiesSpecification
from cxsim.organization.tables.table import Table

HEADER = -1
Cell = tuple[int, int]


class Stated(NamedTuple):
    """One tie as a file states it: its row, both ends with their cells (row, column), and the column of its weight."""

    row: int
    source: str
    target: str
    source_place: Cell
    target_place: Cell
    weight: int | None


@dataclass(frozen=True)
class EndColumns:
    """The columns with the ends of ties; ``targets``: several in a wide file; ``weights``: the weight for each of them.
    """

    source: int
    targets: tuple[int, ...]
    weights: tuple[int | None, ...] = ()


def end_columns(table: Table, specification: TiesSpecification, findings: Findings) -> EndColumns | None:
    """The columns with the ends; None if one is missing."""
    if specification.matrix:
        left = {table.index_of(name) for name in specification.set_aside}
        others = tuple(index for index in range(1, len(table.header)) if index not in left)
        return EndColumns(0, others, others)
    stated = specification.columns
    source = table.required(stated.source, findings)
    names = stated.targets or (stated.target,)
    targets = table.found(names, findings)
    return None if source is None or len(targets) < len(names) else EndColumns(source, targets)


def stated_ties(
    table: Table, columns: EndColumns, specification: TiesSpecification
) -> Callable[[int, list[str]], Iterator[Stated]]:
    """The function that gives the ties of a row (its number and cells)."""
    source, header = columns.source, table.header
    mark = specification.list_separator
    # Most cells of a square table are blank or 0. These are no ties, unless a word list says what they mean.
    skipped = ("",) if specification.weighing.words else ("", "0")

    def of_matrix(row: int, cells: list[str]) -> Iterator[Stated]:
        for column in columns.targets:
            if cells[column] not in skipped:
                yield Stated(row, cells[source], header[column], (row, source), (HEADER, column), column)

    def of_row(row: int, cells: list[str]) -> Iterator[Stated]:
        several = len(columns.targets) > 1 or mark is not None
        for column, weight in zip(columns.targets, columns.weights, strict=True):
            named = [cells[column]] if mark is None else [part.strip() for part in cells[column].split(mark)]
            for target in named:
                if target or not several:
                    yield Stated(row, cells[source], target, (row, source), (row, column), weight)

    return of_matrix if specification.matrix else of_row
