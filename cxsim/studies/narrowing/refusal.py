"""The words in which a set is said not to reach what was seen: why, which observation, and what would work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cxsim.errors import Finding
from cxsim.studies.narrowing.adjust import Summaries
from cxsim.studies.narrowing.observation import Observation
from cxsim.studies.narrowing.reach import Reach, reach
from cxsim.studies.narrowing.rows import errors_of

Values = NDArray[np.float64]

LARGER_ERRORS: Final = (0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5)


def summaries_of(observations: Sequence[Observation], simulated: Values, seed: int) -> Values:
    """Simulated numbers, shape (rows, observations), with an error each, as they enter regressions."""
    noisy = np.clip(simulated + errors_of(observations, seed, len(simulated)), 0.0, 1.0)
    return np.column_stack([one.summary(noisy[:, place]) for place, one in enumerate(observations)])


def seen_of(observations: Sequence[Observation]) -> Values:
    """What was seen, as it enters regressions."""
    return np.array([float(one.summary(one.value)) for one in observations])


def held_against(observations: Sequence[Observation], simulated: Values, seed: int) -> tuple[Summaries, Reach]:
    """The summaries of the rows, and whether they reach the observations."""
    summaries = Summaries.of(summaries_of(observations, simulated, seed))
    return summaries, reach(summaries, summaries.place(seen_of(observations)))


def findings(observations: Sequence[Observation], simulated: Values, seed: int) -> list[Finding]:
    """Why the set does not reach the observations: one finding for each that must go until it does; none if it does.
    """
    left, found = list(range(len(observations))), []
    while left:
        own, rows = [observations[one] for one in left], simulated[:, left]
        summaries, held = held_against(own, rows, seed)
        if held.within:
            break
        worst = held.worst
        found.append(own[worst].place.finding("", _told(own, rows, (summaries, held), seed)))
        del left[worst]
    return found


def _told(own: Sequence[Observation], rows: Values, held: tuple[Summaries, Reach], seed: int) -> str:
    """One observation that lies outside: what was seen, what the set gives, and what would work."""
    summaries, how = held
    worst = how.worst
    one = own[worst]
    low, high = np.quantile(rows[:, worst], (0.0, 1.0))
    said = (f"{one.name} is {one.told(one.value)} with an error of {one.told(one.total_error)}; the set gives "
            f"{one.told(low)} to {one.told(high)}, and hardly this number beside the others")
    works = ["leave it out"]
    if np.isfinite(how.nearest[worst]):
        summary = float(how.nearest[worst] * summaries.spread[worst] + summaries.mean[worst])
        works.insert(0, f"the nearest number that it reaches is {one.told(one.value_of(summary))}")
    enough = _enough_error(own, rows, worst, seed)
    if enough is not None:
        works.insert(-1, f"with an error of {one.told(enough)} it would be taken")
    return (f"{said}. Check that the plan and its first week are those that were carried out, and how the number was "
            f"counted; {', '.join(works[:-1])}{', or ' if works[:-1] else ''}{works[-1]}")


def _enough_error(own: Sequence[Observation], rows: Values, worst: int, seed: int) -> float | None:
    """The first larger error with which all would be taken."""
    for error in LARGER_ERRORS:
        if error > own[worst].total_error:
            with_it = [one.with_error(error) if place == worst else one for place, one in enumerate(own)]
            if held_against(with_it, rows, seed)[1].within:
                return error
    return None
