"""Generates reporting lines: how many managers a department needs, and who reports to whom."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray

from cxsim.organization.draws import lognormal

Integers = NDArray[np.int64]
Keys = NDArray[np.uint64]
Values = NDArray[np.float64]

MOST_LEVELS = 12


@dataclass(frozen=True)
class ReportingTree:
    """Positions of a reporting tree, in breadth-first order within each department.

    ``department``, ``level`` (1 at the top) and ``manager`` (index or -1) have shape (people,).
    """

    department: NDArray[np.int32]
    level: NDArray[np.int32]
    manager: NDArray[np.int32]
    notes: tuple[str, ...]


def level_counts(people: int, span: float, depth: int | None = None) -> list[int]:
    """People on each level below one head, top to bottom.

    Parameters
    ----------
    people
        People below the head.
    span
        Reports of one front-line manager, on average, and at most of the managers above.
    depth
        Levels below the head; None: the fewest with which the head leads at most ``span`` people.
    """
    if people <= 0:
        return []
    if depth is not None:
        return _counts(people, span, min(depth, people))
    for tried in range(1, MOST_LEVELS):
        counts = _counts(people, span, min(tried, people))
        if counts[0] <= span or len(counts) == people:
            return counts
    return counts


def _counts(people: int, span: float, depth: int) -> list[int]:
    if depth <= 1:
        return [people]
    front = max(1, int(people / (span + 2.0)))
    while True:
        managers = [front]
        while len(managers) < depth - 1:
            managers.insert(0, max(1, ceil(managers[0] / span)))
        workers = people - sum(managers)
        if workers <= front * span:
            return [*managers, workers] if workers > 0 else _counts(people, span, depth - 1)
        front += 1


def divide(children: int, weights: Values) -> Integers:
    """``children`` divided among managers by weight, at least one each (if there are enough)."""
    managers = len(weights)
    if children <= managers:
        return (np.arange(managers) < children).astype(np.int64)
    edges = np.cumsum(weights) / np.sum(weights) * (children - managers)
    bounds = np.floor(edges + 0.5).astype(np.int64)
    bounds[-1] = children - managers
    return 1 + np.diff(np.concatenate(([0], bounds)))


def reporting_tree(
    sizes: Integers, keys: Keys, *, span: float, levels: int | None, spread: float, seed: int, draw: int
) -> ReportingTree:
    """Reporting lines of departments of the given ``sizes``; ``keys`` of the people, department by department.

    One person leads the organization: the first of the largest department (or of a department of one). The other
    departments' heads report to that person, and so does a head of the largest department itself. With two levels
    everybody reports to the top person; with one department its head is the top.
    """
    people, departments = int(sizes.sum()), len(sizes)
    level = np.zeros(people, dtype=np.int32)
    manager = np.full(people, -1, dtype=np.int32)
    start = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    singles = np.flatnonzero(sizes == 1)
    largest = int(singles[0]) if len(singles) and departments > 1 else int(np.argmax(sizes))
    top = int(start[largest])
    flat = levels == 2 and departments > 1
    for index in range(departments):
        first, last = int(start[index]), int(start[index] + sizes[index])
        if index == largest:
            level[first] = 1
            first += int(departments > 1)
        if first == last:
            continue
        if flat:
            level[first:last], manager[first:last] = 2, top
            continue
        if first != top:
            level[first], manager[first] = 2, top
        depth = None if levels is None else levels - int(level[first])
        counts = level_counts(last - first - 1, span, depth)
        weights = lognormal(seed, "organization:span", keys[first:last], spread, draw)
        _hang(first, counts, weights, level, manager)
    return ReportingTree(
        department=np.repeat(np.arange(departments), sizes).astype(np.int32),
        level=level,
        manager=manager,
        notes=_notes(level, levels),
    )


def _hang(head: int, counts: list[int], weights: Values, level: NDArray[np.int32], manager: NDArray[np.int32]) -> None:
    """Place the levels below ``head`` (in the rows that follow it), each person under somebody on the level above."""
    above, above_end = head, head + 1
    for count in counts:
        first, last = above_end, above_end + count
        shares = divide(count, weights[above - head : above_end - head])
        manager[first:last] = np.repeat(np.arange(above, above_end), shares)
        level[first:last] = level[head] + 1 + (0 if above == head else level[above] - level[head])
        above, above_end = first, last


def _notes(level: NDArray[np.int32], levels: int | None) -> tuple[str, ...]:
    reached = int(level.max())
    if levels is not None and reached != levels:
        return (f"The reporting tree has {reached} levels, not {levels}: the departments are too small for more.",)
    return ()
