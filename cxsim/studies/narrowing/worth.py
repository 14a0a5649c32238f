"""What another survey would be worth: how much narrower the forecast becomes on average, judged on the rows at hand.

The rows nearest to the company play it in turn. Each is left out, and the band of its last week is made with and
without the further observation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cxsim.studies.narrowing.adjust import quantiles
from cxsim.studies.narrowing.learning import BAND, Simulated, forecast
from cxsim.studies.narrowing.narrow import Narrowed
from cxsim.studies.narrowing.observation import QUANTITIES, Observation, observed
from cxsim.studies.narrowing.refusal import seen_of, summaries_of

Values = NDArray[np.float64]

TRUTHS: Final = 24
ANSWERS: Final = 60
WEEKS_LATER: Final = 13


@dataclass(frozen=True)
class Worth:
    """A further observation; width of the 90 % band of the last week without and with it, on average."""

    observation: Observation
    without: float
    with_it: float

    @property
    def narrower(self) -> float:
        """By which share the band becomes narrower; negative where it becomes wider by chance."""
        return 1.0 - self.with_it / self.without if self.without > 0.0 else 0.0


def worth_of_more(narrowed: Narrowed) -> list[Worth]:
    """Every further observation, the most useful first."""
    simulated = narrowed.simulated
    distances = simulated.reference.squared_distances(simulated.reference.place(seen_of(narrowed.observations)))
    truths = np.argsort(distances, kind="stable")[:TRUTHS]
    last = Simulated(simulated.summaries, simulated.adoption[:, -1:], simulated.parameters[:, :0], (),
                     simulated.people)
    without = _width(last, truths)
    found = []
    for one in candidates(narrowed):
        shown = narrowed.rows.simulated(one)[narrowed.usable][:, None]
        if np.isfinite(shown).all():
            more = np.column_stack([simulated.summaries, summaries_of([one], shown, narrowed.seed)])
            with_it = _width(Simulated(more, last.adoption, last.parameters, (), last.people), truths)
            found.append(Worth(one, without, with_it))
    return sorted(found, key=lambda one: one.with_it)


def candidates(narrowed: Narrowed) -> Iterator[Observation]:
    """Each quantity of everybody at the time of the last observation, and a quarter later; not what was seen."""
    known, people = {one.key for one in narrowed.observations}, narrowed.simulated.people
    weeks = (week for week in (narrowed.now, narrowed.now + WEEKS_LATER) if week < narrowed.weeks - 1)
    for week, what in product(weeks, [name for name in QUANTITIES if name != "turnover"]):
        answers = min(ANSWERS, people) if QUANTITIES[what].asked else None
        one = observed(what, week, 0.5, answers=answers, people=people)
        if one.key not in known:
            yield one


def _width(simulated: Simulated, truths: NDArray[np.int64]) -> float:
    """Mean width of the band of the last week for some rows, each left out in its turn."""
    widths = []
    for truth in truths:
        others = simulated.some(np.arange(len(simulated.summaries)) != truth)
        adoption, weights = forecast(others, simulated.summaries[truth])
        low, _, high = quantiles(adoption, weights, BAND)[:, 0]
        widths.append(high - low)
    return float(np.mean(widths))
