"""The words in which a set is said not to reach what was seen: why, which observation, and what would work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cxsim.errors import Finding
from cxsim.studies.narrowing.adjust import Summaries
from cxsim.studies.narrowing.observation import Observation
from cxsim.studies.narrowing.reach import Reach, reach
from cxsim.studies.narrowing.rows import errors_of

Values = NDArray[np.float64]

# No number is taken that lies farther than this from all rows, in errors of the observation.
MOST_ERRORS: Final = 4.0
LARGER_ERRORS: Final = (0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5)


def summaries_of(observations: Sequence[Observation], simulated: Values, seed: int) -> Values:
    """Simulated numbers, shape (rows, observations), with an error each, as they enter regressions."""
    noisy = np.clip(simulated + errors_of(observations, seed, len(simulated)), 0.0, 1.0)
    return np.column_stack([one.summary(noisy[:, place]) for place, one in enumerate(observations)])


def seen_of(observations: Sequence[Observation]) -> Values:
    """What was seen, as it enters regressions."""
    return np.array([float(one.summary(one.value)) for one in observations])


@dataclass(frozen=True)
class _Held:
    """Observations held against rows: alone, by how many errors each lies beyond all rows; and together."""

    own: Sequence[Observation]
    rows: Values
    beyond: Values
    summaries: Summaries
    together: Reach

    @classmethod
    def against(cls, own: Sequence[Observation], rows: Values, seed: int) -> _Held:
        values, errors = (np.array(numbers) for numbers in zip(*((one.value, one.total_error) for one in own),
                                                               strict=True))
        away = np.maximum(rows.min(axis=0) - values, values - rows.max(axis=0))
        summaries = Summaries.of(summaries_of(own, rows, seed))
        return cls(own, rows, away / errors, summaries, reach(summaries, summaries.place(seen_of(own))))

    @property
    def worst(self) -> int | None:
        """The observation that the set does not reach, the worst one first; None if it reaches all."""
        if self.beyond.max() > MOST_ERRORS:
            return int(np.argmax(self.beyond))
        return None if self.together.within else self.together.worst


def findings(observations: Sequence[Observation], simulated: Values, seed: int) -> list[Finding]:
    """Why the set does not reach the observations: one finding for each that must go until it does; none if it does.
    """
    left, found = list(range(len(observations))), []
    while left:
        held = _Held.against([observations[one] for one in left], simulated[:, left], seed)
        worst = held.worst
        if worst is None:
            break
        found.append(held.own[worst].place.finding("", _told(held, worst, seed)))
        del left[worst]
    return found


def _told(held: _Held, worst: int, seed: int) -> str:
    """One observation that lies outside: what was seen, what the set gives, and what would work."""
    one = held.own[worst]
    low, high = float(held.rows[:, worst].min()), float(held.rows[:, worst].max())
    alone = held.beyond[worst] > MOST_ERRORS
    said = (f"{one.name} is {one.told(one.value)} with an error of {one.told(one.total_error)}; the set gives "
            f"{one.told(low)} to {one.told(high)}{'' if alone else ', and hardly this number beside the others'}")
    works = ["leave it out"]
    nearest = held.together.nearest[worst]
    if np.isfinite(nearest):
        value = one.value_of(float(nearest * held.summaries.spread[worst] + held.summaries.mean[worst]))
        room = MOST_ERRORS * one.total_error
        value = min(max(value, low - room), high + room)
        works.insert(0, f"the nearest number that it reaches is {one.told(value)}")
    enough = _enough_error(held, worst, seed)
    if enough is not None:
        works.insert(-1, f"with an error of {one.told(enough)} it would be taken")
    return (f"{said}. Check that the plan and its first week are those that were carried out, and how the number was "
            f"counted; {', '.join(works[:-1])}{', or ' if works[:-1] else ''}{works[-1]}")


def _enough_error(held: _Held, worst: int, seed: int) -> float | None:
    """The first larger error with which this one would be taken."""
    for error in LARGER_ERRORS:
        if error > held.own[worst].total_error:
            with_it = [one.with_error(error) if place == worst else one for place, one in enumerate(held.own)]
            if _Held.against(with_it, held.rows, seed).worst != worst:
                return error
    return None
