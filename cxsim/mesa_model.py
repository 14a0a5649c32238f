"""The Mesa interface: one replicate of a scenario as a Mesa model, with employees as agents and ties as a space.

Importing this module loads Mesa (about two seconds), so only ``cxsim.ChangeModel`` imports it. Works with
Mesa 3.3 to 3.5; comments mark code that handles differences between them.
"""

from __future__ import annotations

import itertools
import multiprocessing
import operator
import os
import weakref
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.week.by_hand import one_replicate, recording_of_last_week
from cxsim.errors import Finding, InputError, did_you_mean
from cxsim.model.state import COLUMNS
from cxsim.organization.structure import Organization
from cxsim.results.recording import WEEKLY_MEASURES, Recording
from cxsim.scenario.loading.load import from_mapping, load_scenario
from cxsim.scenario.loading.overrides import with_overrides
from cxsim.scenario.schema.block import LARGEST_SEED
from cxsim.scenario.schema.schema import Scenario
from cxsim.streams import fresh_seed

Values = NDArray[np.float64]

if TYPE_CHECKING:
    import mesa
    import networkx


def _imported_mesa() -> Any:
    """Mesa, imported without its side effect: 3.3 sets the start method of processes for the whole program."""
    before = multiprocessing.get_start_method(allow_none=True)
    import mesa

    if multiprocessing.get_start_method(allow_none=True) != before:
        multiprocessing.set_start_method(before, force=True)
    return mesa


if not TYPE_CHECKING:
    mesa = _imported_mesa()

AgentReporters = str | Sequence[str] | Mapping[str, Any]

# Arguments that a Mesa user may try but that would mean something else here.
REFUSED: Final = {
    "seed": "give the seed as 'rng' (a whole number)",
    "replicates": "a model is one replicate: give its number as 'replicate' (from 0)",
}
# Attributes of an agent besides the columns of the state.
FACTS: Final = ("row", "id", "department", "team", "level")


def small_company() -> Scenario:
    """The scenario of ``ChangeModel()``: 60 people, one year, a plan of three interventions, all parameters at
    defaults.
    """
    interventions = [
        {"type": "communication", "start_week": 4, "weeks": 26, "need": 0.7, "vision": 0.6},
        {"type": "training", "start_week": 8, "weeks": 16, "hours_per_week": 4},
        {"type": "recognition", "start_week": 8, "weeks": 44, "strength": 0.6},
    ]
    departments = [{"name": name, "size": size} for name, size in (("service", 30), ("sales", 18), ("claims", 12))]
    people, plan = {"generate": {"departments": departments}}, {"interventions": interventions}
    return from_mapping({
        "name": "Small company", "seed": 1, "weeks": 52, "uncertainty": "none", "organization": people, "plan": plan,
    })  # fmt: skip


class _Counters(weakref.WeakKeyDictionary[Any, Iterator[int]]):
    """A counter per model that does not keep the model alive (the dictionary of Mesa 3.3 does)."""

    def __getitem__(self, model: Any) -> Iterator[int]:
        return self.setdefault(model, itertools.count(1))


class Employee(mesa.Agent):
    """One row of the engine's columns, read-only.

    Every state column is an attribute (``attitude``, ``use``, ``skill``, ``trust``, ``tenure``, ...): a share or
    index as a number, a flag (``present``, ``adopter``, ``champion``) as a bool. A column by behavior gives the mean
    over behaviors, weighted as in the weekly measures; ``of_behavior`` gives one of them. An agent is a position: when
    its holder leaves, ``present`` is false until a newcomer takes it; ``generation`` counts the holders.

    Attributes
    ----------
    row : int
        Place among the people of the organization, from 0; also the node of ``ChangeModel.grid``.
    id, department, team : str
        As in the organization.
    level : int
        Level in the hierarchy, 1 = top.
    """

    model: ChangeModel
    _ids = _Counters()

    def __init__(self, model: ChangeModel, row: int) -> None:
        super().__init__(model)
        people = model.organization
        self.row = row
        self.id = people.ids[row]
        self.department = people.departments[int(people.department[row])]
        self.team = people.teams[int(people.team[row])]
        self.level = int(people.level[row])

    def __getattr__(self, name: str) -> Any:
        if name not in COLUMNS:
            raise AttributeError(_no_such(name, (*COLUMNS, *FACTS)))
        value = float(self.model.values(name)[self.row])
        column = COLUMNS[name]
        return bool(value) if column.unit == "0 or 1" and not column.by_behavior else value

    def __setattr__(self, name: str, value: Any) -> None:
        if name in COLUMNS or (name in FACTS and name in self.__dict__):
            raise AttributeError(f"'{name}' is read-only: the engine writes what people are and do")
        super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *COLUMNS})

    @property
    def manager(self) -> Employee | None:
        """The agent of the manager's position now; None at the top."""
        row = int(self.model.simulation.network.manager[self.row])
        return self.model.employees[row] if row >= 0 else None

    def of_behavior(self, name: str, behavior: str) -> float:
        """A column by behavior (``use``, ``skill``, ``habit``, ...) for one behavior."""
        return float(self.model.values(name, behavior)[self.row])

    def remove(self) -> None:
        """Refused: people leave by quitting or by a plan; an agent is only a view of them."""
        raise _wrong("agents", "an employee is a view of a row of the engine and cannot be removed")


