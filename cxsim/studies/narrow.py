"""Narrowing: weight the rows of a plausible set by how well they predict what a company has observed so far.

Every row is run once on the company's own scenario, and its weight is the likelihood of the observations: normal, with
the error stated for each (of measurement and model together). The random events of a row's run are part of what is
weighted, so rows that fit only by chance get no more than their share. The narrowed set repeats rows in proportion to
their weights.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.world.uncertainty import plausible_set
from cxsim.errors import ResultError
from cxsim.model.parameters import PARAMETERS
from cxsim.model.plausible import PlausibleSet
from cxsim.results.result import Result
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.schema.uncertainty import SetFile
from cxsim.streams import order, uniforms
from cxsim.studies.ensemble import Ensemble, Progress, WorkDone
from cxsim.studies.futures import Futures
from cxsim.studies.worlds import Worlds
from cxsim.units import WEEKS_PER_YEAR, counted

Values = NDArray[np.float64]

# With fewer effective rows than this, a set says more about chance than about the company.
FEWEST_EFFECTIVE_ROWS = 10.0
WEEKS_OF_TURNOVER = 52
# A mean that moved by less than this may have moved by chance; with over a hundred parameters a few still will.
STANDARD_ERRORS = 3.0


@dataclass(frozen=True)
class Observation:
    """An observed number, the error that a correct model may have, and how to read the number from a run."""

    name: str
    value: float
    error: float
    weeks: int
    simulated: Callable[[Result], Values]

    def log_likelihood(self, simulated: Values) -> Values:
        """Up to a constant, by row."""
        misses: Values = (simulated - self.value) / self.error
        return np.where(np.isnan(misses), -np.inf, -0.5 * misses * misses)


def adoption_observed(week: int, share: float, error: float) -> Observation:
    """Share of people who were users in most of the last four weeks, in a week of the plan."""
    return Observation(f"adoption in week {week}", share, error, week + 1,
                       lambda result: result.recording.of_all("adoption")[week])


def customer_score_observed(week: int, score: float, error: float) -> Observation:
    """The customer index in a week of the plan."""
    return Observation(f"customer score in week {week}", score, error, week + 1,
                       lambda result: result.recording.of_all("customer_index")[week])


def turnover_observed(share: float, error: float) -> Observation:
    """Share of people who quit in a usual year, without the change."""

    def usual(result: Result) -> Values:
        """Yearly share of quits under doing nothing, shape (replicates,)."""
        quits, people = (result.reference[name][:WEEKS_OF_TURNOVER] for name in ("quits", "people"))
        return np.asarray(quits.mean(axis=0) * WEEKS_PER_YEAR / people.mean(axis=0))

    return Observation("turnover in a usual year", share, error, WEEKS_OF_TURNOVER, usual)


@dataclass(frozen=True)
class Narrowed:
    """A set weighted by the observations. ``weights`` sum to 1; ``simulated[name]`` has shape (rows,).

    ``in_force``: the parameters that differed between rows and could matter; nothing was learned about the others.
    """

    before: PlausibleSet
    in_force: tuple[str, ...]
    weights: Values
    observations: tuple[Observation, ...]
    simulated: dict[str, Values]
    seed: int

    @property
    def effective_rows(self) -> float:
        """The number of equally weighted rows with the same information."""
        return float(1.0 / np.sum(self.weights * self.weights))

    def after(self) -> PlausibleSet:
        """As many rows as before, each repeated in proportion to its weight, in a keyed order."""
        rows = self.before.rows
        start = float(uniforms(self.seed, "narrow: start", np.zeros(1, dtype=np.uint64))[0])
        edges = np.cumsum(self.weights) * rows
        picked = np.minimum(np.searchsorted(edges, np.arange(rows) + start, side="right"), rows - 1)
        picked = picked[order(self.seed, "narrow: order", np.arange(rows, dtype=np.uint64))]
        return PlausibleSet({name: self.before.column(name)[picked] for name in PARAMETERS})

    def moved(self, most: int) -> list[tuple[str, float, float]]:
        """The parameters that moved most relative to their spread, beyond chance: name, mean before and after."""
        moves = []
        by_chance = STANDARD_ERRORS / math.sqrt(self.effective_rows)
        for name in self.in_force:
            values = self.before.column(name)
            mean, weighted, spread = values.mean(), float(values @ self.weights), values.std()
            if spread > 0.0 and abs(weighted - mean) > by_chance * spread:
                moves.append((abs(weighted - mean) / spread, name, float(mean), weighted))
        return [(name, mean, weighted) for _, name, mean, weighted in sorted(moves, reverse=True)[:most]]


def narrow(
    scenario: Scenario, observations: list[Observation], *, seed: int | None = None, workers: int | None = None,
    progress: Progress | None = None,
) -> Narrowed:
    """Weight the rows of the scenario's set (the shipped one, unless it names its own) by the observations.

    Raises
    ------
    ResultError
        Without observations, for a week outside the run, or if hardly any row agrees with the observations.
    """
    if not observations:
        raise ResultError("there are no observations: give adoption, turnover or a customer score")
    weeks = max(one.weeks for one in observations)
    if weeks > max(scenario.weeks, WEEKS_OF_TURNOVER):
        late = max(observations, key=lambda one: one.weeks)
        raise ResultError(f"{late.name} is outside the {counted(scenario.weeks, 'week')} of '{scenario.name}'")
    whole = scenario.uncertainty if isinstance(scenario.uncertainty, SetFile) else "full"
    stated = scenario.model_copy(update={"uncertainty": whole, "weeks": weeks, "target": None})
    rows = plausible_set(stated)
    result = run_every_row(stated, rows.rows, seed, workers, progress)
    simulated = {one.name: one.simulated(result) for one in observations}
    fit = np.sum([one.log_likelihood(simulated[one.name]) for one in observations], axis=0)
    varied = tuple(name for name in result.parameters if name in PARAMETERS)
    narrowed = Narrowed(rows, varied, weights_of(fit), tuple(observations), simulated, result.seed)
    if narrowed.effective_rows < FEWEST_EFFECTIVE_ROWS:
        raise ResultError(_too_few(narrowed))
    return narrowed


def run_every_row(
    scenario: Scenario, rows: int, seed: int | None, workers: int | None, progress: Progress | None
) -> Result:
    """A run whose replicate r has the values of row r, so that every row is there exactly once."""
    worlds = Worlds([scenario], seed)
    values = {name: value for name, value in worlds.of(0).parameters.items() if np.ndim(value)}
    ensemble = Ensemble(worlds, workers, "auto", WorkDone(progress))
    ensemble.simulate(Futures.of_sets(values, np.arange(rows), 1))
    return ensemble.results()[0]


def weights_of(log_likelihood: Values) -> Values:
    """Weights that sum to 1."""
    best = log_likelihood.max()
    if not math.isfinite(best):
        raise ResultError("no row of the set can be compared with these observations: the runs have no people then")
    weights = np.exp(log_likelihood - best)
    total: Values = weights / weights.sum()
    return total


def weighted_quantiles(values: Values, weights: Values, shares: tuple[float, ...]) -> tuple[float, ...]:
    """Weighted quantiles: the smallest value with at least this share of the weight at or below it."""
    ranked = np.argsort(values, kind="stable")
    reached = np.cumsum(weights[ranked])
    places = [min(int(np.searchsorted(reached, share * reached[-1])), len(values) - 1) for share in shares]
    return tuple(float(values[ranked[place]]) for place in places)


def _too_few(narrowed: Narrowed) -> str:
    """The message if hardly any row is left, with the simulated range for every observation."""
    said = [f"only {narrowed.effective_rows:.1f} effective rows of {narrowed.before.rows} agree with the observations "
            f"(at least {FEWEST_EFFECTIVE_ROWS:g} are needed)"]
    for one in narrowed.observations:
        values = narrowed.simulated[one.name]
        said.append(f"{one.name}: observed {one.value:g} with an error of {one.error:g}; the set gives "
                    f"{np.nanmin(values):.3g} to {np.nanmax(values):.3g}")
    said.append("state larger errors, check that the scenario's plan and start match what really happened, or leave "
                "out an observation")
    return "; ".join(said)
