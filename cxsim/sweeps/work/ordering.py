"""The order in which cells are run, which is not that of the results: what shares most comes together."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence

from cxsim.sweeps.experiment.cells import Cell, Cells, Shown

# Keys of a scenario that do not change the past or doing nothing.
OF_THE_PLAN = frozenset({"plan", "survey", "target", "value", "description"})

Kin = tuple[int, Shown, Shown]
"""Scenario, past and parameters of a cell: cells that agree in these share doing nothing."""


def kin_of(cells: Cells, cell: Cell) -> Kin:
    """What a cell shares with others."""
    axes = cells.grounds.axes
    past = tuple(shown for axis, shown in zip(axes, cell.shown, strict=True)
                 if not axis.parameter and axis.path.split(".")[0] not in OF_THE_PLAN)
    return cell.scenario, past, tuple(cells.grounds.parameters(cell).values())


def _ordered(kin: Mapping[int, Kin]) -> list[int]:
    """The numbers of cells such that those of one past come together, and in them those of one set of parameters."""
    rank: dict[object, int] = {}
    for scenario, past, parameters in kin.values():
        rank.setdefault((scenario, past), len(rank))
        rank.setdefault((parameters,), len(rank))
    return sorted(kin, key=lambda number: (rank[kin[number][:2]], rank[kin[number][2:]], number))


def part_of(cells: Cells, shard: tuple[int, int], *, inside: bool = True) -> list[int]:
    """The cells of part i of n, or all others: an equal share of the order of work, so that kin stay together."""
    ordered = _ordered({number: kin_of(cells, cells[number]) for number in range(len(cells))})
    part, parts = shard
    first, stop = (part - 1) * len(ordered) // parts, part * len(ordered) // parts
    return ordered[first:stop] if inside else ordered[:first] + ordered[stop:]


class Queue:
    """Cells still to be run, in the order in which workers take them."""

    def __init__(self, cells: Cells, numbers: Iterable[int]):
        self._cells = cells
        self._kin = {number: kin_of(cells, cells[number]) for number in numbers}
        self._left = deque(_ordered(self._kin))

    def __len__(self) -> int:
        return len(self._left)

    def take(self, count: int) -> Sequence[Cell]:
        """The next cells: so many, and up to twice as many to the end of those that share doing nothing."""
        taken = [self._left.popleft() for _ in range(min(count, len(self._left)))]
        while self._left and len(taken) < 2 * count and self._kin[self._left[0]] == self._kin[taken[-1]]:
            taken.append(self._left.popleft())
        return [self._cells[number] for number in taken]
