"""The log-likelihood of the mechanism of hazard, with its slope and curvature.

A person with contacts' share E and centered log degree z who has not adopted does so with the chance
h = min(1, (p + q E) exp(d z)): the mechanism ``willingness_by_hazard``, both of whose sources are scaled by the degree.
At d = 0, or for a person of mean log degree, p and q are the mechanism's external push and social influence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cxsim.model.mechanisms.bass import willingness_by_hazard

Values = NDArray[np.float64]

PARAMETERS: Final = ("external_push", "social_influence", "degree_effect")
LOWEST: Final = (0.0, 0.0, -10.0)
HIGHEST: Final = (1.0, 1.0, 10.0)

# Keeps the logarithm of a rate of nought finite.
_TINY = 1e-12
# Beyond this rate ln(1 - h) goes on as its expansion of second order: a person who did not adopt although the rate is
# 1 or more costs much and ever more, where the bare mechanism would forbid such parameters by a wall that stops every
# search.
_EDGE = 0.999


@dataclass(frozen=True)
class HazardRows:
    """Person-periods as a model sees them: whether the person adopts, exposure, centered log degree; shape (rows,)."""

    adopts: Values
    exposure: Values
    log_degree: Values


def hazard(parameters: Values, rows: HazardRows) -> Values:
    """The chance to adopt in the period, by the mechanism itself, shape (rows,)."""
    push, influence, effect = parameters
    factor = np.exp(effect * rows.log_degree)
    chance: Values = willingness_by_hazard(0.0, factor * rows.exposure, factor, push, influence)
    return chance


def log_likelihood(parameters: Values, rows: HazardRows) -> float:
    """Sum over rows of ln h where the person adopts, ln(1 - h) where not."""
    chance = np.maximum(hazard(parameters, rows), _TINY)
    adopted = rows.adopts > 0.0
    value = np.log(np.where(adopted, chance, 1.0 - np.minimum(chance, _EDGE))).sum()
    if chance.max() > _EDGE:
        beyond = np.maximum(_rate(parameters, rows) - _EDGE, 0.0) * ~adopted / (1.0 - _EDGE)
        value -= (beyond + 0.5 * beyond**2).sum()
    return float(value)


def slope(parameters: Values, rows: HazardRows) -> Values:
    """First derivatives of the log-likelihood, shape (3,)."""
    _, first, by_rate, _ = _parts(parameters, rows)
    return first @ by_rate


def information(parameters: Values, rows: HazardRows) -> Values:
    """Observed information: minus the second derivatives of the log-likelihood, shape (3, 3)."""
    rate, first, by_rate, curvature = _parts(parameters, rows)
    result = (first * curvature) @ first.T
    bend = by_rate * rows.log_degree
    of_rate = np.array([first[0] @ bend, first[1] @ bend, (rate * rows.log_degree) @ bend])
    result[2, :] -= of_rate
    result[:2, 2] -= of_rate[:2]
    return result


def _rate(parameters: Values, rows: HazardRows) -> Values:
    """The hazard before it is cut off at 1."""
    rate: Values = np.exp(parameters[2] * rows.log_degree) * (parameters[0] + parameters[1] * rows.exposure)
    return rate


def _parts(parameters: Values, rows: HazardRows) -> tuple[Values, Values, Values, Values]:
    """Rate, its derivatives by the parameters, and the derivatives of each row's logarithm by the rate.

    The last are the first derivative and minus the second.
    """
    rate = np.maximum(_rate(parameters, rows), _TINY)
    factor = np.exp(parameters[2] * rows.log_degree)
    first = np.stack([factor, factor * rows.exposure, rate * rows.log_degree])
    left = 1.0 - np.minimum(rate, _EDGE)
    beyond = np.maximum(rate - _EDGE, 0.0)
    adopted, below_one = rows.adopts > 0.0, rate < 1.0
    by_rate = np.where(adopted, below_one / rate, -1.0 / left - beyond / left**2)
    curvature = np.where(adopted, below_one / rate**2, 1.0 / left**2)
    return rate, first, by_rate, curvature
