"""Replicates until a comparison is precise enough: double them, look only at the widths, stop."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from itertools import combinations

from cxsim.analysis.compare import Comparison
from cxsim.analysis.paired import Difference
from cxsim.errors import ResultError
from cxsim.studies.ensemble import Ensemble
from cxsim.studies.futures import Futures
from cxsim.units import counted

FIRST_LOOK = 64
MOST_REPLICATES = 4096
MEASURE = "adoption_end"


def simulate_until(
    ensemble: Ensemble, half_width: float, cap: int | None, baseline: str | None, *, allow_missing: bool = False
) -> Comparison:
    """Simulate as many futures as needed, and compare.

    Replicates double from 64 until the 95 % interval of every paired difference in ``adoption_end`` (every pair of
    plans) is at most ``half_width`` wide to each side and has as many replicates as its skewness needs, or ``cap``
    (default 4096) is reached. Replicates that are there stay as they are: the first 64 of 256 are those of a run with
    64. Only widths and shapes are looked at, never which plan is ahead, so stopping does not favor any plan.
    """
    most = MOST_REPLICATES if cap is None else cap
    refuse_senseless(half_width, most, ensemble.worlds.shown)
    while True:
        there = ensemble.replicates
        ensemble.simulate(Futures.span(there, min(max(2 * there, FIRST_LOOK), most)))
        comparison = Comparison.of(ensemble.results(), baseline, allow_missing=allow_missing)
        found = differences(comparison)
        if precise(found, half_width) or ensemble.replicates >= most:
            return with_precision(comparison, half_width, found)


def refuse_senseless(half_width: float, most: int, scenarios: int) -> None:
    """Raise ResultError for a precision that cannot be reached or a comparison that has no difference."""
    if not 0.0 < half_width < 1.0:
        raise ResultError(f"a half-width of {half_width:g} makes no sense: give a share above 0 and below 1, like 0.01")
    if scenarios < 2:
        raise ResultError("a single scenario has no difference to measure: give two or more")
    if most < 2:
        raise ResultError(f"{most} replicate gives no interval: allow at least 2")


def differences(comparison: Comparison) -> list[Difference]:
    """The paired difference in adoption at the end of every pair of plans."""
    return [comparison.between(*pair, MEASURE) for pair in combinations(comparison.names, 2)]


def reach_of(difference: Difference) -> float:
    """How far the farther end of the 95 % interval is from the mean."""
    return max(difference.high - difference.mean, difference.mean - difference.low)


def needed_for(found: Sequence[Difference]) -> int:
    """About how many replicates the most skewed difference needs; 0 if there are enough. Equal plans need none."""
    return max((one.needed for one in found if not one.constant), default=0)


def precise(found: Sequence[Difference], half_width: float) -> bool:
    """Whether every difference is known to ``half_width`` and not too skewed for its interval."""
    return max(map(reach_of, found)) <= half_width and not needed_for(found)


def with_precision(comparison: Comparison, half_width: float, found: Sequence[Difference]) -> Comparison:
    """The same comparison, with a note in every result on how its number of replicates was chosen."""
    count, widest, needed = comparison.results[0].replicates, max(map(reach_of, found)), needed_for(found)
    reached = "reached" if precise(found, half_width) else "not reached; allow more replicates"
    skewed = f", the most skewed needs about {counted(needed, 'replicate')}" if needed else ""
    note = (f"replicates were doubled until the 95 % interval of every paired difference in {MEASURE} was within "
            f"±{half_width:g} of the mean: {reached} with {counted(count, 'replicate')}, the farthest end of one is "
            f"{widest:.2g} away{skewed}")
    results = tuple(
        dataclasses.replace(result, manifest={
            **result.manifest, "notes": [*result.manifest.get("notes", ()), note],
            "until": {
                "half_width": half_width, "reached": precise(found, half_width), "widest": widest, "needed": needed,
            },
        })
        for result in comparison.results
    )
    return dataclasses.replace(comparison, results=results)
