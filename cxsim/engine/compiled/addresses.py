"""Arrays by name, as machine code takes them: by address."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

# Bytes that processors move at once between memory and cache.
LINE = 64


def aligned(shape: tuple[int, ...]) -> NDArray[np.float64]:
    """Zeros that begin with a line of the cache: eight lanes then lie in one line, and not in two that are fetched."""
    size, step = math.prod(shape), LINE // np.dtype(np.float64).itemsize
    room = np.zeros(size + step - 1)
    start = -room.ctypes.data % LINE // room.itemsize
    return room[start : start + size].reshape(shape)


def copied(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The same numbers in ``aligned`` memory, in the order of their places."""
    found = aligned(values.shape)
    found[...] = values
    return found


class Arrays:
    """Arrays that are handed to machine code week after week.

    An array is asked for its address when it comes, not in every week: asking takes longer than a call of the code.
    """

    def __init__(self, arrays: Mapping[str, NDArray[Any]]):
        self._arrays: dict[str, NDArray[Any]] = {}
        self._addresses: dict[str, int] = {}
        self.put(arrays)

    def put(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        """Take these from now on; they stay alive here."""
        for name, array in arrays.items():
            if self._arrays.get(name) is not array:
                self._arrays[name], self._addresses[name] = array, array.ctypes.data

    def __getitem__(self, name: str) -> NDArray[Any]:
        return self._arrays[name]

    def addresses(self, names: Iterable[str]) -> list[int]:
        """Where the first numbers of these arrays are."""
        return [self._addresses[name] for name in names]
