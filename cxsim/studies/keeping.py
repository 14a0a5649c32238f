"""What an ensemble stores of the replicates of one scenario, batch by batch, in memory that hardly grows.

By week and replicate, only the whole organization's measures and the money stay in memory; departments and levels go to
a shelf. Without a shelf they are not stored (doing nothing as a reference does not need them).
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.week.recording import Kept, Money, Paid
from cxsim.results.aims import Aim
from cxsim.results.decisions import Decision
from cxsim.results.shelf import Places, Shelf, Shelved, WeeklyOfGroups

Integers = NDArray[np.int64]
Values = NDArray[np.float64]


class Keeping:
    """Stored values of a scenario; call ``make_room`` before the first batch of every call to simulate.

    Replicates that never arrive are missing: nan. Replicates are the last axis of every table. ``failed``: replicates
    that failed, with the reason; ``missing_use``: stated existing use that could not be reached, summed over futures.
    """

    def __init__(self, shelf: Shelf | None):
        self.shelf = shelf
        self.first, self.replicates = 0, 0
        self.decisions: list[Decision] = []
        self.aims: list[Aim] = []
        self.failed: dict[int, str] = {}
        self.missing_use: defaultdict[str, float] = defaultdict(float)
        self._whole: dict[str, Values] = {}
        self._by_week: dict[Paid, Values] = {}
        self._by_group: dict[Paid, Values] = {}
        self._last: dict[str, Values] = {}
        self._groups = 1
        self._batches: list[tuple[Places, Shelved]] = []

    def make_room(self, replicates: int) -> None:
        """Make room for this many further replicates; earlier ones stay as they are."""
        self.first, self.replicates = self.replicates, self.replicates + replicates
        for table in self._tables():
            for key, values in table.items():
                table[key] = self._room(values.shape[:-1])
                table[key][..., : self.first] = values

    def take(self, places: Integers, batch: Kept) -> None:
        """Keep what is kept of a batch. ``places`` count from the first replicate of this call. One thread at a time.
        """
        places = places + self.first
        for name, values in batch.weekly.items():
            self._put(self._whole, name, places, values[0])
        for item, money in batch.money.items():
            self._put(self._by_week, item, places, money.by_week)
            self._put(self._by_group, item, places, money.by_group)
        if batch.last_active_week is not None:
            self._put(self._last, "last_active_week", places, batch.last_active_week)
        if self.shelf is not None and batch.groups > 1:
            self._groups = batch.groups
            others = np.array([values[1:] for values in batch.weekly.values()])
            self._batches.append((run_of(places), self.shelf.put(others)))

    def weekly(self) -> WeeklyOfGroups:
        """The weekly measures stored so far."""
        return WeeklyOfGroups(dict(self._whole), self._groups, tuple(self._batches))

    def kept(self) -> Kept:
        """Everything stored so far."""
        money = {item: Money(by_week, self._by_group[item]) for item, by_week in self._by_week.items()}
        return Kept(self.weekly(), self._groups, money, self._last.get("last_active_week"))

    def part(self, places: slice) -> Keeping:
        """What is stored of some replicates that follow one another, without departments and levels."""
        part = Keeping(None)
        part.replicates = places.stop - places.start
        for whole, own in zip(self._tables(), part._tables(), strict=True):
            # Copies in the layout of a run of these replicates alone, so that sums over weeks add in the same order.
            own.update({key: np.ascontiguousarray(values[..., places]) for key, values in whole.items()})
        return part

    def _tables(self) -> tuple[dict[Any, Values], ...]:
        """All values that stay in memory; replicates are their last axis."""
        return self._whole, self._by_week, self._by_group, self._last

    def _put(self, table: dict[Any, Values], key: Any, places: Integers, values: Values) -> None:
        if key not in table:
            table[key] = self._room(values.shape[:-1])
        table[key][..., places] = values

    def _room(self, shape: tuple[int, ...]) -> Values:
        return np.full((*shape, self.replicates), np.nan)


def run_of(places: Integers) -> Places:
    """Places that follow one another as a slice, which is faster to fill."""
    first, last = int(places[0]), int(places[-1])
    return slice(first, last + 1) if np.array_equal(places, np.arange(first, last + 1)) else places
