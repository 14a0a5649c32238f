"""Stated ties of one layer, and their processing: combining duplicates, threshold, scaling, direction."""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from cxsim.organization.schema.ties_specification import TiesSpecification

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Values = NDArray[np.float64]


@dataclass(frozen=True)
class TieRows:
    """One-way ties in the order of rows (a two-way row gives two)."""

    sources: array[int] = field(default_factory=lambda: array("q"))
    targets: array[int] = field(default_factory=lambda: array("q"))
    weights: array[float] = field(default_factory=lambda: array("d"))
    rows: array[int] = field(default_factory=lambda: array("q"))

    def add(self, source: int, target: int, weight: float, row: int) -> None:
        """One more tie."""
        self.sources.append(source)
        self.targets.append(target)
        self.weights.append(weight)
        self.rows.append(row)


@dataclass(frozen=True)
class SettledTies:
    """Distinct ties; the source looks at the target. ``below`` counts ties dropped as too weak or of weight 0."""

    sources: Integers
    targets: Integers
    weights: Values
    below: int


def repeated_rows(ties: TieRows, people: int) -> list[tuple[int, int]]:
    """Rows that repeat a tie, each with the first row that states it."""
    codes, order, begins = _grouped(ties, people)
    rows = np.frombuffer(ties.rows, dtype=np.int64)[order] if len(order) else np.zeros(0, dtype=np.int64)
    first = rows[np.maximum.accumulate(np.where(begins, np.arange(len(codes)), 0))] if len(codes) else rows
    return sorted({(int(row), int(before)) for row, before in zip(rows[~begins], first[~begins], strict=True)})


def settle(ties: TieRows, specification: TiesSpecification, people: int) -> SettledTies:
    """Combine ties to one weight each, directed so that the source looks at the target; the order of rows does not
    matter.
    """
    codes, order, begins = _grouped(ties, people)
    stated = np.frombuffer(ties.weights, dtype=np.float64)[order] if len(order) else np.zeros(0)
    weights = stated[begins].copy()
    if not begins.all():
        starts = np.flatnonzero(begins)
        ends = np.append(starts[1:], len(codes))
        for index in np.flatnonzero(ends - starts > 1).tolist():
            weights[index] = _combined(stated[starts[index] : ends[index]].tolist(), specification.on_duplicate)
    codes = codes[begins]
    strong = (weights >= (specification.weighing.threshold or 0.0)) & (weights > 0.0)
    sources, targets = np.divmod(codes[strong], max(people, 1))
    scaled = _scaled(weights[strong], specification.weighing.scale)
    return _turned(sources, targets, scaled, specification.influence, people, int((~strong).sum()))


def _grouped(ties: TieRows, people: int) -> tuple[Integers, Integers, Mask]:
    """Sorted codes, their order (by tie, then row), and where each new tie begins."""
    if not len(ties.rows):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0, dtype=bool)
    codes = np.frombuffer(ties.sources, dtype=np.int64) * people + np.frombuffer(ties.targets, dtype=np.int64)
    order = np.lexsort((np.frombuffer(ties.rows, dtype=np.int64), codes))
    codes = codes[order]
    return codes, order, np.concatenate(([True], codes[1:] != codes[:-1]))


def _combined(weights: list[float], rule: str) -> float:
    """Combine weights with exact sums, so that the order of rows cannot matter."""
    if rule == "largest":
        return max(weights)
    total = math.fsum(weights)
    return total / len(weights) if rule == "mean" else total


def _scaled(weights: Values, scale: str) -> Values:
    if scale == "equal":
        return np.ones(len(weights))
    if scale == "logarithm":
        return np.log1p(weights)
    return np.sqrt(weights) if scale == "square_root" else weights


def _turned(
    sources: Integers, targets: Integers, weights: Values, influence: str, people: int, below: int
) -> SettledTies:
    if influence == "target":
        return SettledTies(sources, targets, weights, below)
    if influence == "source":
        return SettledTies(targets, sources, weights, below)
    codes = np.concatenate((sources * people + targets, targets * people + sources))
    both = np.concatenate((weights, weights))
    order = np.lexsort((both, codes))
    codes, both = codes[order], both[order]
    begins = np.flatnonzero(np.concatenate(([True], codes[1:] != codes[:-1]))) if len(codes) else codes
    first, second = np.divmod(codes[begins], max(people, 1))
    return SettledTies(first, second, np.add.reduceat(both, begins) if len(codes) else both, below)
