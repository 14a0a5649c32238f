"""Whether a set reaches what was seen: how far it lies from the simulated rows, next to how far those lie apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.stats import chi2

from cxsim.studies.narrowing.adjust import Summaries

Values = NDArray[np.float64]

# Of a set's own rows one in two hundred lies farther out; with few rows, one in a thousand of a normal distribution.
# Companies lack parts of the model or have others, so they may lie farther out by this factor.
WITHIN: Final = 0.995
WITHIN_NORMAL: Final = 0.999
ROOM: Final = 1.3


@dataclass(frozen=True)
class Reach:
    """How far out the observed place may lie, and how far it does, in squared Mahalanobis distances.

    ``alone``: by how much the distance shrinks with the best value of one observation in place of the seen one.
    """

    bound: float
    distance: float
    alone: Values
    nearest: Values

    @property
    def within(self) -> bool:
        """Whether the set reaches what was seen."""
        return self.distance <= self.bound

    @property
    def worst(self) -> int:
        """The observation that contributes most."""
        return int(np.argmax(self.alone))


def reach(summaries: Summaries, place: Values) -> Reach:
    """Hold the observed place against the rows; ``nearest``: for each observation the nearest standardized value at
    which, beside all others, the set would reach it, nan if there is none."""
    middle = np.zeros(len(place))
    distances = summaries.squared_distances(middle)
    # A row pulls the mean and the correlations to itself; left out, it would lie this much farther away.
    share = np.minimum(distances / summaries.rows, 0.9)
    own_rows, normal = np.quantile(distances / (1.0 - share), WITHIN), chi2.ppf(WITHIN_NORMAL, len(place))
    bound = ROOM * max(float(own_rows), float(normal))
    pull = summaries.precision @ place
    own = np.diag(summaries.precision)
    distance = float(place @ pull)
    alone = pull**2 / own
    best = place - pull / own
    room = (bound - (distance - alone)) / own
    nearest = np.where(room >= 0.0, best + np.sign(pull) * np.sqrt(np.maximum(room, 0.0)), np.nan)
    return Reach(bound, distance, alone, nearest)
