"""The order in which cells are run, which is not that of the results: what shares most comes together."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

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


class Queue:
    """Cells still to be run, in the order in which workers take them."""

    def __init__(self, cells: Cells, numbers: Iterable[int]):
        self._cells = cells
        kin = {number: kin_of(cells, cells[number]) for number in numbers}
        rank: dict[object, int] = {}
        for scenario, past, parameters in kin.values():
            rank.setdefault((scenario, past), len(rank))
            rank.setdefault((parameters,), len(rank))
        self._kin = kin
        self._left = deque(sorted(kin, key=lambda number: (
            rank[kin[number][:2]], rank[kin[number][2:]], number)))

    def __len__(self) -> int:
        return len(self._left)

    def take(self, count: int) -> Sequence[Cell]:
        """The next cells: so many, and up to twice as many to the end of those that share doing nothing."""
        taken = [self._left.popleft() for _ in range(min(count, len(self._left)))]
        while self._left and len(taken) < 2 * count and self._kin[self._left[0]] == self._kin[taken[-1]]:
            taken.append(self._left.popleft())
        return [self._cells[number] for number in taken]
