"""Group A, thresholds: Granovetter, Watts, Gleeson & Cahalane, Morris. The threshold rule against exact results."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.model.mechanisms.threshold import willingness_by_threshold
from experiments.validation.networks import chance, complete, lattice, organization_of_ties, poisson, regular, ring
from experiments.validation.reduced import JUST_BELOW, SEED, spread
from experiments.validation.target import Expected, Measured, Target, exactly

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]


def _all_use(people: int, members: Mask | None = None) -> Mask:
    """A seed mask (people, 1)."""
    chosen = np.zeros(people, dtype=bool) if members is None else members
    return chosen[:, None]


def granovetter_crowd(_: Any) -> list[Measured]:
    """A1: a hundred people with thresholds 0 to 99, then without anyone at 1."""
    crowd = organization_of_ties(100, complete(100))
    thresholds = np.arange(100.0)
    other = np.where(thresholds == 1.0, 2.0, thresholds)
    shares = [spread(crowd, each[:, None] / 99.0, _all_use(100))[0] for each in (thresholds, other)]
    return [Measured(round(100.0 * share)) for share in shares]


_CROWD, _LOW = 1_000_000, 0.1
_BLOCK = 1_000


def _crowd() -> tuple[Values, Values]:
    """Quantiles that represent a million people, and the share that each represents. Four fifths of them represent the
    tenth with the lowest thresholds, where the crowd tips."""
    fine = 4 * _CROWD // 5
    ends = np.concatenate([np.linspace(0.0, _LOW, fine + 1), np.linspace(_LOW, 1.0, _CROWD - fine + 1)[1:]])
    return 0.5 * (ends[1:] + ends[:-1]), np.diff(ends)


def mixed_crowd(deviation: float) -> float:
    """Final share of a well-mixed crowd of a million whose thresholds are quantiles of N(.25, deviation).

    Only blocks of people whose decision can still change are evaluated.
    """
    from scipy.special import ndtri

    quantiles, weights = _crowd()
    thresholds = (0.25 + deviation * ndtri(quantiles)).reshape(-1, _BLOCK)
    weights = weights.reshape(-1, _BLOCK)
    use = np.zeros_like(thresholds)
    settled, convinced, share = 0, 0.0, -1.0
    while True:
        reached = max(settled + 1, int(np.searchsorted(thresholds[:, 0], share, side="right")))
        asked = slice(settled, reached)
        use[asked] = willingness_by_threshold(use[asked], max(share, 0.0), thresholds[asked], 0.0, 0.0)
        while settled < len(use) and use[settled].all():
            convinced += weights[settled].sum()
            settled += 1
        now = float(convinced + (use[settled:reached] * weights[settled:reached]).sum())
        if now <= share or settled == len(use):
            return now
        share = now


def _jump() -> float:
    low, high = 0.1222, 0.12225
    while high - low > 5e-7:
        middle = 0.5 * (low + high)
        low, high = (middle, high) if mixed_crowd(middle) < 0.5 else (low, middle)
    return 0.5 * (low + high)


_FINAL_SHARES = {0.10: 0.00770, 0.12: 0.04021, 0.122: 0.05479, 0.1222: 0.05976, 0.13: 1.0, 0.2: 0.99991, 0.3: 0.99339}


def granovetter_normal(_: Any) -> list[Measured]:
    """A2: normally distributed thresholds, and the spread at which the crowd tips."""
    return [*(Measured(mixed_crowd(deviation)) for deviation in _FINAL_SHARES), Measured(_jump())]


_WINDOWS = {0.18: (1.0207, 5.7647), 0.20: (1.0207, 5.7647), 0.15: (1.0037, 7.4771), 0.12: (1.0001, 10.657),
            0.10: (1.0000, 13.659), 0.22: (1.1141, 3.8631), 0.25: (1.1141, 3.8631)}


def branching(threshold: float, mean_ties: float) -> float:
    """How many people one convinced person convinces: sum of k (k - 1) rho_k p_k / z, rho from the equation."""
    ties = np.arange(1, 200)
    log_poisson = ties * math.log(mean_ties) - mean_ties - np.array([math.lgamma(k + 1.0) for k in ties])
    convinced = willingness_by_threshold(0.0, 1.0 / ties, threshold - JUST_BELOW, 0.0, 0.0)
    return float(np.sum(ties * (ties - 1) * convinced * np.exp(log_poisson)) / mean_ties)


def _edge(threshold: float, inside: float, outside: float) -> float:
    for _ in range(50):
        middle = 0.5 * (inside + outside)
        inside, outside = (middle, outside) if branching(threshold, middle) > 1.0 else (inside, middle)
    return 0.5 * (inside + outside)


def _largest_cascade(mean_ties: float) -> float:
    """Largest final share when one person starts, over 32 starts on a network of 5,000."""
    people, starts = 5_000, 32
    crowd = organization_of_ties(people, poisson(people, mean_ties, SEED))
    seeds = np.zeros((people, starts), dtype=bool)
    seeds[(chance(SEED, "start", starts) * people).astype(int), np.arange(starts)] = True
    return float(spread(crowd, 0.18, seeds).max())


def cascade_window(_: Any) -> list[Measured]:
    """A3: the mean numbers of ties that allow a cascade, and runs inside and outside this window."""
    edges = []
    for threshold in _WINDOWS:
        edges += [Measured(_edge(threshold, 2.5, 0.5)), Measured(_edge(threshold, 2.5, 40.0))]
    none = max(branching(0.30, z) for z in np.linspace(0.5, 20.0, 200))
    return [*edges, Measured(none), Measured(_largest_cascade(3.0)), Measured(_largest_cascade(7.0))]


_SEEDED = {(0.01, 4): 0.9804, (0.01, 6): 0.9975, (0.01, 8): 0.9997, (0.01, 10): 0.0197, (0.001, 7): 0.0042,
           (0.001, 6): 0.9975, (0.05, 10): 1.0}


def finite_seed(_: Any) -> list[Measured]:
    """A4: final size when a share of people starts."""
    people, replicates = 20_000, 2
    sizes = []
    for share, ties in _SEEDED:
        crowd = organization_of_ties(people, poisson(people, float(ties), SEED))
        order = np.argsort(chance(SEED, "seeds", people * replicates).reshape(people, replicates), axis=0)
        sizes.append(Measured(float(spread(crowd, 0.18, order < share * people).mean())))
    return sizes


def contagion_thresholds(_: Any) -> list[Measured]:
    """A10: the largest threshold (in contacts who use it) at which a block of seeds takes a ring, torus or network."""
    measured = [Measured(_largest_full(_ring_spread(side), 2 * side)) for side in (2, 3, 4)]
    measured.append(Measured(_largest_full(_torus_spread, 8)))
    people = 1600
    ties = regular(people, 8, SEED)
    seeds = np.zeros(people, dtype=bool)
    seeds[0] = True
    seeds[ties[1][ties[0] == 0]] = True
    network = organization_of_ties(people, ties)
    for contacts in (1, 2, 3):
        measured.append(Measured(float(spread(network, contacts / 8.0, _all_use(people, seeds))[0])))
    return measured


def _largest_full(final: Callable[[int], float], most: int) -> float:
    full = [contacts for contacts in range(1, most + 1) if final(contacts) == 1.0]
    return float(max(full, default=0))


def _ring_spread(side: int) -> Callable[[int], float]:
    people = 200
    network = organization_of_ties(people, ring(people, side))
    seeds = np.arange(people) < side
    return lambda contacts: float(spread(network, contacts / (2.0 * side), _all_use(people, seeds))[0])


def _torus_spread(contacts: int) -> float:
    width = 20
    row, column = np.divmod(np.arange(width * width), width)
    seeds = (row < 3) & (column < 3)
    network = organization_of_ties(width * width, lattice(width, width, 8))
    return float(spread(network, contacts / 8.0, _all_use(width * width, seeds))[0])


TARGETS = (
    Target("A1", "A", "How many of a hundred join when thresholds are 0 to 99, or 2 instead of 1?",
           "Granovetter (1978)", (exactly("thresholds 0..99", 100.0, 0.0), exactly("threshold 1 becomes 2", 1.0, 0.0)),
           granovetter_crowd, quick=True),
    Target("A2", "A", "Which spread of thresholds tips a crowd?", "Granovetter (1978), computed",
           (*(exactly(f"sigma {deviation:g}", share, 1e-5) for deviation, share in _FINAL_SHARES.items()),
            exactly("sigma at the jump", 0.122221, 2e-6)), granovetter_normal),
    Target("A3", "A", "In which networks can one person start a cascade?", "Watts (2002), computed",
           (*(exactly(f"phi {phi:g}, {side} edge", edge, 1e-3 if edge > 10 else 1e-4)
              for phi, edges in _WINDOWS.items() for side, edge in zip(("lower", "upper"), edges, strict=True)),
            Expected("phi .30: largest branching number", "no window", high=1.0),
            Expected("phi .18, z = 3: largest cascade of 32 starts", "cascades", low=0.5),
            Expected("phi .18, z = 7: largest cascade of 32 starts", "no cascade", high=0.01)), cascade_window),
    Target("A4", "A", "How far does a seeded cascade go?", "Gleeson & Cahalane (2007), computed",
           tuple(exactly(f"seed {share:g}, z = {ties}", size, 0.01) for (share, ties), size in _SEEDED.items()),
           finite_seed),
    Target("A10", "A", "Which thresholds let a block of seeds take a whole network?", "Morris (2000), computed",
           (*(exactly(f"ring, {side} neighbors a side", float(side), 0.0) for side in (2, 3, 4)),
            exactly("torus of 8 neighbors, 3 x 3 seeds", 3.0, 0.0),
            exactly("8-regular random, 1 contact suffices", 1.0, 0.0),
            exactly("8-regular random, 2 contacts needed", 0.006, 0.001),
            exactly("8-regular random, 3 contacts needed", 0.006, 0.001)), contagion_thresholds),
)
