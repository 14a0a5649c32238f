"""What arrays hold, in words: the same few kinds everywhere. Shapes stand where an array is declared."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
Mask = NDArray[np.bool_]
# Numbers of people, rows, cells or weeks, and counts.
Integers = NDArray[np.int64]
# Numbers of people who belong together, shape (pairs, 2).
Pairs = NDArray[np.int64]
# What identifies people to the random numbers.
Keys = NDArray[np.uint64]
