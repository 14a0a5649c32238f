"""Bands split into chance, people and parameters: each source is held fixed while everything else is redrawn."""

from __future__ import annotations

import dataclasses

from cxsim.analysis.compare import Comparison
from cxsim.analysis.comparison_data import SourceShare
from cxsim.analysis.sources import source_shares
from cxsim.errors import ResultError
from cxsim.studies.ensemble import Ensemble
from cxsim.studies.futures import Futures, Source
from cxsim.units import counted

FEWEST_TO_SPLIT = 20


def refuse_too_few(replicates: int) -> None:
    """Raise ResultError if there are too few replicates for a meaningful variance share."""
    if replicates < FEWEST_TO_SPLIT:
        few = counted(replicates, "replicate is", "replicates are")
        raise ResultError(f"{few} too few to split a band: run at least {FEWEST_TO_SPLIT}, preferably 200")


def split_into_sources(ensemble: Ensemble, comparison: Comparison) -> Comparison:
    """The comparison with the shares of chance, people and parameters in its bands.

    Runs one more ensemble for each source that differs: its future r shares that source with future r of the
    comparison and nothing else, so any covariance comes from that source (a first-order variance share).

    Parameters
    ----------
    ensemble : Ensemble
        The ensemble behind the comparison.
    """
    replicates = comparison.results[0].replicates
    refuse_too_few(replicates)
    sources: list[Source] = ["chance", "people"]
    if any(result.parameters for result in comparison.results):
        sources.append("parameters")
    order: list[str] = [*sources]
    found: list[SourceShare] = []
    for source in sources:
        again = ensemble.anew()
        again.simulate(Futures.sharing(source, replicates))
        found += source_shares(comparison, comparison_of(again, comparison), source)
    found.sort(key=lambda one: (
        comparison.names.index(one.scenario), one.measure, one.baseline, order.index(one.source)))
    return dataclasses.replace(comparison, sources=tuple(found))


def comparison_of(ensemble: Ensemble, like: Comparison) -> Comparison:
    """The results of an ensemble, compared with the same baseline."""
    return Comparison.of(ensemble.results(), like.baseline, allow_missing=like.allow_missing)
