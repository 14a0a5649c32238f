"""The models that are held against each other: with the network, with the group alone, mean-field, the pooled curve."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cxsim.studies.diffusion.hazard import HazardRows, hazard
from cxsim.studies.diffusion.maximum_likelihood import ParameterEstimate, estimates, maximize
from cxsim.studies.diffusion.observations import Observations
from cxsim.studies.diffusion.person_periods import PersonPeriods, share_by_period

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

NETWORK: Final = "network"
NETWORK_FREE: Final = "network_free"
BASS: Final = "bass"
POOLED: Final = "pooled_curve"
MODELS: Final = (NETWORK, NETWORK_FREE, BASS, POOLED)
MEANINGS: Final = {
    NETWORK: "exposure is the share of one's contacts; degree effect",
    NETWORK_FREE: "exposure is the share of one's group; degree effect",
    BASS: "exposure is the share of everybody (mean field); no degree, no groups",
    POOLED: "one hazard per period, the same for everybody",
}

# A prediction that was sure and wrong costs ln of this (-27.6 per person-period), not everything.
_SUREST = 1e-12


@dataclass(frozen=True)
class FittedModel:
    """A model and what was estimated from some of the people.

    ``values`` are (p, q, degree effect), or one hazard per period for the pooled curve.
    """

    name: str
    values: Values
    log_likelihood: float
    estimates: tuple[ParameterEstimate, ...] = ()


@dataclass(frozen=True)
class Data:
    """Observations and their person-periods."""

    observations: Observations
    table: PersonPeriods

    def rows(self, model: str, people: Mask, fitted_to: Mask) -> HazardRows:
        """Rows of some people as a model of hazard sees them; mean-field shares are those of ``fitted_to``."""
        table, chosen = self.table, people[self.table.person]
        if model == BASS:
            exposure = share_by_period(self.observations, fitted_to)[table.period - 1]
            return HazardRows(table.adopts[chosen], exposure[chosen], np.zeros(int(chosen.sum())))
        exposure = table.contacts_share if model == NETWORK else table.group_share
        return HazardRows(table.adopts[chosen], exposure[chosen], table.log_degree[chosen])

    def everybody(self) -> Mask:
        """All people."""
        return np.ones(self.observations.people, dtype=bool)


def free_parameters(rows: HazardRows) -> tuple[int, ...]:
    """Parameters that these rows can tell anything about: no influence without exposure, no degree effect if alike."""
    free = [0]
    if rows.exposure.max(initial=0.0) > 0.0:
        free.append(1)
    if np.ptp(rows.log_degree) > 1e-12:
        free.append(2)
    return tuple(free)


def fit_model(name: str, data: Data, people: Mask, *, intervals: bool = False) -> FittedModel:
    """A model fitted to some of the people; intervals only where they are asked for (they cost many fits)."""
    if name == POOLED:
        return _fit_pooled(data, people, intervals)
    rows = data.rows(name, people, people)
    free = free_parameters(rows)
    maximum = maximize(rows, free)
    found = estimates(rows, free, maximum) if intervals else ()
    return FittedModel(name, maximum.parameters, maximum.log_likelihood, found)


def score(model: FittedModel, data: Data, people: Mask, fitted_to: Mask) -> float:
    """The log-likelihood of some people, period by period, given what happened before each period."""
    if model.name == POOLED:
        chosen = people[data.table.person]
        return _binomial(data.table.adopts[chosen], model.values[data.table.period[chosen] - 1])
    rows = data.rows(model.name, people, fitted_to)
    return _binomial(rows.adopts, np.clip(hazard(model.values, rows), _SUREST, 1.0 - _SUREST))


def _fit_pooled(data: Data, people: Mask, intervals: bool) -> FittedModel:
    """Jeffreys' estimate (events + 1/2) / (at risk + 1), so that no period is held impossible."""
    chosen = people[data.table.person]
    period, adopts = data.table.period[chosen] - 1, data.table.adopts[chosen]
    periods = data.observations.periods
    at_risk = np.bincount(period, minlength=periods)
    events = np.bincount(period, weights=adopts, minlength=periods)
    hazards = (events + 0.5) / (at_risk + 1.0)
    found = tuple(
        _pooled_estimate(index + 1, float(hazards[index]), float(events[index]), float(at_risk[index]))
        for index in range(periods)
    ) if intervals else ()
    return FittedModel(POOLED, hazards, _binomial(adopts, hazards[period]), found)


def _pooled_estimate(period: int, value: float, events: float, at_risk: float) -> ParameterEstimate:
    from scipy.special import betaincinv

    low, high = (float(betaincinv(events + 0.5, at_risk - events + 0.5, share)) for share in (0.025, 0.975))
    return ParameterEstimate(f"hazard_{period}", value, low, high, math.sqrt(value * (1.0 - value) / (at_risk + 2.0)))


def _binomial(adopts: Values, chance: Values) -> float:
    return float(np.where(adopts > 0.0, np.log(chance), np.log1p(-chance)).sum())
