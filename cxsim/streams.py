"""Keyed random numbers (Philox4x32-10), addressed by meaning, never by position.

``u = F(seed, purpose, employee key, when, replicate)``. Row numbers, batches, workers and call order play no part, so
every plan faces the same random events (common random numbers). Reference: Salmon et al. (2011), "Parallel random
numbers: as easy as 1, 2, 3"; a test checks the published known-answer vectors.

Array functions are plain numpy. ``philox_words`` and ``unit_interval`` are also compiled from the same source text.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Keys = NDArray[np.uint64]
Values = NDArray[np.float64]


MASK_32 = np.uint64(0xFFFFFFFF)
SHIFT_32 = np.uint64(32)
MULTIPLIER_0 = np.uint64(0xD2511F53)
MULTIPLIER_1 = np.uint64(0xCD9E8D57)
WEYL_0 = np.uint64(0x9E3779B9)
WEYL_1 = np.uint64(0xBB67AE85)
SHIFT_5 = np.uint64(5)
SHIFT_6 = np.uint64(6)
TWO_26 = 67108864.0
TWO_MINUS_53 = 1.1102230246251565e-16

# 64 kB per array, so that all steps on a piece stay in the cache.
_ELEMENTS_PER_PIECE = 8192
# Numerator and denominator of each range, lowest power first.
_CENTRAL = (
    (3.3871328727963666080e+0, 1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
     4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3),
    (1.0, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
     2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3),
)
_TAIL = (
    (1.42343711074968357734e+0, 4.63033784615654529590e+0, 5.76949722146069140550e+0, 3.64784832476320460504e+0,
     1.27045825245236838258e+0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4),
    (1.0, 2.05319162663775882187e+0, 1.67638483018380384940e+0, 6.89767334985100004550e-1,
     1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9),
)
_FAR_TAIL = (
    (6.65790464350110377720e+0, 5.46378491116411436990e+0, 1.78482653991729133580e+0, 2.96560571828504891230e-1,
     2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7),
    (1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
     7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15),
)


def philox_words(counter_0: Any, counter_1: Any, counter_2: Any, counter_3: Any, key_0: Any, key_1: Any) -> Any:
    """Ten Philox rounds: four 32-bit words (stored as uint64) from four counter words and two key words."""
    for _ in range(10):
        product_0 = MULTIPLIER_0 * counter_0
        product_1 = MULTIPLIER_1 * counter_2
        counter_0 = (product_1 >> SHIFT_32) ^ counter_1 ^ key_0
        counter_1 = product_1 & MASK_32
        counter_2 = (product_0 >> SHIFT_32) ^ counter_3 ^ key_1
        counter_3 = product_0 & MASK_32
        key_0 = (key_0 + WEYL_0) & MASK_32
        key_1 = (key_1 + WEYL_1) & MASK_32
    return counter_0, counter_1, counter_2, counter_3


def unit_interval(word_0: Any, word_1: Any) -> Any:
    """A float64 in [0, 1) with 53 random bits from two 32-bit words."""
    return ((word_0 >> SHIFT_5) * TWO_26 + (word_1 >> SHIFT_6)) * TWO_MINUS_53


def employee_keys(identifiers: Iterable[str]) -> Keys:
    """The 64-bit key of each employee slot, computed from its identifier alone, shape (people,)."""
    digests = [hashlib.blake2b(identifier.encode(), digest_size=8).digest() for identifier in identifiers]
    return np.frombuffer(b"".join(digests), dtype="<u8").astype(np.uint64)


def purpose_key(seed: int, purpose: str) -> tuple[np.uint64, np.uint64]:
    """The two Philox key words of one purpose ("quit", "practice:NAME", "trait:resistance") under one seed."""
    digest = hashlib.blake2b(f"{seed}/{purpose}".encode(), digest_size=8).digest()
    return np.uint64(int.from_bytes(digest[:4], "little")), np.uint64(int.from_bytes(digest[4:], "little"))


def purpose_keys(seed: int, purposes: Sequence[str]) -> Keys:
    """``purpose_key`` of each purpose, shape (2, purposes)."""
    return np.array([purpose_key(seed, purpose) for purpose in purposes], dtype=np.uint64).T


def draw_counter(week: Any, generation: Any) -> Any:
    """One counter word from week (low 16 bits, may be negative) and generation (high 16 bits)."""
    return ((np.asarray(generation, dtype=np.int64) << 16) | (np.asarray(week, dtype=np.int64) & 0xFFFF)).astype(
        np.uint64
    )


def uniforms(seed: int, purpose: str, keys: Keys, when: Any = 0, replicate: Any = 0) -> Values:
    """Uniform numbers in [0, 1), broadcast over employee keys, ``when`` (see ``draw_counter``) and replicate index."""
    return _uniforms(*purpose_key(seed, purpose), keys, when, replicate)


def normals(seed: int, purpose: str, keys: Keys, when: Any = 0, replicate: Any = 0) -> Values:
    """Standard normal numbers by the inverse distribution function; round stored values with ``round_trait``."""
    return _normals(*purpose_key(seed, purpose), keys, when, replicate)


def normal_rows(purposes: Keys, keys: Keys, when: Any, replicate: Any) -> Values:
    """``normals`` of several purposes (see ``purpose_keys``) in one go, shape (purposes, ...)."""
    axes = max(np.ndim(keys), np.ndim(when), np.ndim(replicate))
    key_0, key_1 = purposes[(slice(None), slice(None), *(None,) * axes)]
    return _normals(key_0, key_1, keys, when, replicate)


def _normals(key_0: Any, key_1: Any, keys: Keys, when: Any, replicate: Any) -> Values:
    middle_of_cell = _uniforms(key_0, key_1, keys, when, replicate) + 0.5 * TWO_MINUS_53
    # The middle of the last cell is no float64; the nearest one is 1, whose score is infinite.
    return normal_quantile(np.minimum(middle_of_cell, 1.0 - TWO_MINUS_53))


def _uniforms(key_0: Any, key_1: Any, keys: Keys, when: Any, replicate: Any) -> Values:
    # Not broadcast before: for two rounds the counters of people and of replicates are still apart.
    when, replicate = np.asarray(when, dtype=np.uint64), np.asarray(replicate, dtype=np.uint64)
    words = philox_words(keys & MASK_32, keys >> SHIFT_32, when, replicate, key_0, key_1)
    result: Values = unit_interval(words[0], words[1])
    return result


def normal_quantile(share: Values) -> Values:
    """The standard normal scores below which shares in (0, 1) of people lie; relative error below 2e-15.

    Source: Wichura (1988), "Algorithm AS 241: the percentage points of the normal distribution", function PPND16.
    """
    flat = share.reshape(-1)
    score = np.empty_like(flat)
    for start in range(0, len(flat), _ELEMENTS_PER_PIECE):
        piece = slice(start, start + _ELEMENTS_PER_PIECE)
        score[piece] = _scores(flat[piece])
    return score.reshape(share.shape)


def _scores(share: Values) -> Values:
    from_middle = share - 0.5
    score: Values = from_middle * _ratio(_CENTRAL, 0.180625 - from_middle * from_middle)
    outside = np.abs(from_middle) > 0.425
    tail = share[outside]
    depth = np.sqrt(-np.log(np.minimum(tail, 1.0 - tail)))
    size = _ratio(_TAIL, depth - 1.6)
    far = depth > 5.0
    if far.any():
        size[far] = _ratio(_FAR_TAIL, depth[far] - 5.0)
    score[outside] = np.copysign(size, tail - 0.5)
    return score


def _ratio(polynomials: tuple[Sequence[float], Sequence[float]], x: Values) -> Values:
    """The quotient of two polynomials in Horner form."""
    parts = []
    for last, *between, highest in polynomials:
        total = x * highest
        for coefficient in reversed(between):
            total += coefficient
            total *= x
        total += last
        parts.append(total)
    quotient: Values = parts[0] / parts[1]
    return quotient


def order(seed: int, purpose: str, keys: Keys, when: Any = 0, replicate: Any = 0) -> Integers:
    """Employees in a keyed random order, as indices into ``keys``; ties are broken by key."""
    draws = uniforms(seed, purpose, keys, when, replicate)
    return np.lexsort((keys, draws))


def pair_keys(first: Keys, second: Keys) -> Keys:
    """A 64-bit key of each ordered pair of employees."""
    zero = np.zeros_like(first)
    words = philox_words(
        first & MASK_32, first >> SHIFT_32, second & MASK_32, second >> SHIFT_32, MULTIPLIER_0 + zero, WEYL_1 + zero
    )
    result: Keys = (words[0] << SHIFT_32) | words[1]
    return result


def fresh_seed() -> int:
    """A random seed for a scenario without one; it is reported and stored, so the run can be repeated."""
    return secrets.randbits(31)
