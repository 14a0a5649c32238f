"""Elementary functions that numpy runs on arrays and the compiled engine writes down as vector instructions.

Everything here uses IEEE additions, multiplications, divisions and comparisons only, in one written order, so
the array form and the compiled form give the same bytes. No libm, no fused multiply-add, no fast-math.
The four *primitives* are numpy calls here and instructions in ``engine/compiled/vectors.py``; of all else, both engines
run the same source text.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

# Rounding trick: adding and subtracting 1.5 * 2**52 leaves the nearest integer (ties to even).
ROUND_TO_INTEGER = 6755399441055744.0
TWO_52 = 4503599627370496.0
# The same trick leaves the nearest multiple of 2**-30; sums of fewer than 2**22 such values in [-1, 1] are exact,
# so the order of addition does not matter.
ROUND_TO_GRAIN = 6291456.0
# The nearest multiple of 2**-20, for traits (they fit a float32 mantissa and hide the last bits of library functions).
ROUND_TRAIT = 6442450944.0
LOG2_E = 1.4426950408889634
LN_2_HIGH = 0.693147180369123816490
LN_2_LOW = 1.90821492927058770002e-10
EXPONENT_LIMIT = 700.0
# Distances that differ by less than this count as equal when compared with a bound.
EQUAL_DISTANCE = 1e-12


def select(condition: Any, when_true: Any, otherwise: Any) -> Any:
    """Primitive: ``when_true`` where ``condition`` holds, else ``otherwise``."""
    return np.where(condition, when_true, otherwise)


def minimum(a: Any, b: Any) -> Any:
    """Primitive: the smaller of two numbers."""
    return np.minimum(a, b)


def maximum(a: Any, b: Any) -> Any:
    """Primitive: the larger of two numbers."""
    return np.maximum(a, b)


def power_of_two(exponent: Any) -> Any:
    """Primitive: 2**exponent for a whole number held as float, |exponent| <= 1010."""
    # The last eleven bits of 2**52 + n are n; moved to where a float has its exponent, they are all that is left.
    return (np.asarray(exponent + (TWO_52 + 1023.0)).view(np.int64) << 52).view(np.float64)


def clip(x: Any, low: Any, high: Any) -> Any:
    """``x`` limited to [low, high]."""
    return minimum(maximum(x, low), high)


def exponential(x: Any) -> Any:
    """e**x, relative error below 2e-15 for |x| <= 700; beyond that, the value at the limit.

    Range reduction x = k ln 2 + r with |r| <= ln(2)/2, then the Taylor polynomial of degree 12
    in Estrin's form: its parts do not wait for one another, as those of Horner's form do.
    """
    x = clip(x, -EXPONENT_LIMIT, EXPONENT_LIMIT)
    k = (x * LOG2_E + ROUND_TO_INTEGER) - ROUND_TO_INTEGER
    r = (x - k * LN_2_HIGH) - k * LN_2_LOW
    r2 = r * r
    r4 = r2 * r2
    p0 = (1.0 + r) + (0.5 + 0.16666666666666666 * r) * r2
    p4 = 0.041666666666666664 + 0.008333333333333333 * r
    p6 = 0.001388888888888889 + 0.0001984126984126984 * r
    p8 = 2.48015873015873e-05 + 2.7557319223985893e-06 * r
    p10 = 2.755731922398589e-07 + 2.505210838544172e-08 * r
    p12 = 2.08767569878681e-09 * r4
    p = (p0 + (p4 + p6 * r2) * r4) + ((p8 + p10 * r2) + p12) * (r4 * r4)
    return p * power_of_two(k)


def logistic(x: Any) -> Any:
    """1 / (1 + e**-x)."""
    return 1.0 / (1.0 + exponential(-x))


def grain(x: Any) -> Any:
    """``x`` rounded to a multiple of 2**-30, so that sums do not depend on their order."""
    return (x + ROUND_TO_GRAIN) - ROUND_TO_GRAIN


def round_trait(x: Any) -> Any:
    """``x`` rounded to a multiple of 2**-20; applied to every drawn trait."""
    return (x + ROUND_TRAIT) - ROUND_TRAIT


def weighted_sum(weights: Iterable[Any], values: Iterable[Any]) -> Any:
    """((0 + w1 x1) + w2 x2) + ..., in this order; any other order would change the last bits."""
    total: Any = 0.0
    for weight, value in zip(weights, values, strict=True):
        total = total + weight * value
    return total


def logit(share: Any) -> Any:
    """ln(p / (1 - p)); host side only; it uses the library logarithm, so round the result with ``round_trait``."""
    share = np.asarray(share, dtype=np.float64)
    return np.log(share) - np.log1p(-share)


def logarithm(x: Any) -> Any:
    """Natural logarithm of x > 0; host side only (library function), so not for equations about people."""
    return np.log(np.asarray(x, dtype=np.float64))


def power(base: Any, exponent: Any) -> Any:
    """base ** exponent for base > 0; host side only, like ``logarithm``."""
    return exponential(exponent * logarithm(base))
