"""The reference engine: the phases of a week on numpy arrays of shape (people, replicates).

People are taken in slices that fit the processor's cache; a slice changes nothing, because nothing but the exposure
looks at other people and the recorded sums are exact.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from functools import partial, reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import grain, select
from cxsim.engine.numpy.exposure import Contacts
from cxsim.engine.numpy.numpy_binding import Binding, BoundLaw, SliceData
from cxsim.engine.start.start import Beginning
from cxsim.engine.week.columns import Slot
from cxsim.engine.week.inputs import WeekInputs
from cxsim.engine.world.network import Network
from cxsim.engine.world.world import World
from cxsim.model.law import WITHOUT_MANAGER, BehaviorMean, Draw, Exposure, Law, Phase, Total
from cxsim.streams import moment, uniforms

Values = NDArray[np.float64]

ELEMENTS_PER_SLICE = 16384

Keys = NDArray[np.uint64]
Step = Callable[[SliceData, Keys, int], None]


class NumpyWeek:
    """The state of one batch, and the phases that change it."""

    def __init__(self, world: World, beginning: Beginning):
        self.world, self.beginning = world, beginning
        self.batch, self.layout = beginning.batch, world.layout
        self.parameters = beginning.parameters
        self.state = beginning.state.copy()
        self.people, self.replicates = beginning.shape
        self.rows_per_slice = max(1, ELEMENTS_PER_SLICE // self.replicates)
        self.contacts, self.manager = beginning.contacts, world.network.manager
        self.phases = _Phases(self)

    def use_network(self, network: Network) -> None:
        """Look at others by these ties, and at these managers, from this week on."""
        self.contacts, self.manager = Contacts(network.layers, self.people), network.manager
        if self.layout.has("contacts"):
            self.write("contacts", self.contacts.count[:, None])

    def column(self, name: str, behavior: int | None = None) -> Values:
        """A state column, shape (people, replicates)."""
        values: Values = self.state[self.layout.state[self.layout.slot(name, behavior)]]
        return values

    def write(self, name: str, values: Any, behavior: int | None = None) -> None:
        """Set a state column (what acts write)."""
        self.column(name, behavior)[...] = values

    def step(self, week: int, inputs: WeekInputs) -> Values:
        """Run one week; returns the recorded sums, shape (cells, recorded, replicates)."""
        exposure = self.layout.week.exposure
        seen = {} if exposure is None else self.seen(exposure)
        sums = np.zeros((self.world.cells.count, len(self.layout.week.quantity), self.replicates))
        for start in range(0, self.people, self.rows_per_slice):
            rows = slice(start, min(start + self.rows_per_slice, self.people))
            self._run_slice(week, inputs, rows, seen, sums)
        return sums

    def _run_slice(self, week: int, inputs: WeekInputs, rows: slice, seen: dict[Slot, Values], sums: Values) -> None:
        state = self.state[:, rows]
        derived: list[Any] = [None] * len(self.layout.derived)
        for slot, values in seen.items():
            derived[self.layout.derived[slot]] = values[rows]
        data = SliceData(
            state=state,
            derived=derived,
            forces=inputs.forces.of(rows),
            record=inputs.record[:, None, :],
            department=inputs.department[self.world.organization.department[rows]],
            present=state[self.layout.state[Slot("present")]] > 0.0,
        )
        keys = self.world.organization.keys[rows, None]
        self.phases.run(data, keys, week, self.world.cells.of_person[rows], sums)

    def admit_newcomers(self) -> None:
        """Let newcomers take the slots that were left this week."""
        if not self.layout.has("left"):
            return
        people, replicates = np.nonzero(self.column("left"))
        if len(people) == 0:
            return
        generations = self.column("generation")[people, replicates].astype(np.int64) + 1
        for generation in np.unique(generations):
            chosen = generations == generation
            at = people[chosen], replicates[chosen]
            newcomers = self.beginning.newcomers(int(generation))
            self.state[: self.layout.reset, at[0], at[1]] = newcomers[:, at[0], at[1]]

    def seen(self, exposure: Exposure) -> dict[Slot, Values]:
        """What everybody sees of others at the start of the week, shape (people, replicates) each."""
        contacts, parameters = self.contacts, self.parameters
        weight = exposure.weight(**self._arguments(exposure.weight))
        total = contacts.seen(weight, parameters)
        anybody = total > 0.0
        divisor = select(anybody, total, 1.0)
        seen = {Slot("has_contacts"): select(anybody, 1.0, 0.0)}
        for name in exposure.shared:
            seen[Slot(f"seen_{name}")] = contacts.seen(weight * self.column(name), parameters) / divisor
        for name in exposure.by_behavior:
            for number, behavior in enumerate(self.world.scenario.behaviors):
                share = contacts.seen(weight * self.column(name, number), parameters) / divisor
                seen[Slot(f"seen_{name}", number)] = behavior.visibility * share
        if exposure.bounded:
            attitude, bound = self.column("attitude"), parameters["confidence_bound"]
            close = contacts.seen_within(weight, attitude, bound, parameters)
            seen[Slot("close_weight")] = close
            seen[Slot("close_attitude_sum")] = contacts.seen_within(weight * attitude, attitude, bound, parameters)
            seen[Slot("all_weight")] = total
        if exposure.manager:
            seen.update(self._manager(exposure.manager))
        return seen

    def _manager(self, names: tuple[str, ...]) -> dict[Slot, Values]:
        """Columns of the manager; an open position and none at all count alike."""
        manager = self.manager
        someone = (manager >= 0)[:, None] & (self.column("present")[manager] > 0.0)
        seen = {Slot("has_manager"): select(someone, 1.0, 0.0)}
        for slot in self.layout.expanded(names):
            without = WITHOUT_MANAGER.get(slot.name, 0.0)
            column = self.column(slot.name, slot.behavior)[manager]
            seen[Slot(f"manager_{slot.name}", slot.behavior)] = select(someone, column, without)
        return seen

    def _arguments(self, law: Law) -> dict[str, Any]:
        return {name: self.parameters[name] if name in self.parameters else self.column(name) for name in law.reads}


class _Phases:
    """The phases of a week, bound to places, for one engine."""

    def __init__(self, engine: NumpyWeek):
        self.engine = engine
        self.binding = Binding(engine.layout, engine.parameters)
        self.steps = [step for phase in engine.layout.week.phases for step in self._steps(phase)]
        week = engine.layout.week
        self.records = [
            (number, self.binding.read(quantity, None), name in week.of_present)
            for number, (name, quantity) in enumerate(week.quantity.items())
        ]

    def _steps(self, phase: Phase) -> list[Step]:
        if isinstance(phase, Law):
            return [partial(self._apply, bound) for bound in self.binding.law(phase)]
        if isinstance(phase, BehaviorMean):
            return [self._mean(phase)]
        if isinstance(phase, Total):
            return [self._total(phase, behavior) for behavior in self.binding.behaviors(phase.by_behavior)]
        return self._draws(phase) if isinstance(phase, Draw) else []

    @staticmethod
    def _apply(bound: BoundLaw, data: SliceData, keys: Keys, week: int) -> None:
        law = bound.law
        result = law.equation(*[read(data) for read in bound.reads])
        results = result if len(law.writes) > 1 else (result,)
        # All results are worked out before any is written: one may be a view of a column that another overwrites.
        settled = [
            select(True if law.everyone else data.present, value, data.state[number]) if in_state else value
            for (in_state, number), value in zip(bound.writes, results, strict=True)
        ]
        for (in_state, number), value in zip(bound.writes, settled, strict=True):
            if in_state:
                data.state[number] = value
            else:
                data.derived[number] = value

    def _total(self, phase: Total, behavior: int | None) -> Step:
        reads = [self.binding.read(name, behavior) for name in phase.of]
        number = self.engine.layout.derived[self.engine.layout.slot(phase.writes, behavior)]
        join = operator.mul if phase.product else operator.add

        def total(data: SliceData, keys: Keys, week: int) -> None:
            parts = [read(data) for read in reads]
            data.derived[number] = reduce(join, parts) if parts else phase.neutral

        return total

    def _mean(self, phase: BehaviorMean) -> Step:
        scenario = self.engine.world.scenario
        weights = scenario.effort_shares if phase.weight == "effort" else scenario.customer_value_shares
        reads = [self.binding.read(phase.of, behavior) for behavior in range(self.engine.layout.behaviors)]
        number = self.engine.layout.derived[Slot(phase.writes)]

        def mean(data: SliceData, keys: Keys, week: int) -> None:
            total: Any = 0.0
            for weight, read in zip(weights, reads, strict=True):
                total = total + weight * read(data)
            data.derived[number] = total

        return mean

    def _draws(self, phase: Draw) -> list[Step]:
        engine, layout = self.engine, self.engine.layout
        names = engine.world.scenario.behavior_names
        generation = layout.state[Slot("generation")]

        def draw(purpose: str, number: int, data: SliceData, keys: Keys, week: int) -> None:
            when = moment(week, data.state[generation])
            data.derived[number] = uniforms(engine.world.seed, purpose, keys, when, engine.batch.luck[None, :])

        if not phase.by_behavior:
            return [partial(draw, phase.purpose, layout.derived[Slot(phase.writes)])]
        return [
            partial(draw, phase.purpose.format(behavior=name), layout.derived[Slot(phase.writes, behavior)])
            for behavior, name in enumerate(names)
        ]

    def run(self, data: SliceData, keys: Keys, week: int, cells: NDArray[np.int64], sums: Values) -> None:
        """All phases in their order, then the record of these people."""
        for step in self.steps:
            step(data, keys, week)
        order = np.argsort(cells, kind="stable")
        first = np.flatnonzero(np.r_[True, np.diff(cells[order]) > 0])
        present = data.state[self.engine.layout.state[Slot("present")]]
        for number, read, of_present in self.records:
            value = read(data) * present if of_present else read(data)
            exact = np.broadcast_to(grain(value), present.shape)[order]
            sums[cells[order][first], number] += np.add.reduceat(exact, first, axis=0)
