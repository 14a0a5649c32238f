"""Leading indicators: the weekly number, and the week to read it, that best announce a risk; tested on other futures.

One half of the futures selects measure, week and threshold; the other half, which was not used for that, gives the hit
rate and the false-alarm rate. An indicator that does not separate events from other futures there is dropped.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.risks import Event
from cxsim.analysis.smoothing import SMOOTHED_WEEKS, smoothed
from cxsim.results.recording import WEEKLY_MEASURES
from cxsim.results.result import Result

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

FEWEST_PER_HALF = 8
NEARLY_BEST = 0.8
LEAST_DISTINCTION = 0.3
# One-sided, 0.5 %: a register looks at a dozen risks of several plans.
SURE = 2.576
EARLY_EVENTS = 0.1
LEFT_OUT = ("people",)


@dataclass(frozen=True)
class EarlySign:
    """``measure`` (smoothed, whole organization) below or above ``threshold`` in ``week``, and how often it is right.

    ``hit_rate``: share of futures with the event in which the sign appears before it; ``false_alarm_rate``: share of
    futures without the event in which the sign appears. Both come from futures that were not used to select it.
    """

    measure: str
    below: bool
    threshold: float
    week: int
    hit_rate: float
    false_alarm_rate: float

    def __str__(self) -> str:
        return f"{self.measure} {'<=' if self.below else '>'} {self.threshold:.3g}"


class Signals:
    """The weekly measures of a result, smoothed when first needed."""

    def __init__(self, result: Result):
        recording = result.recording
        names = [name for name in WEEKLY_MEASURES if name in recording.weekly and name not in LEFT_OUT]
        self.names = [name for name in names if not np.isnan(recording.of_all(name)).any()]
        self._recording = recording

    @cached_property
    def values(self) -> Values:
        """Smoothed measures of the whole organization, shape (measures, weeks, futures)."""
        return np.array([smoothed(self._recording.of_all(name)) for name in self.names])

    def indicator(self, found: Event) -> EarlySign | None:
        """The sign in the earliest week in which it is nearly at its best; None if no measure announces the event."""
        choosing, judging = halves(found.happened)
        happened = found.happened == 1.0
        if not self.names or min(counts(happened[choosing]) + counts(happened[judging])) < FEWEST_PER_HALF:
            return None
        weeks = found.week[choosing][happened[choosing]]
        latest = int(np.floor(np.quantile(weeks, EARLY_EVENTS))) if not np.isnan(weeks).any() else 0
        if latest <= SMOOTHED_WEEKS:
            return None
        # Measure by measure, because sorting them all at once would need several times their memory.
        told = [distinctions(values[:latest, choosing], happened[choosing]) for values in self.values]
        distinction, below, threshold = (np.array(part) for part in zip(*told, strict=True))
        distinction[:, : SMOOTHED_WEEKS - 1] = -1.0
        measure = int(distinction.argmax()) // distinction.shape[1]
        week = earliest_nearly_best(distinction[measure])
        if distinction[measure, week] < LEAST_DISTINCTION:
            return None
        seen = self.values[measure, week, judging]
        limit, is_below = float(threshold[measure, week]), bool(below[measure, week])
        shows = seen <= limit if is_below else seen > limit
        rates = judged(shows, happened[judging], found.week[judging] > week)
        return None if rates is None else EarlySign(self.names[measure], is_below, limit, week, *rates)


def earliest_nearly_best(line: Values) -> int:
    """The earliest week from which the sign was nearly as good as in the best week, without interruption."""
    best = week = int(line.argmax())
    while week > 0 and line[week - 1] >= NEARLY_BEST * line[best]:
        week -= 1
    return week


def judged(
    shows: Mask, happened: Mask, in_time: Mask
) -> tuple[float, float] | None:
    """Hit rate and false-alarm rate of a signal; None if it does not clearly separate events from other futures."""
    hits, alarms = (shows & in_time)[happened], shows[~happened]
    hit, alarm = float(hits.mean()), float(alarms.mean())
    error = math.sqrt(share_variance(hits) + share_variance(alarms))
    if hit - alarm < LEAST_DISTINCTION or hit - alarm < SURE * error:
        return None
    return hit, alarm


def share_variance(shown: Mask) -> float:
    """Variance of an estimated share; one made-up case of each kind keeps 0 and 1 from looking certain."""
    share = (shown.sum() + 1.0) / (shown.size + 2.0)
    return float(share * (1.0 - share) / shown.size)


def counts(happened: Mask) -> list[int]:
    """The numbers of events and of other futures."""
    return [int(happened.sum()), int((~happened).sum())]


def halves(happened: Values) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Two halves of the futures in which the event is known, with as many events in each.

    Where only the share of futures in which it happened is known, the shares are spread evenly.
    """
    order = np.argsort(-happened, kind="stable")[: np.count_nonzero(~np.isnan(happened))]
    return order[0::2], order[1::2]


def distinctions(values: Values, happened: Mask) -> tuple[Values, Mask, Values]:
    """Best hit rate minus false-alarm rate of any threshold, whether "below" is the signal, and the threshold.

    ``values`` has shape (..., futures); the three answers have the shape before that.
    """
    order = np.argsort(values, axis=-1, kind="stable")
    ordered = np.take_along_axis(values, order, axis=-1)
    events = happened[order]
    gain = np.cumsum(events / events.sum(axis=-1, keepdims=True), axis=-1)
    gain -= np.cumsum(~events / (~events).sum(axis=-1, keepdims=True), axis=-1)
    gain = np.where(ordered[..., :-1] < ordered[..., 1:], gain[..., :-1], 0.0)
    place = np.abs(gain).argmax(axis=-1)[..., None]
    best = np.take_along_axis(gain, place, axis=-1)[..., 0]
    threshold = 0.5 * (np.take_along_axis(ordered, place, axis=-1) + np.take_along_axis(ordered, place + 1, axis=-1))
    return np.abs(best), best > 0.0, threshold[..., 0]
