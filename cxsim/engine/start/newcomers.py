"""Newcomers of a batch: drawn when the first plan needs them, and kept for the other plans."""

from __future__ import annotations

import threading
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Values = NDArray[np.float64]


class Newcomers:
    """Whoever takes a position after the first holder, in every replicate.

    ``draw(people, replicates, generations)``: their columns, (columns, n). A person depends on position, replicate and
    generation alone, so plans meet the same ones, most of them in the same weeks; drawing is what costs. ``drawn``: how
    many there are so far; ``taken``: how often one took a position, over all plans.
    """

    def __init__(self, draw: Callable[[Integers, Integers, Integers], Values], shape: tuple[int, int]):
        self._draw, self._shape = draw, shape
        self.drawn = self.taken = 0
        self._place = np.zeros((0, *shape), dtype=np.int32)  # 1 + the row of a person; 0: not drawn yet
        self._rows: Values = np.zeros((0, 0))
        self._lock = threading.Lock()

    def of(self, people: Integers, replicates: Integers, generations: Integers) -> Values:
        """The people of these positions, replicates and generations (from 1), shape (n,) each: (n, columns)."""
        with self._lock:  # plans of a batch run in threads
            self._make_room(int(generations.max()))
            at = generations - 1, people, replicates
            new = self._place[at] == 0
            if new.any():
                self._add(people[new], replicates[new], generations[new])
            self.taken += len(people)
            return self._rows[self._place[at] - 1]

    def _make_room(self, generations: int) -> None:
        missing = generations - len(self._place)
        if missing > 0:
            self._place = np.concatenate([self._place, np.zeros((missing, *self._shape), dtype=np.int32)])

    def _add(self, people: Integers, replicates: Integers, generations: Integers) -> None:
        columns = self._draw(people, replicates, generations)
        first, self.drawn = self.drawn, self.drawn + len(people)
        if self.drawn > len(self._rows):
            # Twice as many each time, so that few copies are made of all of them.
            room = np.empty((2 * self.drawn - first, len(columns)))
            self._rows = np.concatenate([self._rows[:first].reshape(first, len(columns)), room])
        self._rows[first : self.drawn] = columns.T
        self._place[generations - 1, people, replicates] = np.arange(first, self.drawn) + 1
