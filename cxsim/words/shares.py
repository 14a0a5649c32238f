"""Shares of a whole in words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

FRACTIONS = ((0.25, "a quarter"), (1.0 / 3.0, "a third"), (0.5, "half"), (2.0 / 3.0, "two thirds"),
             (0.75, "three quarters"), (0.9, "nine in ten"), (1.0, "nearly all"))
NEAR = 0.025


def percent(share: float) -> str:
    """A share in whole percent that never rounds a few to none or nearly all to all."""
    if 0.0 < share < 0.005:
        return "under 1 %"
    if 0.995 <= share < 1.0:
        return "over 99 %"
    return f"{share * 100.0:.0f} %"


def whole_percents(shares: Sequence[float]) -> tuple[int, ...]:
    """Shares of a whole in whole percent that add up to 100: what rounding cuts most gets the points that are left."""
    exact = np.asarray(shares) * 100.0
    whole = np.floor(exact + 1e-9)
    left = round(100.0 - float(whole.sum()))
    for place in np.argsort(whole - exact, kind="stable")[:left]:
        whole[place] += 1.0
    return tuple(int(number) for number in whole)


def fraction(share: float) -> str:
    """A share as a fraction if it is near one: "two thirds", else "54 %"."""
    near = [words for value, words in FRACTIONS if abs(share - value) <= NEAR]
    return near[0] if near else percent(share)
