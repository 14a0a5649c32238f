"""Conditions as a box: ranges of a few factors in which cases of interest are far more frequent than elsewhere.

A place is one setting of all factors: one future with assumptions of its own, or one cell of a sweep. It is a case, or,
if several futures were run there, a share of them are.

Source: the patient rule induction method (Friedman and Fisher 1999), in the peeling form used for scenario discovery
(Bryant and Lempert 2010). Known limits: few factors, no pasting; one half of the places finds the box and the other
half must confirm it, so weak conditions are not reported.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.indicators import SURE, halves

Mask = NDArray[np.bool_]
Places = NDArray[np.intp]
Values = NDArray[np.float64]

PEELED = 0.1
SMALLEST_SHARE = 0.1
FEWEST_INSIDE = 8
MOST_CONDITIONS = 3
WORTH_KEEPING = 0.05


@dataclass(frozen=True)
class BoxSide:
    """One side of the box: ``factor`` below or above ``limit``."""

    factor: str
    below: bool
    limit: float

    def holds(self, settings: Mapping[str, Values]) -> Mask:
        """The places in which the condition holds."""
        setting = settings[self.factor]
        return setting < self.limit if self.below else setting > self.limit


@dataclass(frozen=True)
class Box:
    """The conditions in which cases are frequent. Counts come from places that were not used to find it."""

    conditions: tuple[BoxSide, ...]
    cases_inside: float
    inside: int
    cases_outside: float
    outside: int

    @property
    def density(self) -> float:
        """The share of cases among the places inside."""
        return self.cases_inside / self.inside

    @property
    def coverage(self) -> float:
        """The share of all cases that lie inside."""
        return self.cases_inside / (self.cases_inside + self.cases_outside)


def found_box(settings: Mapping[str, Values], cases: Values) -> Box | None:
    """The box that the finding half proposes and the judging half confirms; None if there is none.

    ``settings``: the value of each factor in each place; ``cases``: 1 for a case and 0 for none, or the share of a
    place's futures that are cases.
    """
    finding, judging = halves(cases)
    conditions = proposed(taken(settings, finding), cases[finding])
    if not conditions:
        return None
    judged = cases[judging]
    inside = inside_box(conditions, taken(settings, judging), len(judging))
    box = Box(conditions, float(judged[inside].sum()), int(inside.sum()), float(judged[~inside].sum()),
              int((~inside).sum()))
    return box if confirmed(box) else None


def taken(settings: Mapping[str, Values], places: Places) -> dict[str, Values]:
    """The settings of these places alone."""
    return {name: values[places] for name, values in settings.items()}


def proposed(settings: Mapping[str, Values], cases: Values) -> tuple[BoxSide, ...]:
    """The best box in these places, which others must confirm; no conditions if there are too few cases."""
    if not settings or min(cases.sum(), (1.0 - cases).sum()) < FEWEST_INSIDE:
        return ()
    conditions = peeled(settings, cases)
    return pruned(conditions, settings, cases) if conditions else ()


def inside_box(conditions: tuple[BoxSide, ...], settings: Mapping[str, Values], places: int) -> Mask:
    """The places in which all conditions hold."""
    inside = np.ones(places, dtype=bool)
    for condition in conditions:
        inside &= condition.holds(settings)
    return inside


def peeled(settings: Mapping[str, Values], cases: Values) -> tuple[BoxSide, ...]:
    """Cut away a tenth at a time so that cases become most frequent; returns the best box on the way."""
    inside = np.ones(len(cases), dtype=bool)
    limits: dict[tuple[str, bool], float] = {}
    best: tuple[float, dict[tuple[str, bool], float]] = (0.0, {})
    overall = cases.mean()
    smallest = max(SMALLEST_SHARE * len(cases), FEWEST_INSIDE)
    while inside.sum() * (1.0 - PEELED) >= smallest:
        bounded = {name for name, _ in limits}
        names = bounded if len(bounded) >= MOST_CONDITIONS else settings.keys()
        cuts = [(float(cases[kept].mean()), side, kept) for side, kept in smaller_boxes(settings, names, inside)
                if smallest <= kept.sum() < inside.sum()]
        if not cuts:
            break
        density, side, inside = max(cuts, key=lambda cut: (cut[0], cut[2].sum()))
        limits[side.factor, side.below] = side.limit
        # Standard errors above the overall frequency: rewards both cases and size.
        score = (density - overall) * math.sqrt(inside.sum())
        if score > best[0]:
            best = (score, dict(limits))
    return tuple(BoxSide(name, below, limit) for (name, below), limit in best[1].items())


def smaller_boxes(
    settings: Mapping[str, Values], names: Collection[str], inside: Mask
) -> Iterator[tuple[BoxSide, Mask]]:
    """Every way to cut a tenth off the box along these factors, and the places that stay inside."""
    for name, setting in settings.items():
        for below in (True, False) if name in names else ():
            side = BoxSide(name, below, float(np.quantile(setting[inside], 1.0 - PEELED if below else PEELED)))
            yield side, inside & side.holds(settings)


def pruned(
    conditions: tuple[BoxSide, ...], settings: Mapping[str, Values], cases: Values
) -> tuple[BoxSide, ...]:
    """The box without conditions that hardly raise the frequency of cases."""
    for condition in conditions:
        fewer = tuple(other for other in conditions if other != condition)
        with_it, without = (cases[inside_box(some, settings, len(cases))].mean() for some in (conditions, fewer))
        if len(conditions) > 1 and with_it - without < WORTH_KEEPING:
            return pruned(fewer, settings, cases)
    return conditions


def confirmed(box: Box) -> bool:
    """Whether cases are clearly more frequent inside than outside, in the judging half.

    The error is that of places which are wholly cases or not; that of shares is smaller.
    """
    if min(box.inside, box.outside) == 0:
        return False
    counts = ((box.cases_inside, box.inside), (box.cases_outside, box.outside))
    shares = [((cases + 1.0) / (places + 2.0), places) for cases, places in counts]
    error = math.sqrt(sum(share * (1.0 - share) / places for share, places in shares))
    return box.density - box.cases_outside / box.outside > SURE * error
