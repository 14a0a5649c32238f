"""The simulator's rule ``bass`` fitted to people's own contacts, and the same curve without any network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cxsim.studies.diffusion.hazard import HazardRows
from cxsim.studies.diffusion.maximum_likelihood import ParameterEstimate, estimates, maximize
from cxsim.studies.diffusion.observations import Observations
from cxsim.studies.diffusion.person_periods import PersonPeriods, share_by_period

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

RULE: Final = "bass_rule"
BASS: Final = "bass"


@dataclass(frozen=True)
class FittedModel:
    """A model and what was estimated from some of the people; ``values`` are (p, q, degree effect)."""

    name: str
    values: Values
    log_likelihood: float
    estimates: tuple[ParameterEstimate, ...] = ()


def hazard_rows(name: str, observations: Observations, table: PersonPeriods, people: Mask) -> HazardRows:
    """Rows of some people: ``RULE`` sees the share of their contacts, ``BASS`` that of all of these people."""
    chosen = people[table.person]
    if name == RULE:
        return HazardRows(table.adopts[chosen], table.contacts_share[chosen], table.log_degree[chosen])
    everybody = share_by_period(observations, people)[table.period - 1]
    return HazardRows(table.adopts[chosen], everybody[chosen], np.zeros(int(chosen.sum())))


def free_parameters(rows: HazardRows) -> tuple[int, ...]:
    """Parameters that these rows can tell anything about: no influence without exposure, no degree effect if alike."""
    free = [0]
    if rows.exposure.max(initial=0.0) > 0.0:
        free.append(1)
    if np.ptp(rows.log_degree) > 1e-12:
        free.append(2)
    return tuple(free)


def fit_hazard(name: str, rows: HazardRows, *, intervals: bool = False) -> FittedModel:
    """The likeliest parameters; intervals only where they are asked for (they cost many fits)."""
    free = free_parameters(rows)
    maximum = maximize(rows, free)
    found = estimates(rows, free, maximum) if intervals else ()
    return FittedModel(name, maximum.parameters, maximum.log_likelihood, found)


def bass_hazards(values: Values, periods: int) -> Values:
    """The hazard of each period where everybody sees the share of everybody: p + q F, and F grows by (1 - F) of it."""
    share, found = 0.0, []
    for _ in range(periods):
        found.append(min(1.0, float(values[0] + values[1] * share)))
        share += (1.0 - share) * found[-1]
    return np.array(found)
