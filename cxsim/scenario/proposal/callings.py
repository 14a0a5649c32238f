"""What people are called in their file, and how many cells of another column name them so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cxsim.organization.company_files.tie_ends import Names
from cxsim.organization.findings import counted_list, quoted_list
from cxsim.organization.tables.table import Table
from cxsim.scenario.proposal.header_words import names_in_parts, strangers_in_parts
from cxsim.scenario.proposal.parts import cells_of
from cxsim.scenario.text.yaml_writer import quiet
from cxsim.units import counted

MOST_TRIED = 2000


class Callings:
    """What people are called: by identifier, and by every other column of the people file that could tell them apart.
    """

    def __init__(self, people: Table, id_column: str) -> None:
        self.id_column = id_column
        self.names = {id_column: _names(cells_of(people, id_column))}
        for column in people.header:
            cells = cells_of(people, column)
            given = sum(map(bool, cells))
            if column != id_column and len({*cells} - {""}) >= max(2, 0.9 * given):
                self.names[column] = _names(cells)

    def best(self, cells: Counter[str]) -> tuple[str, float]:
        """The column of the people that most of the cells are found by, and their share; the identifier comes first."""
        shares = {column: self.share(cells, column) for column in self.names}
        column = max(shares, key=lambda name: shares[name])
        return column, shares[column]

    def share(self, cells: Counter[str], column: str) -> float:
        """The share of the cells (of many different ones: of some of them) that name exactly one person."""
        step = max(len(cells) // MOST_TRIED, 1)
        tried = dict(list(cells.items())[::step])
        found = sum(count for cell, count in tried.items() if len(self.names[column].find(cell)) == 1)
        return found / max(sum(tried.values()), 1)

    def key(self, column: str) -> str | None:
        """The column as a scenario states it: None for the identifier."""
        return None if column == self.id_column else column


def no_ends(table: Table, callings: Callings, people: str) -> str:
    """Why no columns can hold the ends of ties: how many cells of each name people, and some that do not."""
    told = []
    for index, column in enumerate(table.header[:8]):
        cells = Counter(row[index] for row in table.rows if row[index])
        key, share = callings.best(cells)
        others = Counter({cell: count for cell, count in cells.items() if len(callings.names[key].find(cell)) != 1})
        not_among = f" (not: {counted_list(others, 3)})" if others else ""
        told.append(f"{quiet(column)}: {share:.0%} of {counted(cells.total(), 'cell')}{not_among}")
    apart = [*strangers_in_parts(table.header), *names_in_parts(table.header)]
    hint = f"; names in parts, such as {quoted_list(apart[0])}, must stand in one column" if apart else ""
    return (f"no two columns name people of {people}, neither a source and a target, nor one person and several "
            f"others; {'; '.join(told)}. A row per tie needs two columns with identifiers of the people file{hint}")


def _names(cells: Sequence[str]) -> Names:
    return Names([(cell, row) for row, cell in enumerate(cells) if cell])
