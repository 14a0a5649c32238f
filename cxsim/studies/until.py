"""Replicates until a comparison is precise enough: double them, look only at the widths, stop."""

from __future__ import annotations

import dataclasses
from itertools import combinations

from cxsim.analysis.compare import Comparison
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
    plans) is at most ``half_width`` wide to each side, or ``cap`` (default 4096) is reached. Replicates that are there
    stay as they are: the first 64 of 256 are those of a run with 64. Only widths are looked at, never which plan is
    ahead, so stopping does not favor any plan.
    """
    most = MOST_REPLICATES if cap is None else cap
    refuse_senseless(half_width, most, ensemble.worlds.shown)
    while True:
        there = ensemble.replicates
        ensemble.simulate(Futures.span(there, min(max(2 * there, FIRST_LOOK), most)))
        comparison = Comparison.of(ensemble.results(), baseline, allow_missing=allow_missing)
        widest = widest_half_width(comparison)
        if widest <= half_width or ensemble.replicates >= most:
            return with_precision(comparison, half_width, widest)


def refuse_senseless(half_width: float, most: int, scenarios: int) -> None:
    """Raise ResultError for a precision that cannot be reached or a comparison that has no difference."""
    if not 0.0 < half_width < 1.0:
        raise ResultError(f"a half-width of {half_width:g} makes no sense: give a share above 0 and below 1, like 0.01")
    if scenarios < 2:
        raise ResultError("a single scenario has no difference to measure: give two or more")
    if most < 2:
        raise ResultError(f"{most} replicate gives no interval: allow at least 2")


def widest_half_width(comparison: Comparison) -> float:
    """The widest 95 % half-width among the paired differences in adoption at the end."""
    widths = []
    for first, second in combinations(comparison.names, 2):
        found = comparison.between(first, second, MEASURE)
        widths.append(found.high - found.mean)
    return max(widths)


def with_precision(comparison: Comparison, half_width: float, widest: float) -> Comparison:
    """The same comparison, with a note in every result on how its number of replicates was chosen."""
    count = comparison.results[0].replicates
    reached = "reached" if widest <= half_width else "not reached; allow more replicates"
    note = (f"replicates were doubled until the 95 % interval of every paired difference in {MEASURE} was within "
            f"±{half_width:g}: {reached} with {counted(count, 'replicate')}, the widest is ±{widest:.2g}")
    results = tuple(
        dataclasses.replace(result, manifest={
            **result.manifest, "notes": [*result.manifest.get("notes", ()), note],
            "until": {"half_width": half_width, "reached": widest <= half_width, "widest": widest},
        })
        for result in comparison.results
    )
    return dataclasses.replace(comparison, results=results)
