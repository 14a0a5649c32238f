"""One measure over the weeks: the mean over replicates, and the band in which 90 of 100 replicates lie."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cxsim.plots.style import BAND_OPACITY, MARKERS_PER_LINE, Look
from cxsim.results.summary import quantiles
from cxsim.words.bands import band_sources
from cxsim.words.differences import FEWEST_FOR_A_BAND

Values = NDArray[np.float64]

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from cxsim.results.result import Result

BAND = (0.05, 0.95)


def mean_line(values: Values) -> Values:
    """Mean over the replicates that are present, shape (weeks,); nan where none is."""
    present = ~np.isnan(values)
    count = present.sum(axis=1)
    total: Values = np.where(present, values, 0.0).sum(axis=1)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def band(values: Values) -> Values:
    """5th and 95th percentile over replicates, shape (2, weeks)."""
    return quantiles(values, BAND)


def draw_band(axes: Axes, values: Values, style: Look, *, shift: int = 0) -> None:
    """Draw values of shape (weeks, replicates); ``shift`` sets the markers of several lines apart."""
    weeks = np.arange(values.shape[0])
    if values.shape[1] > 1:
        low, high = band(values)
        axes.fill_between(weeks, low, high, color=style.color, alpha=BAND_OPACITY, linewidth=0.0)
    every = max(values.shape[0] // MARKERS_PER_LINE, 1)
    axes.plot(
        weeks, mean_line(values), color=style.color, linestyle=style.dashes, linewidth=2.0, marker=style.marker,
        markersize=5.5, markevery=(shift % every, every), markeredgecolor="white", markeredgewidth=0.6,
        label="_",
    )


def band_caption(results: Sequence[Result]) -> str:
    """What lines and bands mean, and what makes futures differ, in words."""
    replicates = results[0].replicates
    if replicates == 1:
        return "One simulated future per plan: no band can be shown."
    if replicates < FEWEST_FOR_A_BAND:
        return f"Line: mean of only {replicates} simulated futures per plan. Band: their 5th to 95th percentile."
    return (f"Line: mean of {replicates} simulated futures per plan. Band: 90 of 100 futures lie inside, week by week. "
            f"Futures differ by {band_sources(results)}.")
