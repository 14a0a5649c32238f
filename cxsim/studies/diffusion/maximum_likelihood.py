"""Maximum likelihood with standard errors (observed information) and profile intervals."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cxsim.studies.diffusion.hazard import (
    HIGHEST,
    LOWEST,
    PARAMETERS,
    HazardRows,
    information,
    log_likelihood,
    slope,
)

Values = NDArray[np.float64]

# Half the 95 % quantile of chi-squared with one degree of freedom.
HALF_QUANTILE: Final = 1.920729410347062
_AT_BOUND = 1e-9


@dataclass(frozen=True)
class ParameterEstimate:
    """A parameter, its 95 % profile interval, and its standard error (nan at the edge of what is allowed)."""

    parameter: str
    value: float
    low: float
    high: float
    standard_error: float


@dataclass(frozen=True)
class Maximum:
    """The likeliest parameters, shape (3,), and their log-likelihood."""

    parameters: Values
    log_likelihood: float


def maximize(
    rows: HazardRows, free: Sequence[int], held: Mapping[int, float] | None = None, start: Values | None = None
) -> Maximum:
    """The likeliest parameters: those in ``free`` vary, others are 0 or what ``held`` says.

    The search begins at ``start`` (all parameters), else at the overall rate.
    """
    from scipy.optimize import minimize

    fixed = dict.fromkeys(range(len(PARAMETERS)), 0.0) | dict(held or {})
    varied = [index for index in free if index not in (held or {})]
    at = np.array([fixed[index] for index in range(len(PARAMETERS))])
    if not varied:
        return Maximum(at, log_likelihood(at, rows))

    def whole(values: Values) -> Values:
        """All parameters: the varied ones as given, the others where they are held."""
        parameters = at.copy()
        parameters[varied] = values
        return parameters

    rate = float(rows.adopts.mean())
    first = np.array([rate, rate, 0.0]) if start is None else start
    found = minimize(
        lambda values: -log_likelihood(whole(values), rows), first[varied],
        jac=lambda values: -slope(whole(values), rows)[varied],
        bounds=[(LOWEST[index], HIGHEST[index]) for index in varied], method="L-BFGS-B",
        options={"ftol": 1e-13, "gtol": 1e-5, "maxiter": 1000},
    )
    best = whole(found.x)
    return Maximum(best, log_likelihood(best, rows))


def estimates(rows: HazardRows, free: Sequence[int], maximum: Maximum) -> tuple[ParameterEstimate, ...]:
    """Every free parameter with its standard error and profile interval."""
    errors = standard_errors(rows, free, maximum)
    return tuple(
        ParameterEstimate(
            PARAMETERS[index], float(maximum.parameters[index]),
            *profile_interval(rows, free, maximum, index, errors[index]), errors[index],
        )
        for index in free
    )


def standard_errors(rows: HazardRows, free: Sequence[int], maximum: Maximum) -> dict[int, float]:
    """From the observed information of the parameters that lie inside their range; nan for the others."""
    at = maximum.parameters
    inside = [index for index in free if LOWEST[index] + _AT_BOUND < at[index] < HIGHEST[index] - _AT_BOUND]
    matrix = information(at, rows)[np.ix_(inside, inside)]
    errors = dict.fromkeys(free, math.nan)
    if not inside or np.linalg.cond(matrix) > 1e12:
        return errors
    variances = np.diag(np.linalg.inv(matrix))
    for index, variance in zip(inside, variances.tolist(), strict=True):
        errors[index] = math.sqrt(variance) if variance > 0.0 else math.nan
    return errors


def profile_interval(
    rows: HazardRows, free: Sequence[int], maximum: Maximum, index: int, error: float
) -> tuple[float, float]:
    """Where the likelihood, maximized over the other parameters, is within the 95 % quantile of its maximum.

    An end that would lie outside the allowed range is the end of the range.
    """
    step = error if math.isfinite(error) and error > 0.0 else 0.01
    return (
        _profile_end(rows, free, maximum, index, -step, LOWEST[index]),
        _profile_end(rows, free, maximum, index, step, HIGHEST[index]),
    )


def _profile_end(
    rows: HazardRows, free: Sequence[int], maximum: Maximum, index: int, step: float, bound: float
) -> float:
    from scipy.optimize import brentq

    def excess(value: float) -> float:
        best = maximize(rows, free, {index: value}, maximum.parameters)
        return maximum.log_likelihood - best.log_likelihood - HALF_QUANTILE

    inner = float(maximum.parameters[index])
    while inner != bound:
        outer = min(inner + step, bound) if step > 0.0 else max(inner + step, bound)
        if excess(outer) > 0.0:
            return float(brentq(excess, inner, outer, xtol=1e-6, rtol=1e-6))
        inner, step = outer, 2.0 * step
    return bound
