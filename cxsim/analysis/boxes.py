"""Failure conditions as a box: ranges of a few assumptions in which a plan fails far more often than elsewhere.

Source: the patient rule induction method (Friedman and Fisher 1999), in the peeling form used for scenario discovery
(Bryant and Lempert 2010). Known limits: few assumptions, no pasting; one half of the futures finds the box and the
other half must confirm it, so weak conditions are not reported.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.indicators import SURE, halves

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

PEELED = 0.1
SMALLEST_SHARE = 0.1
FEWEST_INSIDE = 8
MOST_CONDITIONS = 3
WORTH_KEEPING = 0.05


@dataclass(frozen=True)
class BoxSide:
    """One side of the box: ``assumption`` below or above ``limit``."""

    assumption: str
    below: bool
    limit: float

    def holds(self, settings: Mapping[str, Values]) -> Mask:
        """The futures in which the condition holds."""
        setting = settings[self.assumption]
        return setting < self.limit if self.below else setting > self.limit


@dataclass(frozen=True)
class Box:
    """The conditions in which a plan fails. Counts come from futures that were not used to find it."""

    conditions: tuple[BoxSide, ...]
    failures_inside: int
    inside: int
    failures_outside: int
    outside: int


def failure_box(settings: Mapping[str, Values], failed: Mask) -> Box | None:
    """The box that the finding half proposes and the judging half confirms; None if there is none."""
    finding, judging = halves(failed.astype(np.float64))
    if not settings or min(failed[finding].sum(), (~failed[finding]).sum()) < FEWEST_INSIDE:
        return None
    conditions = pruned(peeled({name: values[finding] for name, values in settings.items()}, failed[finding]),
                        {name: values[finding] for name, values in settings.items()}, failed[finding])
    if not conditions:
        return None
    inside = inside_box(conditions, {name: values[judging] for name, values in settings.items()}, len(judging))
    box = Box(
        conditions, int(failed[judging][inside].sum()), int(inside.sum()), int(failed[judging][~inside].sum()),
        int((~inside).sum()),
    )
    return box if confirmed(box) else None


def inside_box(conditions: tuple[BoxSide, ...], settings: Mapping[str, Values], futures: int) -> Mask:
    """The futures in which all conditions hold."""
    inside = np.ones(futures, dtype=bool)
    for condition in conditions:
        inside &= condition.holds(settings)
    return inside


def peeled(settings: Mapping[str, Values], failed: Mask) -> tuple[BoxSide, ...]:
    """Cut away a tenth at a time so that failures become most frequent; returns the best box on the way."""
    inside = np.ones(len(failed), dtype=bool)
    limits: dict[tuple[str, bool], float] = {}
    best: tuple[float, dict[tuple[str, bool], float]] = (0.0, {})
    overall = failed.mean()
    smallest = max(SMALLEST_SHARE * len(failed), FEWEST_INSIDE)
    while inside.sum() * (1.0 - PEELED) >= smallest:
        bounded = {name for name, _ in limits}
        names = bounded if len(bounded) >= MOST_CONDITIONS else settings.keys()
        cuts = [(float(failed[kept].mean()), side, kept) for side, kept in smaller_boxes(settings, names, inside)
                if smallest <= kept.sum() < inside.sum()]
        if not cuts:
            break
        density, side, inside = max(cuts, key=lambda cut: (cut[0], cut[2].sum()))
        limits[side.assumption, side.below] = side.limit
        # Standard errors above the overall frequency: rewards both failures and size.
        score = (density - overall) * math.sqrt(inside.sum())
        if score > best[0]:
            best = (score, dict(limits))
    return tuple(BoxSide(name, below, limit) for (name, below), limit in best[1].items())


def smaller_boxes(
    settings: Mapping[str, Values], names: Collection[str], inside: Mask
) -> Iterator[tuple[BoxSide, Mask]]:
    """Every way to cut a tenth off the box along these assumptions, and the futures that stay inside."""
    for name, setting in settings.items():
        for below in (True, False) if name in names else ():
            side = BoxSide(name, below, float(np.quantile(setting[inside], 1.0 - PEELED if below else PEELED)))
            yield side, inside & side.holds(settings)


def pruned(
    conditions: tuple[BoxSide, ...], settings: Mapping[str, Values], failed: Mask
) -> tuple[BoxSide, ...]:
    """The box without conditions that hardly raise the frequency of failures."""
    for condition in conditions:
        fewer = tuple(other for other in conditions if other != condition)
        with_it, without = (failed[inside_box(some, settings, len(failed))].mean() for some in (conditions, fewer))
        if len(conditions) > 1 and with_it - without < WORTH_KEEPING:
            return pruned(fewer, settings, failed)
    return conditions


def confirmed(box: Box) -> bool:
    """Whether failures are clearly more frequent inside than outside, in the judging half."""
    if min(box.inside, box.outside) == 0:
        return False
    shares = [(box.failures_inside + 1) / (box.inside + 2), (box.failures_outside + 1) / (box.outside + 2)]
    error = math.sqrt(sum(share * (1.0 - share) / count for share, count in zip(shares, (box.inside, box.outside),
                                                                              strict=True)))
    return box.failures_inside / box.inside - box.failures_outside / box.outside > SURE * error
