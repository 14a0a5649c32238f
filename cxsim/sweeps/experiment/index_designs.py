"""Points of the designs that sensitivity indices need: the scheme of Saltelli and the trajectories of Morris.

SALib draws both. Sources: Saltelli et al. (2010), "Variance based sensitivity analysis of model output", Computer
Physics Communications 181; Morris (1991), "Factorial sampling plans for preliminary computational experiments",
Technometrics 33.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.errors import Finding, InputError

Values = NDArray[np.float64]


def saltelli_points(factors: int, samples: int, seed: int) -> Values:
    """The points of a design for Sobol indices, shape (samples * (factors + 2), factors), in [0, 1).

    Each of the ``samples`` base points of a scrambled Sobol sequence gives ``factors + 2`` rows: point A, then A with
    one factor after another taken from point B, then B.

    Raises InputError unless ``samples`` is a power of 2: other parts of the sequence do not fill the space evenly.
    """
    if samples < 2 or samples & (samples - 1):
        below = 1 << max(samples.bit_length() - 1, 1)
        raise wrong("design.samples", f"a design for Sobol indices needs a power of 2, not {samples}; "
                    f"take {below} or {2 * below}")
    sampler = salib("SALib.sample.sobol")
    points: Values = sampler.sample(problem(factors), samples, calc_second_order=False, seed=int(seed))
    return points


def morris_points(factors: int, trajectories: int, levels: int, seed: int) -> Values:
    """The points of a Morris screening, shape (trajectories * (factors + 1), factors), in [0, 1].

    Every trajectory starts anywhere on a grid of ``levels`` levels and moves each factor once, by
    ``levels / (2 (levels - 1))``.

    Raises InputError unless ``levels`` is even: with odd levels some are drawn more often than others.
    """
    if levels < 2 or levels % 2:
        raise wrong("design.levels", f"a Morris screening needs an even number of levels, not {levels}; 4 is usual")
    if trajectories < 1:
        raise wrong("design.trajectories", f"a Morris screening needs 1 trajectory or more, not {trajectories}")
    sampler = salib("SALib.sample.morris")
    points: Values = sampler.sample(problem(factors), trajectories, num_levels=levels, seed=int(seed))
    return np.clip(points, 0.0, 1.0)  # sums of steps may end a rounding error outside


def problem(factors: int) -> dict[str, Any]:
    """The unit cube as SALib states it."""
    if factors < 1:
        raise wrong("factors", "a sensitivity design needs one factor or more")
    return {"num_vars": factors, "names": [str(index) for index in range(factors)], "bounds": [[0.0, 1.0]] * factors}


def salib(module: str) -> Any:
    """A module of SALib, which is optional."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise wrong("design", "this design needs the package SALib, which is not installed; install it with "
                    'pip install "cxsim[sensitivity]"') from error


def wrong(path: str, message: str) -> InputError:
    """The error for one thing that is wrong with the design."""
    return InputError([Finding("", 0, 0, path, message)])
