"""Functions whose indices are known in closed form."""

import numpy as np

NAMES = ("a", "b", "c")
# Ishigami and Homma (1990) with 7 and 0.1: shares of the variance.
ISHIGAMI = {"first_order": (0.3139, 0.4424, 0.0), "total": (0.5576, 0.4424, 0.2437)}
WEIGHTS = np.array([0.0, 1.0, 4.5, 9.0])


def ishigami(points):
    x, y, z = (np.pi * (2.0 * column - 1.0) for column in points.T)
    return np.sin(x) + 7.0 * np.sin(y) ** 2 + 0.1 * z**4 * np.sin(x)


def sobol_g(points):
    """Saltelli and Sobol (1995)."""
    return np.prod((np.abs(4.0 * points - 2.0) + WEIGHTS) / (1.0 + WEIGHTS), axis=1)


def sobol_g_indices():
    parts = 1.0 / (3.0 * (1.0 + WEIGHTS) ** 2)
    whole = np.prod(1.0 + parts)
    return {"first_order": parts / (whole - 1.0), "total": parts * whole / (1.0 + parts) / (whole - 1.0)}


def with_chance(points, replicates, draws):
    """2 a + 0.4 C + b E + noise / 5, with C and E normal, the same in every cell, and noise of each row alone."""
    common, working = draws.normal(size=(2, replicates))
    noise = draws.normal(size=(len(points), replicates))
    return 2.0 * points[:, :1] + 0.4 * common + points[:, 1:2] * working + 0.2 * noise


def with_exact_chance(points, replicates):
    """2 a + 0.4 C + b E, with C and E of variance 1 (divided by one less) and without correlation."""
    angles = 2.0 * np.pi * np.arange(replicates) / replicates
    common, working = (wave(angles) * np.sqrt(2.0 * (replicates - 1) / replicates) for wave in (np.sin, np.cos))
    return 2.0 * points[:, :1] + 0.4 * common + points[:, 1:2] * working


# Var(2 a) = 1/3; chance alone 0.16 + 1/4; b with E 1/12; noise 0.04.
VARIANCE = 1 / 3 + 0.16 + 0.25 + 1 / 12 + 0.04
CHANCE = {
    ("a", "first_order"): (1 / 3) / VARIANCE, ("a", "total"): (1 / 3 + 0.04) / VARIANCE,
    ("b", "first_order"): 0.0, ("b", "total"): (1 / 12 + 0.04) / VARIANCE,
    ("chance", "first_order"): 0.41 / VARIANCE, ("chance", "total"): (0.41 + 1 / 12 + 0.04) / VARIANCE,
}
EXACT = VARIANCE - 0.04
EXACT_CHANCE = {
    ("a", "first_order"): (1 / 3) / EXACT, ("a", "total"): (1 / 3) / EXACT, ("b", "first_order"): 0.0,
    ("b", "total"): (1 / 12) / EXACT, ("chance", "first_order"): 0.41 / EXACT,
    ("chance", "total"): (0.41 + 1 / 12) / EXACT,
}
