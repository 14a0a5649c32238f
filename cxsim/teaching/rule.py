"""The rule of the score: four things of a plan in every future, and one number made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cxsim.results.measures import END_WEEKS
from cxsim.results.recording import Recording

Values = NDArray[np.float64]

POINTS_PER_ADOPTER: Final = 1.0
POINTS_FOR_BUDGET: Final = 10.0
POINTS_PER_LEAVER: Final = 1.0
POINTS_FOR_TRUST: Final = 50.0
RULE: Final = (
    "One point for each of 100 people who do it in the half-year after the plan; 10 points less for the whole budget, "
    "less in proportion for a part of it; one point less for each of 100 people who leave beyond those who leave "
    "anyway; half a point for each point of trust (0 to 100) above doing nothing at the end."
)
"""The rule as it is printed."""


@dataclass(frozen=True)
class Vector:
    """What a plan comes to, by future, shape (futures,) each.

    ``adopters``: share over the half-year after the plan (sustained adoption). ``cost``: of the interventions, in the
    currency. ``leavers``: of 100 people over the whole run. ``trust``: in the leaders of the change at the end, 0 to 1.
    """

    adopters: Values
    cost: Values
    leavers: Values
    trust: Values

    @classmethod
    def of(cls, recording: Recording, adopters: Values, cost: Values) -> Vector:
        """The vector of a run."""
        gone = sum(np.nansum(recording.of_all(name), axis=0) for name in ("quits", "planned_exits")
                   if name in recording.weekly)
        people = np.nanmean(recording.of_all("people"), axis=0)
        trust = recording.of_all("trust")[-END_WEEKS:].mean(axis=0)
        return cls(adopters, cost, 100.0 * np.asarray(gone) / people, trust)

    def score(self, nothing: Vector, budget: float) -> Values:
        """Points by future, against doing nothing in the same future."""
        return (
            100.0 * POINTS_PER_ADOPTER * self.adopters
            - POINTS_FOR_BUDGET * self.cost / budget
            - POINTS_PER_LEAVER * (self.leavers - nothing.leavers)
            + POINTS_FOR_TRUST * (self.trust - nothing.trust)
        )


def score_parts(own: Vector, nothing: Vector, budget: float) -> dict[str, float]:
    """The mean points of each part of the score; they add up to its mean."""
    return {
        "adopters": 100.0 * POINTS_PER_ADOPTER * float(own.adopters.mean()),
        "cost": -POINTS_FOR_BUDGET * float(own.cost.mean()) / budget,
        "leavers": -POINTS_PER_LEAVER * float((own.leavers - nothing.leavers).mean()),
        "trust": POINTS_FOR_TRUST * float((own.trust - nothing.trust).mean()),
    }
