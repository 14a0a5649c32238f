"""What people are called in their file, and how many cells of another column name them so."""

from __future__ import annotations

from collections import Counter

from cxsim.organization.company_files.tie_ends import Names
from cxsim.organization.tables.table import Table

MOST_TRIED = 2000


class Callings:
    """What people are called: by identifier, and by every other column of the people file that could tell them apart.
    """

    def __init__(self, people: Table, id_column: str) -> None:
        self.id_column = id_column
        self.names = {id_column: self._names(people, id_column)}
        for index, column in enumerate(people.header):
            cells = [row[index] for row in people.rows if row[index]]
            if column != id_column and cells and len(set(cells)) >= max(2, 0.9 * len(cells)):
                self.names[column] = self._names(people, column)

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

    @staticmethod
    def _names(people: Table, column: str) -> Names:
        index = people.header.index(column)
        return Names([(row[index], number) for number, row in enumerate(people.rows) if row[index]])
