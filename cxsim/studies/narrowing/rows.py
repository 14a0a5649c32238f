"""Every row of a plausible set played once on a scenario, each with its own people and chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.week.recording import recording_of
from cxsim.engine.world.uncertainty import plausible_set
from cxsim.errors import ResultError
from cxsim.model.plausible import PlausibleSet
from cxsim.results.recording import DEPARTMENT, Recording
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.schema.uncertainty import SetFile
from cxsim.streams import normals
from cxsim.studies.ensemble import Ensemble, Progress, WorkDone
from cxsim.studies.futures import Futures
from cxsim.studies.narrowing.observation import QUANTITIES, WEEKS_OF_TURNOVER, WEEKS_OF_USE, Observation
from cxsim.studies.work import Engine
from cxsim.studies.worlds import Worlds
from cxsim.units import WEEKS_PER_YEAR

Values = NDArray[np.float64]

# The earlier roll-out is another time: its rows have other numbers of chance and people.
FIRST_OF_EARLIER: Final = 1_000_000


@dataclass(frozen=True)
class Play:
    """How rows are played: random numbers, threads, engine, and who is told of the progress."""

    seed: int | None = None
    workers: int | None = None
    engine: Engine = "auto"
    progress: Progress | None = None


@dataclass(frozen=True)
class Rows:
    """The weeks of every row, rows last; ``nothing``: those of doing nothing, where a usual year is asked for.

    ``in_force``: the parameters that differ between rows and can matter here.
    """

    recording: Recording
    nothing: Recording | None
    in_force: tuple[str, ...]
    seed: int

    def simulated(self, one: Observation) -> Values:
        """What every row says about an observation, as the share of the model's range, shape (rows,)."""
        group = 0
        if one.department:
            group = self.recording.groups.index(DEPARTMENT + one.department)
        if one.what == "turnover":
            return self._turnover(one.week, group)
        kind = QUANTITIES[one.what]
        weekly = self.recording.of_group(kind.measure, group)
        assert one.week is not None
        first = max(0, one.week - WEEKS_OF_USE + 1) if one.what == "use" else one.week
        return np.asarray(weekly[first : one.week + 1].mean(axis=0) / kind.top)

    def _turnover(self, week: int | None, group: int) -> Values:
        """Share that quits in a year: of a usual one, or at the rate of the year up to a week."""
        recording = self.recording
        weeks = slice(0, WEEKS_OF_TURNOVER)
        if week is None:
            assert self.nothing is not None
            recording = self.nothing
        else:
            weeks = slice(max(0, week + 1 - WEEKS_OF_TURNOVER), week + 1)
        quits, people = (recording.of_group(name, group)[weeks].mean(axis=0) for name in ("quits", "people"))
        return np.asarray(quits * WEEKS_PER_YEAR / people)

    @property
    def usable(self) -> NDArray[np.bool_]:
        """The rows that could be played to the end, shape (rows,)."""
        return np.asarray(np.isfinite(self.recording.of_all("people").sum(axis=0)))


def whole_set(scenario: Scenario) -> Scenario:
    """The scenario with all parameters uncertain: in its own set if it names one, else in the shipped one."""
    whole = scenario.uncertainty if isinstance(scenario.uncertainty, SetFile) else "full"
    return scenario.model_copy(update={"uncertainty": whole, "target": None})


def rows_of(scenario: Scenario, most: int | None) -> PlausibleSet:
    """The set of a scenario, or its first rows, as many as are wanted."""
    rows = plausible_set(scenario)
    return PlausibleSet({name: values[:most] for name, values in rows.values.items()})


def play(
    scenario: Scenario, rows: PlausibleSet, how: Play, observations: Sequence[Observation] = (), *, first: int = 0,
    inputs: int | None = None,
) -> Rows:
    """Play every row once; row r has the chance and the people of number ``first`` + r.

    Stated numbers that are uncertain are drawn by number ``inputs`` + r, by default the same; a roll-out in the same
    company as another one draws the same.

    Raises
    ------
    ResultError
        If the scenario states every parameter, so that its rows are all alike.
    """
    usual_year = any(one.week is None for one in observations)
    weeks = max(scenario.weeks, WEEKS_OF_TURNOVER) if usual_year else scenario.weeks
    worlds = Worlds([scenario.model_copy(update={"weeks": weeks})], how.seed, compared_with_nothing=usual_year)
    world = worlds.of(0)
    in_force = tuple(name for name, values in world.parameters.items() if np.ndim(values))
    if not in_force:
        raise ResultError(f"'{scenario.name}' states every parameter, so nothing is left to learn; delete those from "
                          "'parameters' that were not measured")
    ensemble = Ensemble(worlds, how.workers, how.engine, WorkDone(how.progress), allow_missing=True,
                        groups=any(one.department for one in observations))
    numbers = np.arange(first, first + rows.rows)
    drawn = numbers if inputs is None else np.arange(inputs, inputs + rows.rows)
    ensemble.simulate(Futures(numbers, numbers, drawn, {name: rows.column(name) for name in in_force}))
    kept = ensemble.keeping[0].kept()
    nothing = None
    if usual_year:
        reference = worlds.reference[0]
        nothing = recording_of(worlds.of(reference), ensemble.keeping[reference].kept(), None)
    return Rows(recording_of(world, kept, None), nothing, in_force, worlds.seed)


def errors_of(observations: Sequence[Observation], seed: int, rows: int) -> Values:
    """One error of every observation in every row, shape (rows, observations); questions share theirs."""
    keys = np.arange(rows, dtype=np.uint64)
    columns = []
    for one in observations:
        own = one.error * normals(seed, f"narrow: error of {one.name}", keys)
        together = one.shared * normals(seed, f"narrow: question {one.what}{one.earlier}", keys) if one.shared else 0.0
        columns.append(own + together)
    return np.column_stack(columns)