class WeeklyCollector(mesa.DataCollector):
    """Mesa's collector, with the agents of a week stored beside the model's values of that week.

    Mesa 3.3 stores agents under ``steps`` and reads both by row number, so its ``batch_run`` would pair a
    week with the agents of the previous week.
    """

    def collect(self, model: Any) -> None:
        """Record the week that was run last."""
        super().collect(model)
        if not hasattr(self, "_collection_steps") and model.steps in self._agent_records:
            self._agent_records[model.week - 1] = self._agent_records.pop(model.steps)


class ChangeModel(mesa.Model):
    """One replicate of a scenario, stepped week by week by Mesa; the numbers are those of ``cxsim.run``.

    Parameters
    ----------
    cfg : Scenario, path or None
        The scenario to simulate; None: a small built-in company. In ``batch_run`` put a ``Scenario`` into a list.
    rng : int or None
        Seed instead of the scenario's. A scenario without one gets a fresh seed, found in ``cfg.seed``.
    replicate : int
        Number of the replicate, from 0: the same as in ``cxsim.run``, with its chance, its people and (unless the
        scenario has ``uncertainty: none``) its parameter set.
    agent_reporters : str, sequence of str, mapping or None
        What the data collector records of every employee every week; a mapping as in Mesa. None: nothing.
    **params
        Changes of the scenario by path, with ``__`` for dots: ``plan__interventions__training__weeks=10``. Keys with
        dots are also accepted.

    Attributes
    ----------
    week : int
        Number of weeks done, which is also the number of the next week.
    cfg : Scenario
        The scenario that runs, with all changes and its seed.
    simulation : Simulation
        The engine's own object, for reading.

    Raises
    ------
    InputError
        With all mistakes found.
    """

    def __init__(
        self, cfg: Scenario | str | os.PathLike[str] | None = None, *, rng: int | None = None, replicate: int = 0,
        agent_reporters: AgentReporters | None = None, **params: Any,
    ) -> None:
        scenario = _scenario(cfg, rng, replicate, params)
        seed = fresh_seed() if scenario.seed is None else scenario.seed
        super().__init__(rng=[seed, int(replicate)])
        self.cfg = scenario.model_copy(update={"seed": seed})
        self.replicate = int(replicate)
        self.week = 0
        self.simulation = one_replicate(self.cfg, seed, self.replicate)
        self._employees: list[Employee] = []
        self._grid: Any = None
        self._values: dict[tuple[str, str | None], Values] = {}
        self._last_week: Recording | None = None
        measures = {name: partial(_reported, name=name) for name in ("week", *WEEKLY_MEASURES)}
        self.datacollector = WeeklyCollector(measures, _agent_reporters(agent_reporters))

    def step(self) -> None:
        """Run one week; after the horizon, nothing happens and nothing is collected."""
        if self.week >= self.cfg.weeks:
            return
        self.simulation.step()
        self.week, self._last_week = self.simulation.week, None
        self._values.clear()
        self.running = self.week < self.cfg.weeks
        self.datacollector.collect(self)

    @property
    def organization(self) -> Organization:
        """The people and their ties."""
        return self.simulation.world.organization

    @property
    def last_week(self) -> Recording:
        """The record of the last week that was run: every group, every measure, the cost of each intervention."""
        if self._last_week is None:
            self._last_week = recording_of_last_week(self.simulation)
        return self._last_week

    def measure(self, name: str, group: str = "all") -> float:
        """A weekly measure in the week that was run last, for "all", "department:NAME" or "level:N"."""
        recording = self.last_week
        _check("measure", name, recording.weekly)
        _check("group", group, recording.groups)
        return float(recording.weekly[name][recording.groups.index(group), 0, 0])

    def values(self, name: str, behavior: str | None = None) -> Values:
        """A state column of all positions as it is now, shape (people,); read-only.

        Without ``behavior``, a column by behavior gives its mean, weighted by customer value for use, else by effort.
        """
        key = name, behavior
        if key not in self._values:
            column = self._column(name, behavior).copy()
            column.flags.writeable = False
            self._values[key] = column
        return self._values[key]

    def _column(self, name: str, behavior: str | None) -> Values:
        engine, names = self.simulation.engine, self.cfg.behavior_names
        _check("values", name, {slot.name for slot in self.simulation.world.layout.state})
        if not COLUMNS[name].by_behavior:
            if behavior is not None:
                raise _wrong("values", f"'{name}' has no values by behavior")
            return engine.column(name)[:, 0]
        if behavior is not None:
            _check("behavior", behavior, names)
            return engine.column(name, names.index(behavior))[:, 0]
        weights = self.cfg.customer_value_shares if name == "use" else self.cfg.effort_shares
        total = np.zeros(self.organization.size)
        for number, weight in enumerate(weights):
            total += weight * engine.column(name, number)[:, 0]
        return total

    @property
    def employees(self) -> list[Employee]:
        """All agents in the order of their rows; made when first needed."""
        self._make_employees()
        return self._employees

    def _make_employees(self) -> None:
        if not self._employees:
            self._employees += [Employee(self, row) for row in range(self.organization.size)]

    @property
    def agents(self) -> Any:
        """Mesa's set of all agents, vacant positions included (``present`` is false there)."""
        self._make_employees()
        return super().agents

    @property
    def agents_by_type(self) -> Any:
        """Mesa's sets of agents by type."""
        self._make_employees()
        return super().agents_by_type

    @property
    def agent_types(self) -> list[type]:
        """Types of agents."""
        return list(self.agents_by_type)

    @property
    def grid(self) -> Any:
        """The ties as a ``NetworkGrid`` with every employee at the node of their row; made when first needed.

        Its graph ``grid.G`` is undirected, because Mesa can only draw such graphs: two people are neighbors if any
        layer ties one to the other. Directions, layers and weights are in ``organization.layers``.
        """
        if self._grid is None:
            from mesa.space import NetworkGrid

            self._grid = NetworkGrid(_ties(self.organization))
            for employee in self.employees:
                self._grid.place_agent(employee, employee.row)
        return self._grid


