"""Whether the repeated ties of a file are counts, the same ties from both ends, or rows that stand there twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cxsim.organization.company_files.tie_rows import TieRows, repeated_rows
from cxsim.organization.tables.table import Table
from cxsim.scenario.proposal.parts import cells_of

MOST_WAVES = 6


@dataclass
class Repeats:
    """How many rows repeat a tie: in all, their own, of a both-ways tie stated from its other end, with another weight,
    and as a whole.
    """

    rows: int = 0
    within: int = 0
    from_other_end: int = 0
    other_weight: int = 0
    whole: int = 0

    @property
    def mirrored(self) -> bool:
        """Whether every repeated tie is one that goes both ways and is listed once from each end."""
        return 0 < self.rows == self.from_other_end


def are_waves(layers: Iterable[TieRows], table: Table, column: str) -> bool:
    """Whether ties repeat from one value of a column of times to another, but never within one; of at most six values.

    In a log of events, by contrast, a tie can occur several times a day, or there are many days.
    """
    cells = cells_of(table, column)
    if len(set(cells)) > MOST_WAVES:
        return False
    across = within = 0
    for ties in layers:
        pairs = list(zip(ties.sources, ties.targets, strict=True))
        dated = {(pair, cells[row]) for pair, row in zip(pairs, ties.rows, strict=True)}
        within += len(pairs) - len(dated)
        across += len(dated) - len(set(pairs))
    return across > 0 == within


def repeats(layers: Iterable[TieRows], people: int, table: Table) -> Repeats:
    """Compare every row that repeats a tie with the first that states it."""
    found = Repeats()
    for ties in layers:
        stated: dict[int, tuple[int, int, float]] = {}
        for source, target, weight, row in zip(ties.sources, ties.targets, ties.weights, ties.rows, strict=True):
            stated.setdefault(row, (source, target, weight))
        for row, first in repeated_rows(ties, people):
            (source, _, weight), (of_first, _, first_weight) = stated[row], stated[first]
            found.rows += 1
            found.within += row == first
            found.from_other_end += source != of_first
            found.other_weight += weight != first_weight
            found.whole += table.rows[row] == table.rows[first]
    return found
