"""Sources of the width of a band: chance, the people who happen to work there, and parameters we do not know."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.comparison_data import ComparisonData, SourceShare
from cxsim.analysis.paired import NORMAL_95

Values = NDArray[np.float64]

SPLIT_COLUMNS = ("scenario", "baseline", "measure", "source", "share", "low", "high")
SPLIT_MEASURES = ("adoption_end", "sustained_adoption", "cost_total", "net_value")


def common_share(values: Values, sharing: Values) -> tuple[float, float, float]:
    """Share of variance that pairs have in common (their correlation), and its 95 % interval by Fisher's z.

    ``sharing``: futures that share one source with ``values``, pair by pair, and nothing else.
    """
    known = ~(np.isnan(values) | np.isnan(sharing))
    first, second = values[known], sharing[known]
    pooled = np.concatenate([first, second])
    if first.size < 4 or pooled.var() == 0.0:
        return math.nan, math.nan, math.nan
    center = pooled.mean()
    share = float(((first - center) * (second - center)).mean() / pooled.var())
    share = min(max(share, -1.0), 1.0)
    if abs(share) == 1.0:
        return share, share, share
    z, error = math.atanh(share), NORMAL_95 / math.sqrt(first.size - 3)
    return share, math.tanh(z - error), math.tanh(z + error)


def source_shares(comparison: ComparisonData, sharing: ComparisonData, source: str) -> list[SourceShare]:
    """The share of one source in the band of every plan, and in the band of its difference from the baseline."""
    rows = []
    for name in comparison.names:
        for measure in SPLIT_MEASURES:
            if any(measure not in one[plan].measures for one in (comparison, sharing) for plan in
                   (name, comparison.baseline)):
                continue
            own = [one[name].measures[measure] for one in (comparison, sharing)]
            rows.append(SourceShare(name, "", measure, source, *common_share(*own)))
            if name != comparison.baseline:
                gains = [one[name].measures[measure] - one[comparison.baseline].measures[measure]
                         for one in (comparison, sharing)]
                rows.append(SourceShare(name, comparison.baseline, measure, source, *common_share(*gains)))
    return rows


def split_rows(comparison: ComparisonData) -> list[tuple[Any, ...]]:
    """The rows of ``split.csv``; none if the bands were not split."""
    return [(one.scenario, one.baseline, one.measure, one.source, one.share, one.low, one.high)
            for one in comparison.sources]
