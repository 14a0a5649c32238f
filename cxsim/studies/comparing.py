"""Comparisons for users: with the desired precision, the sources of the bands and what would overturn the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cxsim.analysis.compare import Comparison
from cxsim.errors import ResultError
from cxsim.scenario.schema.schema import Scenario
from cxsim.studies.alternatives import with_survivals
from cxsim.studies.ensemble import Ensemble, Progress, WorkDone
from cxsim.studies.explaining import refuse_unexplainable, with_explanation
from cxsim.studies.force_field import force_field
from cxsim.studies.futures import Futures
from cxsim.studies.random_ties import with_ties
from cxsim.studies.split import refuse_too_few, split_into_sources
from cxsim.studies.until import simulate_until
from cxsim.studies.variants import How
from cxsim.studies.work import Engine
from cxsim.studies.worlds import Worlds

FIELD_FUTURES = 20
"""Futures in which the forces before any plan are worked out."""


def compare(
    scenarios: Sequence[Scenario], *, baseline: str | None = None, replicates: int | None = None,
    seed: int | None = None, workers: int | None = None, engine: Engine = "auto", progress: Progress | None = None,
    until: float | None = None, split: bool = False, robust: bool = False, explain: bool = False,
    allow_missing: bool = False,
) -> Comparison:
    """Run several scenarios under common random numbers and compare them with the baseline (default: the first).

    Parameters
    ----------
    replicates : int or None
        Instead of the first scenario's own; with ``until`` the maximum (default 4096).
    until : float or None
        Double the replicates from 64 until every paired difference in adoption at the end is known this well
        (half-width of its 95 % interval, a share: 0.01 is one point).
    split : bool
        Also split each band into chance, people and parameters (one more ensemble for each).
    robust : bool
        Also run the plans on a small scale under other adoption rules, influence rules and networks.
    explain : bool
        Also run the parts of the leading plan, and changes of it: what each intervention contributes, and what would
        move the group in which most people are stuck.
    allow_missing : bool
        Continue if replicates fail; every text then says how many.
    """
    if not scenarios:
        raise ResultError("there is nothing to compare: give at least one scenario")
    stated = scenarios[0].replicates if replicates is None else replicates
    if split and until is None:
        refuse_too_few(stated)
    if explain:
        refuse_unexplainable(scenarios, replicates)
    worlds = Worlds(scenarios, seed)
    worlds.refuse_unequal()
    ensemble = Ensemble(worlds, workers, engine, WorkDone(progress), allow_missing=allow_missing)
    if until is None:
        ensemble.simulate(Futures.span(0, stated))
        comparison = Comparison.of(ensemble.results(), baseline, allow_missing=allow_missing)
    else:
        comparison = simulate_until(ensemble, until, replicates, baseline, allow_missing=allow_missing)
    comparison = replace(with_ties(comparison, ensemble), field=force_field(
        scenarios[0], replicates=min(comparison.results[0].replicates, FIELD_FUTURES), seed=worlds.seed,
        progress=lambda *_: ensemble.work.advance(0)))  # no further work, but it can be canceled
    if split:
        comparison = split_into_sources(ensemble, comparison)
    if explain:
        how = How(ensemble.replicates, worlds.seed, workers, engine, progress, allow_missing=allow_missing)
        comparison = with_explanation(comparison, scenarios, how)
    if robust:
        comparison = with_survivals(comparison, scenarios, workers=workers, engine=engine, progress=progress)
    return comparison