def _ties(organization: Organization) -> networkx.Graph[int]:
    """People by row, with their ``id``, and their ties in any layer and direction."""
    import networkx

    graph: networkx.Graph[int] = networkx.Graph()
    for row, name in enumerate(organization.ids):
        graph.add_node(row, id=name)
    for layer in organization.layers.values():
        graph.add_edges_from(zip(layer.sources.tolist(), layer.targets.tolist(), strict=True))
    return graph


def _scenario(cfg: Any, rng: Any, replicate: Any, params: Mapping[str, Any]) -> Scenario:
    """The scenario with its changes; InputError with all mistakes in the arguments at once."""
    findings = [Finding("", 0, 0, word, why) for word, why in REFUSED.items() if word in params]
    findings += _seed_findings("rng", 0 if rng is None else rng) + _seed_findings("replicate", replicate)
    changes = {key if "." in key else key.replace("__", "."): v for key, v in params.items() if key not in REFUSED}
    try:
        scenario = _read(cfg)
        scenario = with_overrides(scenario, changes) if changes else scenario
    except InputError as error:
        raise InputError([*findings, *error.findings]) from None
    if findings:
        raise InputError(findings)
    return scenario if rng is None else scenario.model_copy(update={"seed": int(rng)})


def _seed_findings(word: str, value: Any) -> list[Finding]:
    """The mistakes in a seed or in the number of a replicate."""
    whole = isinstance(value, int | np.integer) and not isinstance(value, bool)
    if whole and 0 <= value <= LARGEST_SEED:
        return []
    return [Finding("", 0, 0, word, f"a whole number from 0 is expected, {value!r} is given")]


def _read(cfg: Any) -> Scenario:
    if cfg is None:
        return small_company()
    if isinstance(cfg, Scenario):
        return cfg
    if isinstance(cfg, str | os.PathLike):
        return load_scenario(cfg)
    hint = " (batch_run takes a scenario apart unless it is in a list: {'cfg': [scenario]})"
    raise _wrong("cfg", f"a scenario or the path of its file is expected, not {type(cfg).__name__}{hint}")


def _reported(model: ChangeModel, name: str) -> float:
    """A weekly measure of the whole organization, or the number of the week."""
    return model.week - 1 if name == "week" else model.measure(name)


def _agent_reporters(asked: AgentReporters | None) -> dict[str, Any] | None:
    """Reporters as Mesa needs them; names are checked here, because Mesa records None for a missing attribute."""
    if asked is None:
        return None
    if isinstance(asked, str):
        asked = [asked]
    if not isinstance(asked, Mapping):
        asked = dict(zip(asked, asked, strict=True))
    known = (*COLUMNS, *FACTS, "unique_id")
    unknown = [word for word in asked.values() if isinstance(word, str) and word not in known]
    if unknown:
        raise InputError(Finding("", 0, 0, "agent_reporters", _no_such(word, known)) for word in unknown)
    return {name: operator.attrgetter(word) if isinstance(word, str) else word for name, word in asked.items()}


def _no_such(word: str, known: Collection[str]) -> str:
    return f"an employee has no '{word}'; {did_you_mean(word, known)}"


def _check(path: str, word: str, allowed: Collection[str]) -> None:
    if word not in allowed:
        raise _wrong(path, f"there is no '{word}'; {did_you_mean(word, allowed)}")


def _wrong(path: str, message: str) -> InputError:
    return InputError([Finding("", 0, 0, path, message)])
