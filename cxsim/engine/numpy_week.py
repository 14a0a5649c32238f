"""The reference engine: the phases of a week on numpy arrays of shape (people, replicates).

People are taken in slices that fit the processor's cache; a slice changes nothing, because nothing but the exposure
looks at other people and the recorded sums are exact.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import grain, select
from cxsim.engine.columns import Slot
from cxsim.engine.inputs import WeekInputs
from cxsim.engine.start import Beginning
from cxsim.engine.world import World
from cxsim.model.law import BehaviorMean, Draw, Exposure, Law
from cxsim.model.state import COLUMNS
from cxsim.streams import moment, uniforms

Values = NDArray[np.float64]

ELEMENTS_PER_SLICE = 6144


class NumpyWeek:
    """The state of one batch, and the phases that change it."""

    def __init__(self, world: World, beginning: Beginning):
        self.world, self.beginning = world, beginning
        self.batch, self.layout = beginning.batch, world.layout
        self.parameters = beginning.parameters
        self.state = beginning.state.copy()
        self.people, self.replicates = beginning.shape
        self.rows_per_slice = max(1, ELEMENTS_PER_SLICE // self.replicates)

    def column(self, name: str, behavior: int | None = None) -> Values:
        """A state column, shape (people, replicates)."""
        values: Values = self.state[self.layout.state[self.layout.slot(name, behavior)]]
        return values

    def write(self, name: str, values: Any) -> None:
        """Set a state column (what acts write)."""
        self.column(name)[...] = values

    def step(self, week: int, inputs: WeekInputs) -> Values:
        """Run one week; returns the recorded sums, shape (cells, recorded, replicates)."""
        exposure = self.layout.week.exposure
        seen = {} if exposure is None else self._exposure(exposure)
        sums = np.zeros((self.world.cells.count, len(self.layout.week.quantity), self.replicates))
        for start in range(0, self.people, self.rows_per_slice):
            rows = slice(start, min(start + self.rows_per_slice, self.people))
            _Slice(self, week, inputs, rows, seen).run(sums)
        return sums

    def take_in(self) -> None:
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

    def _exposure(self, exposure: Exposure) -> dict[Slot, Values]:
        """What everybody sees of others at the start of the week, shape (people, replicates) each."""
        contacts, parameters = self.beginning.contacts, self.parameters
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
            seen.update(self._manager())
        return seen

    def _manager(self) -> dict[Slot, Values]:
        """The manager's attitude and practice; an open position and none at all count as an undecided one."""
        manager = self.world.organization.manager
        someone = (manager >= 0)[:, None] & (self.column("present")[manager] > 0.0)
        seen = {
            Slot("has_manager"): select(someone, 1.0, 0.0),
            Slot("manager_attitude"): select(someone, self.column("attitude")[manager], 0.5),
        }
        for number in range(self.layout.behaviors):
            seen[Slot("manager_practice", number)] = select(someone, self.column("practice", number)[manager], 0.0)
        return seen

    def _arguments(self, law: Law) -> dict[str, Any]:
        return {name: self.parameters[name] if name in self.parameters else self.column(name) for name in law.reads}


class _Slice:
    """The phases of a week for some rows of people."""

    def __init__(self, engine: NumpyWeek, week: int, inputs: WeekInputs, rows: slice, seen: dict[Slot, Values]):
        self.engine, self.layout, self.week, self.inputs, self.rows = engine, engine.layout, week, inputs, rows
        self.profile = engine.world.program.profiles.of_person[rows]
        self.department = engine.world.organization.department[rows]
        self.state = engine.state[:, rows]
        self.derived: dict[Slot, Any] = {slot: values[rows] for slot, values in seen.items()}

    def run(self, sums: Values) -> None:
        """All phases in their order, then the record."""
        present = self.state[self.layout.state[Slot("present")]] > 0.0
        for phase in self.layout.week.phases:
            if isinstance(phase, Law):
                self._apply(phase, present)
            elif isinstance(phase, Draw):
                self._draw(phase)
            elif isinstance(phase, BehaviorMean):
                self._mean(phase)
        self._record(sums)

    def read(self, name: str, behavior: int | None) -> Any:
        """What a name in a law refers to, as an array that meets (people, replicates)."""
        kind = self.layout.kind(name)
        if kind == "parameter":
            return self.engine.parameters[name]
        if kind == "record":
            return self.inputs.of_record(name)[None, :]
        if kind == "department":
            return self.inputs.of_department(name)[self.department]
        slot = self.layout.slot(name, behavior)
        if kind == "profile":
            return self.inputs.forces[self.profile, self.layout.profile[slot]][:, None]
        return self.state[self.layout.state[slot]] if kind == "state" else self.derived[slot]

    def _apply(self, law: Law, present: NDArray[np.bool_]) -> None:
        for behavior in range(self.layout.behaviors) if law.by_behavior else [None]:
            result = law(*(self.read(name, behavior) for name in law.reads))
            results = result if isinstance(result, tuple) else (result,)
            # All results are worked out before any is written: one may be a view of a column that another overwrites.
            slots = [self.layout.slot(name, behavior) for name in law.writes]
            settled = [
                self._kept_for_absent(slot, value, law, present) if slot.name in COLUMNS else value
                for slot, value in zip(slots, results, strict=True)
            ]
            for slot, value in zip(slots, settled, strict=True):
                if slot.name in COLUMNS:
                    self.state[self.layout.state[slot]][...] = value
                else:
                    self.derived[slot] = value

    def _kept_for_absent(self, slot: Slot, value: Any, law: Law, present: NDArray[np.bool_]) -> Any:
        """The new value of a state column, as an array of its own; absent people keep the old one."""
        return select(True if law.everyone else present, value, self.state[self.layout.state[slot]])

    def _draw(self, draw: Draw) -> None:
        engine = self.engine
        keys = engine.world.organization.keys[self.rows, None]
        when = moment(self.week, self.state[self.layout.state[Slot("generation")]])
        names = engine.world.scenario.behavior_names
        for behavior in range(self.layout.behaviors) if draw.by_behavior else [None]:
            purpose = draw.purpose if behavior is None else draw.purpose.format(behavior=names[behavior])
            luck = engine.batch.luck[None, :]
            self.derived[self.layout.slot(draw.writes, behavior)] = uniforms(
                engine.world.seed, purpose, keys, when, luck
            )

    def _mean(self, phase: BehaviorMean) -> None:
        scenario = self.engine.world.scenario
        weights = scenario.effort_shares if phase.weight == "effort" else scenario.customer_value_shares
        total: Any = 0.0
        for behavior in range(self.layout.behaviors):
            total = total + weights[behavior] * self.read(phase.of, behavior)
        self.derived[Slot(phase.writes)] = total

    def _record(self, sums: Values) -> None:
        cells = self.engine.world.cells.of_person[self.rows]
        order = np.argsort(cells, kind="stable")
        first = np.flatnonzero(np.r_[True, np.diff(cells[order]) > 0])
        shape = (len(cells), self.engine.replicates)
        present = self.state[self.layout.state[Slot("present")]]
        week = self.layout.week
        for name, quantity in week.quantity.items():
            value = self.read(quantity, None)
            if name in week.of_present:
                value = value * present
            exact = np.broadcast_to(grain(value), shape)[order]
            sums[cells[order][first], week.number[name]] += np.add.reduceat(exact, first, axis=0)
