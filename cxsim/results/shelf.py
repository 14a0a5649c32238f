"""Stores weekly values of groups until they are read: in memory while they are few, then in a temporary file.

Exact quantiles need every replicate of every department, level, week and measure once, but only a small part
at a time. So memory holds a fixed amount, and the rest goes to an unnamed file in the folder for temporary
files (environment variable TMPDIR). The file disappears when nothing refers to it any more or the program ends.
"""

from __future__ import annotations

import tempfile
import threading
import weakref
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BufferedRandom

import numpy as np
from numpy.typing import NDArray

from cxsim.errors import OutputError

Integers = NDArray[np.int64]
Values = NDArray[np.float64]

Places = Integers | slice

MEGABYTE = 2**20
# Bytes that stay in memory; a usual comparison (five plans, 400 people, 100 replicates) never touches the disk.
IN_MEMORY = 192 * MEGABYTE


class Shelf:
    """Arrays that are stored once, by any thread, and read in parts any number of times."""

    def __init__(self, in_memory: int | None = None):
        self.in_memory = IN_MEMORY if in_memory is None else in_memory
        self.held, self.written = 0, 0
        self._file: BufferedRandom | None = None
        self._lock = threading.Lock()

    def put(self, values: Values) -> Shelved:
        """Store an array; when memory is full, it goes to the file.

        Raises
        ------
        OutputError
            If the folder for temporary files is full.
        """
        with self._lock:
            if self.held + values.nbytes <= self.in_memory:
                self.held += values.nbytes
                return Shelved(values.shape, np.ascontiguousarray(values), self, 0)
            place = self.written
            try:
                file = self._opened()
                file.seek(place)
                file.write(np.ascontiguousarray(values).data.cast("B"))
                file.flush()
            except OSError as error:
                raise OutputError(
                    "the weekly values of departments and levels do not fit into the folder for temporary files "
                    f"({tempfile.tempdir or 'there is none'}; {place / MEGABYTE:,.0f} MB so far): {error.strerror}; "
                    "set the variable TMPDIR to a folder with more space, or run fewer replicates") from error
            self.written += values.nbytes
            return Shelved(values.shape, None, self, place)

    def read(self, start: int, count: int) -> Values:
        """``count`` numbers of the file, starting at byte ``start``."""
        values = np.empty(count)
        with self._lock:
            file = self._opened()
            file.seek(start)
            file.readinto(values.data.cast("B"))
        return values

    def _opened(self) -> BufferedRandom:
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="cxsim-")  # noqa: SIM115 - open as long as the shelf is
            weakref.finalize(self, self._file.close)
        return self._file


@dataclass(frozen=True)
class Shelved:
    """One array on a shelf: in memory (``at_hand``), or in the file starting at byte ``start``."""

    shape: tuple[int, ...]
    at_hand: Values | None
    shelf: Shelf
    start: int

    def part(self, *index: int) -> Values:
        """The part of the array under these first indices."""
        if self.at_hand is not None:
            part: Values = self.at_hand[index]
            return part
        inner = self.shape[len(index) :]
        count = int(np.prod(inner, dtype=np.int64))
        place = int(np.ravel_multi_index(index, self.shape[: len(index)])) if index else 0
        return self.shelf.read(self.start + place * count * 8, count).reshape(inner)


@dataclass(frozen=True, eq=False)
class WeeklyOfGroups(Mapping[str, Values]):
    """Weekly values by measure; only those of the whole organization are always in memory.

    ``whole[measure]`` has shape (weeks, replicates). ``batches`` are pairs: places of some replicates, and their values
    for the other groups (measures in the order of ``whole``, groups, weeks, replicates); consecutive places are a
    slice. Values that no batch has are missing: nan.
    """

    whole: Mapping[str, Values]
    groups: int
    batches: tuple[tuple[Places, Shelved], ...]

    def __getitem__(self, measure: str) -> Values:
        """All groups of a measure, shape (groups, weeks, replicates); read again at each call."""
        return np.array([self.of_group(measure, group) for group in range(self.groups)])

    def of_group(self, measure: str, group: int) -> Values:
        """One group of a measure, shape (weeks, replicates); group 0 is the whole organization."""
        whole = self.whole[measure]
        if group == 0:
            return whole
        number, values = list(self.whole).index(measure), np.full_like(whole, np.nan)
        for places, batch in self.batches:
            values[:, places] = batch.part(number, group - 1)
        return values

    def __contains__(self, measure: object) -> bool:
        return measure in self.whole

    def __iter__(self) -> Iterator[str]:
        return iter(self.whole)

    def __len__(self) -> int:
        return len(self.whole)

    def __reduce__(self) -> tuple[type[dict[str, Values]], tuple[dict[str, Values]]]:
        """A pickled copy holds all numbers, because another process cannot read the file."""
        return dict, (dict(self),)
