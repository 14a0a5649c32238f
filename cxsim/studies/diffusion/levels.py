"""How much groups differ beyond a model: a normal distribution of their constants, known no better than groups tell.

Every group has a constant in log odds beside the model. Mean and standard deviation of the constants have a flat prior
on a grid; their joint posterior is worked out, and each future draws one pair and from it the constant of its group.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cxsim.streams import Keys, normals, uniforms

Integers = NDArray[np.int64]
Values = NDArray[np.float64]

_CONSTANTS: Final = np.linspace(-5.0, 5.0, 51)
_MEANS: Final = np.linspace(-2.0, 2.0, 41)
# The smallest is far below the distance of two constants and so stands for groups that do not differ.
_SPREADS: Final = np.linspace(0.02, 2.5, 32)


@dataclass(frozen=True)
class Levels:
    """Mean and standard deviation of the constants of groups in each future, both of shape (futures,)."""

    mean: Values
    spread: Values

    @classmethod
    def of(cls, group: Integers, odds: Values, adopts: Values, futures: int, seed: int) -> Levels:
        """Drawn from what the rows of some groups tell beside a model that gives them these log odds."""
        numbers = np.unique(group, return_inverse=True)[1]
        signs = 2.0 * adopts - 1.0
        by_constant: Values = np.array([
            np.bincount(numbers, weights=-np.logaddexp(0.0, -signs * (odds + constant))) for constant in _CONSTANTS
        ], dtype=np.float64)
        posterior = _posterior(by_constant.T).ravel()
        draw = uniforms(seed, "diffusion:levels", np.zeros(futures, dtype=np.uint64), 0, np.arange(futures))
        place = np.minimum(np.searchsorted(posterior.cumsum(), draw, side="right"), len(posterior) - 1)
        mean, spread = np.divmod(place, len(_SPREADS))
        return cls(_MEANS[mean], _SPREADS[spread])

    @classmethod
    def none(cls, futures: int) -> Levels:
        """Groups that do not differ: those that a model was fitted to are not drawn again."""
        return cls(np.zeros(futures), np.zeros(futures))

    def drawn(self, keys: Keys, seed: int) -> Values:
        """The constant of each group in each future, shape (groups, futures)."""
        chance = normals(seed, "diffusion:group", keys[:, None], 0, np.arange(len(self.mean))[None, :])
        constants: Values = self.mean + self.spread * chance
        return constants


def _posterior(by_group: Values) -> Values:
    """The probability of each mean and spread, shape (means, spreads), from log-likelihoods (groups, constants)."""
    highest = by_group.max(axis=1, keepdims=True)
    likelihood = np.exp(by_group - highest)
    found = np.empty((len(_MEANS), len(_SPREADS)))
    for row, mean in enumerate(_MEANS):
        density = np.exp(-0.5 * ((_CONSTANTS - mean) / _SPREADS[:, None]) ** 2)
        density /= np.maximum(density.sum(axis=1, keepdims=True), 1e-300)
        found[row] = np.log(np.maximum(density @ likelihood.T, 1e-300)).sum(axis=1)
    weights = np.exp(found - found.max())
    posterior: Values = weights / weights.sum()
    return posterior
