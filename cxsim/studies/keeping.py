"""What an ensemble keeps of the replicates of one scenario, batch by batch, in memory that hardly grows.

By week and replicate only the whole organization's measures and the money stay in memory; departments and levels go to
a shelf. Without a shelf they are not kept at all (doing nothing as a reference needs none).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from cxsim.results.aims import Aim
from cxsim.results.decisions import Decision
from cxsim.results.shelf import Places, Shelf, Shelved, WeeklyOfGroups

Values = NDArray[np.float64]


class Keeping:
    """Fills up with batches; ``make_room`` comes before the first batch of every call to simulate.

    Replicates that never come are missing: nan.

    ``values``: what is kept beside the weekly measures (money), the replicates last. ``failed``: replicates that
    failed, with the reason; ``missing_practice``: existing practice that was stated but could not be, summed over
    futures.
    """

    def __init__(self, shelf: Shelf | None):
        self.shelf = shelf
        self.first, self.replicates = 0, 0
        self.values: dict[str, Values] = {}
        self.decisions: list[Decision] = []
        self.aims: list[Aim] = []
        self.failed: dict[int, str] = {}
        self.missing_practice: defaultdict[str, float] = defaultdict(float)
        self._whole: dict[str, Values] = {}
        self._groups = 1
        self._batches: list[tuple[Places, Shelved]] = []

    def make_room(self, replicates: int) -> None:
        """So many replicates will come; those that are there stay as they are."""
        self.first, self.replicates = self.replicates, self.replicates + replicates
        for table in (self._whole, self.values):
            for name, values in table.items():
                table[name] = self._room(values.shape[:-1])
                table[name][..., : self.first] = values

    def take(self, places: NDArray[np.int64], batch: Mapping[str, Values]) -> None:
        """Keep what ``kept_of`` made of a batch; what is kept by group and week is a weekly measure.

        ``places`` count from the first replicate of this call. One thread at a time.
        """
        places = places + self.first
        weekly = {name: values for name, values in batch.items() if values.ndim == 3}
        for name, values in batch.items():
            if name in weekly:
                self._put(self._whole, name, places, values[0])
            else:
                self._put(self.values, name, places, values)
        groups = len(next(iter(weekly.values())))
        if self.shelf is not None and groups > 1:
            self._groups = groups
            others = np.array([values[1:] for values in weekly.values()])
            self._batches.append((run_of(places), self.shelf.put(others)))

    def weekly(self) -> WeeklyOfGroups:
        """The weekly measures that are kept so far."""
        return WeeklyOfGroups(dict(self._whole), self._groups, tuple(self._batches))

    def _put(self, table: dict[str, Values], name: str, places: NDArray[np.int64], values: Values) -> None:
        if name not in table:
            table[name] = self._room(values.shape[:-1])
        table[name][..., places] = values

    def _room(self, shape: tuple[int, ...]) -> Values:
        return np.full((*shape, self.replicates), np.nan)


def run_of(places: NDArray[np.int64]) -> Places:
    """Places that follow one another as a slice, which is faster to fill."""
    first, last = int(places[0]), int(places[-1])
    return slice(first, last + 1) if np.array_equal(places, np.arange(first, last + 1)) else places
