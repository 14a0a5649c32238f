"""A plausible set as a compact file: three significant digits of each value in 16 bits, in numpy's format npz.

Drawn values have no more digits, so nothing is lost. A value is ``mantissa / 10 ** decimals``; its code is
``32 * mantissa + decimals``, with the sign of the value.
"""

from __future__ import annotations

import io
import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from cxsim.model.parameter import SIGNIFICANT_DIGITS

Values = NDArray[np.float64]

_DECIMALS = 32
_MOST_MANTISSA = np.iinfo(np.int16).max // _DECIMALS
# Up to here powers of ten are exact, so a quotient is the number that its decimals would be read as.
_MOST_DECIMALS = 22


def packed(values: Mapping[str, Values]) -> bytes:
    """The file of a set; each array has shape (rows,).

    Raises
    ------
    ValueError
        If a value has more than three significant digits, or does not fit into 16 bits.
    """
    names = sorted(values)
    codes = np.array([[_code(value) for value in values[name].tolist()] for name in names], dtype=np.int16)
    file = io.BytesIO()
    np.savez_compressed(file, names=np.array(names), codes=codes)
    return file.getvalue()


def unpacked(data: bytes) -> dict[str, Values]:
    """The values in a file that ``packed`` wrote, by name."""
    with np.load(io.BytesIO(data), allow_pickle=False) as file:
        names, codes = file["names"].tolist(), file["codes"]
    mantissas, decimals = np.divmod(np.abs(codes.astype(np.int64)), _DECIMALS)
    values = np.copysign(mantissas / 10.0**decimals, codes)
    return dict(zip(names, values, strict=True))


def _code(value: float) -> int:
    mantissa, decimals = 0, 0
    if math.isfinite(value):
        digits, _, exponent = f"{abs(value):.{SIGNIFICANT_DIGITS - 1}e}".partition("e")
        surplus = int(exponent) - (SIGNIFICANT_DIGITS - 1)
        mantissa, decimals = int(digits.replace(".", "")) * 10 ** max(surplus, 0), max(-surplus, 0)
    if mantissa > _MOST_MANTISSA or decimals > _MOST_DECIMALS or mantissa / 10.0**decimals != abs(value):
        raise ValueError(f"{value!r} does not fit into {SIGNIFICANT_DIGITS} significant digits of 16 bits")
    code = _DECIMALS * mantissa + decimals
    return -code if value < 0.0 else code
