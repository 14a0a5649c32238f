"""Bounds of a published size, from the numbers of its source alone: no bound is typed by hand.

Intervals of 95 % use 1.96 standard errors. ``one more study`` treats the model as one more study of a review's average
size: reviews of behavior are heterogeneous, so the interval of their mean is too narrow for a single case.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

from cxsim.analysis.paired import NORMAL_95

Bounds = tuple[float, float]
Count = Sequence[float]
Scale = Literal["r", "d", "difference", "odds", "share"]

CENTRAL_80 = 1.281552

SIGNS: dict[str, Bounds] = {
    "above zero": (0.0, math.inf), "above one": (1.0, math.inf), "below zero": (-math.inf, 0.0),
}


def one_more_study(estimate: float, scale: Scale, studies: int, people: int) -> Bounds:
    """Where four of five studies of a review's average size fall: ``people`` over all ``studies``."""
    size = people / studies
    if scale == "r":
        error = (1.0 - estimate**2) / math.sqrt(size - 1.0)
    elif scale == "d":
        error = math.sqrt(4.0 / size + estimate**2 / (2.0 * size))
    else:
        raise ValueError(f"'one more study' needs the scale r or d, not '{scale}'")
    return estimate - CENTRAL_80 * error, estimate + CENTRAL_80 * error


def from_counts(scale: Scale, counts: Sequence[Count]) -> Bounds:
    """The 95 % interval of one share, of a difference of two shares, or of an odds ratio; a count is (cases, of)."""
    shares = [cases / of for cases, of in counts]
    variances = [share * (1.0 - share) / of for share, (_, of) in zip(shares, counts, strict=True)]
    half = NORMAL_95 * math.sqrt(sum(variances))
    if scale == "share" and len(counts) == 1:
        return shares[0] - half, shares[0] + half
    if scale == "difference" and len(counts) == 2:
        return shares[0] - shares[1] - half, shares[0] - shares[1] + half
    if scale == "odds" and len(counts) == 2:
        logit = [math.log(cases / (of - cases)) for cases, of in counts]
        half = NORMAL_95 * math.sqrt(sum(1.0 / cases + 1.0 / (of - cases) for cases, of in counts))
        return math.exp(logit[0] - logit[1] - half), math.exp(logit[0] - logit[1] + half)
    raise ValueError(f"{len(counts)} counts do not make the scale '{scale}'")
