"""Group A, hazards: Bass, the logistic limit, adoption with abandonment. The hazard equations against exact
results.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.model.mechanisms.bass import willingness_by_hazard
from cxsim.model.mechanisms.motivation import opportunity, use_probability
from cxsim.model.mechanisms.simple_contagion import willingness_by_contact
from experiments.validation.networks import organization_of_ties, ring
from experiments.validation.reduced import MIXED_BASS_WEEK, ReducedRun
from experiments.validation.target import Measured, Target, exactly

Values = NDArray[np.float64]

_P, _Q = 0.03, 0.38
_MAP = (0.03, 0.0702, 0.1228, 0.1901, 0.2729, 0.3701, 0.4776, 0.5881, 0.6925, 0.7826)
_CURVE = {1: 0.0358, 5: 0.3312, 10: 0.8128, 15: 0.9716}


def bass_map(push: float, influence: float, steps: int, start: float = 0.0) -> Values:
    """Shares after each step when everyone sees everyone: the equation applied to the share itself."""
    shares, share = [], start
    for _ in range(steps):
        share = float(willingness_by_hazard(share, share, 1.0, push, influence))
        shares.append(share)
    return np.array(shares)


def _fine_curve(steps_per_year: int, years: int) -> Values:
    """The map in small steps; index t * steps_per_year - 1 is year t."""
    return bass_map(_P / steps_per_year, _Q / steps_per_year, years * steps_per_year)


def bass_curve(_: Any) -> list[Measured]:
    """A5: the weekly map, its limit for small steps, and people with individual random draws."""
    measured = [Measured(share) for share in bass_map(_P, _Q, len(_MAP))]
    # Twice the finer minus the coarser cancels the first-order error in the step.
    coarse, fine = _fine_curve(100, 15), _fine_curve(200, 15)
    limit = 2.0 * fine[1::2] - coarse
    measured += [Measured(float(limit[100 * year - 1])) for year in _CURVE]
    speed = (willingness_by_hazard(limit, limit, 1.0, _P / 1e4, _Q / 1e4) - limit) * 1e4
    peak = int(np.argmax(speed))
    measured += [
        Measured(0.01 * (peak + 1)), Measured(float(limit[peak])), Measured(float(speed[peak])),
        Measured(float(np.interp(0.5, limit, 0.01 * np.arange(1, len(limit) + 1)))),
    ]
    return [*measured, *_people_against_map()]


def _people_against_map() -> list[Measured]:
    people, replicates = 4_000, 16
    run = ReducedRun(
        MIXED_BASS_WEEK, organization_of_ties(people, ring(people, 1)), replicates=replicates,
        parameters={"external_push": _P, "social_influence": _Q},
    )
    shares = np.array([run.step()[0] / people for _ in range(10)])
    # The chance of early adopters persists in the curve, so the spread is taken from the replicates themselves.
    errors = shares.std(axis=1, ddof=1) / math.sqrt(replicates)
    means = shares.mean(axis=1)
    return [Measured(float(means[week - 1]), tolerance=4.0 * float(errors[week - 1])) for week in (1, 5, 10)]


def logistic_limit(_: Any) -> list[Measured]:
    """A6: no push, one percent of people start."""
    return [Measured(float(bass_map(0.0, 0.38, 20, start=0.01)[-1]))]


def _abandoned(willingness: Any, chance: float) -> Any:
    """Adopters lose the opportunity with a chance per step: inhibitors of strength ``chance`` with full loss."""
    return use_probability(1.0, opportunity(chance, 0.0, 1.0, 0.0), willingness)


def _rest(adopt: float, abandon: float) -> float:
    share = 0.5
    for _ in range(200_000):
        following = float(_abandoned(willingness_by_hazard(share, share, 1.0, 0.0, adopt), abandon))
        if abs(following - share) < 1e-13:
            break
        share = following
    return share


def abandonment(_: Any) -> list[Measured]:
    """A11: adoption at .2, abandonment at .05; below the threshold; and on a network with unequal numbers of ties."""
    step = 0.01
    limit = 2.0 * _rest(0.2 * step, 0.05 * step) - _rest(0.2 * 2.0 * step, 0.05 * 2.0 * step)
    return [
        Measured(_rest(0.2, 0.05)), Measured(limit), Measured(_rest(0.04, 0.05)), Measured(_critical_rate()),
    ]


_TIES = np.array([2.0, 4.0, 8.0, 16.0])
_SHARE_OF_TIES = np.array([0.4, 0.3, 0.2, 0.1])


def _critical_rate() -> float:
    """The smallest rate of adoption, relative to abandonment, at which use survives among people with 2-16 ties.

    Contacts are drawn anew each step (annealed): everyone sees the use of an average contact.
    """
    abandon = 1e-4
    mean = float(_SHARE_OF_TIES @ _TIES)

    def growth(rate: float) -> float:
        use = np.full(4, 1e-9) * _TIES
        for _ in range(3):
            seen = float((_SHARE_OF_TIES * _TIES) @ use) / mean
            use = _abandoned(willingness_by_contact(use, seen, _TIES, 0.0, rate * abandon, 0.0), abandon)
        return float((_SHARE_OF_TIES * _TIES) @ use) / mean / seen

    return _root(lambda rate: growth(rate) - 1.0, 0.01, 1.0)


def _root(function: Callable[[float], float], low: float, high: float) -> float:
    for _ in range(60):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if function(middle) < 0.0 else (low, middle)
    return 0.5 * (low + high)


_BASS = "Bass (1969); p, q: Sultan et al. (1990), recalled; computed"
# beta x (1 - x)(1 - delta) = delta x: the chance to abandon meets newcomers, too.
_WEEKLY_REST = 1.0 - 0.05 / (0.2 * 0.95)
_CRITICAL = float(_SHARE_OF_TIES @ _TIES / (_SHARE_OF_TIES @ _TIES**2))

TARGETS = (
    Target("A5", "A", "Does adoption from push and imitation follow Bass's curve?", _BASS,
           (*(exactly(f"map, step {step}", share, 5e-5) for step, share in enumerate(_MAP, 1)),
            *(exactly(f"F({year})", share, 5e-5) for year, share in _CURVE.items()),
            exactly("time of the peak", 6.1926, 0.01), exactly("F at the peak", 0.4605, 5e-4),
            exactly("height of the peak", 0.11059, 5e-6), exactly("time of half", 6.5502, 1e-3),
            *(exactly(f"people who draw, week {week}", _MAP[week - 1], 0.0) for week in (1, 5, 10))), bass_curve,
           quick=True),
    Target("A6", "A", "Does imitation alone follow the logistic map?", "computed",
           (exactly("share after 20 steps, q = .38, start .01", 0.936, 5e-4),), logistic_limit),
    Target("A11", "A", "Where do adoption and abandonment balance?", "SIS model, computed",
           (exactly("weekly, .2 against .05", _WEEKLY_REST, 1e-9, "0.7368 (weekly map)"),
            exactly("small steps, .2 against .05", 0.75, 1e-5), exactly("below the threshold", 0.0, 1e-9),
            exactly("critical rate with unequal ties", _CRITICAL, 1e-4, "<k>/<k^2> = 0.1161")), abandonment),
)
