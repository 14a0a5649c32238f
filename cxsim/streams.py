"""Keyed random numbers (Philox4x32-10), addressed by meaning, never by position.

``u = F(seed, purpose, employee key, when, replicate)``. Row numbers, batches, workers and call order play no part, so
every plan faces the same random events (common random numbers). Reference: Salmon et al. (2011), "Parallel random
numbers: as easy as 1, 2, 3"; a test checks the published known-answer vectors.

Array functions are plain numpy. ``philox_words`` and ``unit_interval`` are also compiled from the same source text.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
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


def employee_key(identifier: str) -> int:
    """The 64-bit key of an employee slot, computed from its identifier alone."""
    return int.from_bytes(hashlib.blake2b(identifier.encode("utf-8"), digest_size=8).digest(), "little")


def employee_keys(identifiers: Sequence[str]) -> Keys:
    """``employee_key`` of each identifier, shape (people,)."""
    return np.array([employee_key(identifier) for identifier in identifiers], dtype=np.uint64)


def purpose_key(seed: int, purpose: str) -> tuple[np.uint64, np.uint64]:
    """The two Philox key words of one purpose ("quit", "practice:NAME", "trait:resistance") under one seed."""
    digest = hashlib.blake2b(f"{seed}/{purpose}".encode(), digest_size=8).digest()
    return np.uint64(int.from_bytes(digest[:4], "little")), np.uint64(int.from_bytes(digest[4:], "little"))


def draw_counter(week: Any, generation: Any) -> Any:
    """One counter word from week (low 16 bits, may be negative) and generation (high 16 bits)."""
    return ((np.asarray(generation, dtype=np.int64) << 16) | (np.asarray(week, dtype=np.int64) & 0xFFFF)).astype(
        np.uint64
    )


def uniforms(
    seed: int, purpose: str, keys: Keys, when: Any = 0, replicate: Any = 0
) -> Values:
    """Uniform numbers in [0, 1), broadcast over employee keys, ``when`` (see ``draw_counter``) and replicate index."""
    key_0, key_1 = purpose_key(seed, purpose)
    keys, when, replicate = np.broadcast_arrays(
        np.asarray(keys, dtype=np.uint64), np.asarray(when, dtype=np.uint64), np.asarray(replicate, dtype=np.uint64)
    )
    words = philox_words(keys & MASK_32, keys >> SHIFT_32, when, replicate, key_0, key_1)
    result: Values = unit_interval(words[0], words[1])
    return result


def normals(
    seed: int, purpose: str, keys: Keys, when: Any = 0, replicate: Any = 0
) -> Values:
    """Standard normal numbers by the inverse distribution function; round stored values with ``round_trait``."""
    from scipy.special import ndtri

    middle_of_cell = uniforms(seed, purpose, keys, when, replicate) + 0.5 * TWO_MINUS_53
    result: Values = ndtri(middle_of_cell)
    return result


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
