"""The reference engine: the phases of a week on numpy arrays of shape (people, replicates).

People are processed in slices that fit into the processor's cache. Slices do not change any number, because only the
exposure looks at other people, and the recorded sums are exact.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import select
from cxsim.engine.numpy import departments
from cxsim.engine.numpy.bound_phases import Arriving, BoundPhases, SliceData
from cxsim.engine.numpy.exposure import Contacts
from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.week.columns import NameKind, Slot
from cxsim.engine.week.department_rows import DepartmentRows
from cxsim.engine.week.inputs import WeekInputs
from cxsim.engine.world.network import Network
from cxsim.engine.world.world import World
from cxsim.model.phases import BOUNDED_SUMS, WITHOUT_MANAGER, Exposure

Values = NDArray[np.float64]

# 128 kB per quantity: the few arrays that one phase touches stay in the cache, and numpy's cost per call stays small.
ELEMENTS_PER_SLICE = 16384


class NumpyWeek:
    """The state of one batch and the phases that change it."""

    def __init__(self, world: World, initial: InitialState):
        self.world, self.initial = world, initial
        self.layout, self.parameters = world.layout, initial.parameters
        self._parameters = [self.parameters[name] for name in self.layout.parameter]
        self.state = initial.state.copy()
        self.people, self.replicates = initial.shape
        self.rows_per_slice = max(1, ELEMENTS_PER_SLICE // self.replicates)
        self.contacts, self.manager = initial.contacts, world.network.manager
        self.phases = BoundPhases(world, initial)

    def use_network(self, network: Network) -> None:
        """Use these ties and managers from this week on."""
        self.contacts, self.manager = Contacts(network.layers, self.people), network.manager
        if self.layout.has("contacts"):
            self.write("contacts", self.contacts.count[:, None])

    def between(self, rows: DepartmentRows) -> list[Callable[[], None]]:
        """What happens to departments between two weeks, on these rows; to be called in this order."""
        return [departments.bound(step, rows) for step in rows.between.steps]

    def column(self, name: str, behavior: int | None = None) -> Values:
        """A state column, shape (people, replicates)."""
        values: Values = self.state[self.layout.place(name, behavior).number]
        return values

    def write(self, name: str, values: Any, behavior: int | None = None) -> None:
        """Set a state column; acts of interventions write this way."""
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
        state, organization = self.state[:, rows], self.world.organization
        derived: list[Any] = [None] * len(self.layout.derived)
        for slot, values in seen.items():
            derived[self.layout.derived[slot]] = values[rows]
        numbers: dict[NameKind, Any] = {
            "state": state,
            "derived": derived,
            "parameter": self._parameters,
            "record": inputs.record[:, None, :],
            "department": inputs.department[organization.department[rows]].swapaxes(0, 1),
            "profile": Arriving(inputs.forces.of(rows)),
        }
        present = state[self.layout.place("present").number] > 0.0
        data = SliceData(numbers, present, organization.keys[rows, None], week)
        self.phases.run(data, self.world.cells.of_person[rows], sums)

    def admit_newcomers(self) -> None:
        """Let newcomers take the positions that people left this week."""
        if not self.layout.has("left"):
            return
        people, replicates = np.nonzero(self.column("left"))
        if len(people) == 0:
            return
        generations = self.column("generation")[people, replicates].astype(np.int64) + 1
        self.state[: self.layout.reset, people, replicates] = self.initial.newcomers.of(
            people, replicates, generations
        ).T

    def seen(self, exposure: Exposure) -> dict[Slot, Values]:
        """What everybody sees of others at the start of the week, shape (people, replicates) each."""
        contacts, parameters = self.contacts, self.parameters
        reads = exposure.weight.reads
        weight = exposure.weight(*(parameters[n] if n in parameters else self.column(n) for n in reads))
        columns = self.layout.expanded(filter(self.layout.week.sees, (*exposure.shared, *exposure.by_behavior)))
        weighted = [weight * self.column(slot.name, slot.behavior) for slot in columns]
        total, *sums = contacts.seen_together([weight, *weighted], parameters)
        anybody = total > 0.0
        divisor = select(anybody, total, 1.0)
        seen = {Slot("has_contacts"): select(anybody, 1.0, 0.0)}
        for (name, behavior), value in zip(columns, sums, strict=True):
            share = value / divisor
            visible = share if behavior is None else self.world.scenario.behaviors[behavior].visibility * share
            seen[Slot(f"seen_{name}", behavior)] = visible
        if exposure.bounded:
            attitude, bound = self.column("attitude"), parameters["confidence_bound"]
            close = contacts.seen_within(weight, attitude, bound, parameters)
            attitudes = contacts.seen_within(weight * attitude, attitude, bound, parameters)
            seen.update(zip(map(Slot, BOUNDED_SUMS), (close, attitudes, total), strict=True))
        if exposure.manager:
            seen.update(self._manager(exposure.manager))
        return seen

    def _manager(self, names: tuple[str, ...]) -> dict[Slot, Values]:
        """Columns of the manager; a vacant manager's position counts like no manager."""
        manager = self.manager
        someone = (manager >= 0)[:, None] & (self.column("present")[manager] > 0.0)
        seen = {Slot("has_manager"): select(someone, 1.0, 0.0)}
        for slot in self.layout.expanded(names):
            without = WITHOUT_MANAGER.get(slot.name, 0.0)
            column = self.column(slot.name, slot.behavior)[manager]
            seen[Slot(f"manager_{slot.name}", slot.behavior)] = select(someone, column, without)
        return seen
