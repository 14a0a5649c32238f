"""The compiled engine: the state of a batch in chunks of lanes, and the weeks that change it."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.compiled import departments, pack, weaver
from cxsim.engine.compiled.addresses import Arrays, aligned
from cxsim.engine.compiled.fixed_arrays import of_network, of_people, of_scenario
from cxsim.engine.compiled.lanes import LaneLayout, kind_for
from cxsim.engine.compiled.machine import Linked, compiled_functions
from cxsim.engine.compiled.quiet import quiet
from cxsim.engine.compiled.weaving import CHUNK, Weaving
from cxsim.engine.numpy.exposure import contacts_of
from cxsim.engine.plan.unpushed import marked
from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.week.columns import NameKind, NamePlace, Slot
from cxsim.engine.week.department_rows import DepartmentRows
from cxsim.engine.week.inputs import WeekForces, WeekInputs
from cxsim.engine.world.network import Network
from cxsim.engine.world.world import World

Integers = NDArray[np.int64]
Values = NDArray[np.float64]

# Weeks until a lane without a person (at the end of the last chunk) is filled: never within any horizon.
NEVER_FILLED = 1e6


def weaving_of(world: World, people: int, replicates: int, varying: bool) -> Weaving:
    """What the compiled week of a batch of this size depends on before it begins, while replicates are pushed alike."""
    lanes, kind, profile = LaneLayout(people, replicates), kind_for(replicates), world.layout.profile
    unpushed = (world.whole or world).unpushed
    at_rest = frozenset((NamePlace("profile", profile[slot]), value) for slot, value in unpushed.items())
    return Weaving(world.layout, kind, varying and kind == "replicates", half=lanes.half, known=at_rest)


class CompiledWeek:
    """The state of one batch. ``threads`` > 1 splits the people of a week."""

    def __init__(self, world: World, initial: InitialState, threads: int = 1):
        self.world, self.initial, self.layout = world, initial, world.layout
        self.lanes = LaneLayout(*initial.shape)
        self.weaving = weaving_of(world, *initial.shape, initial.batch.varying)
        # Numbers that are believed to stay: those of forces, and what everybody starts with.
        appointed = marked((world.whole or world).scenario)
        self._given = dict(self.weaving.known) | {
            NamePlace("state", self.layout.state[slot]): value for slot, value in initial.common.items()
            if slot.name not in appointed}
        self._believe()
        self.state = self.lanes.state(initial.state)
        if self.layout.has("vacancy") and self.lanes.padded > self.lanes.people:
            self._column("vacancy")[0, -1, self.lanes.people - self.lanes.padded:] = NEVER_FILLED
        self._placed: tuple[Integers | None, NDArray[np.int64]] = (None, np.zeros(0, dtype=np.int64))
        self.threads = threads
        self.functions: Linked | None = None
        self._arrays = Arrays({
            "state": self.state, **of_people(world, self.lanes), **self._network(world.network),
            **of_scenario(world, initial.batch, self.lanes, self.weaving), **self._scratch(), **self._unheard(),
        })
        bounds = np.linspace(0, self.lanes.blocks, threads + 1).astype(int)
        self.ranges = list(pairwise(bounds.tolist()))
        self.pool = ThreadPoolExecutor(threads) if threads > 1 else None
        if self.pool is not None:
            weakref.finalize(self, self.pool.shutdown, wait=False)

    def _network(self, network: Network) -> dict[str, NDArray[Any]]:
        self.layers = len(network.layers)
        self._weave(replace(self.weaving, even=all(layer.tie_weights is None for layer in network.layers)))
        return of_network(network, self.initial.batch, self.lanes, self.weaving)

    def between(self, rows: DepartmentRows) -> list[Callable[[], None]]:
        """What happens to departments between two weeks, on these rows; to be called in this order."""
        return departments.steps(rows)

    def use_network(self, network: Network) -> None:
        """Use these ties and managers from this week on."""
        self._arrays.put(self._network(network))
        if self.layout.has("contacts"):
            self.write("contacts", contacts_of(network.layers, self.lanes.people)[:, None])

    def _scratch(self) -> dict[str, NDArray[Any]]:
        lanes, weaving = self.lanes, self.weaving
        stride = weaving.stride if lanes.of_people else weaving.examples
        # With one thread, every chunk is laid out in the place of the one before.
        every = lanes.blocks * (lanes.chunks if self.threads > 1 else 1) * CHUNK
        return {
            "examples": aligned((every * stride,)), "plain": aligned((every * len(weaving.plain),)),
            "seen": aligned((0 if lanes.of_people else every * (1 + len(weaving.channels)),)),
            "left_chunks": np.zeros(lanes.blocks * lanes.chunks, dtype=np.uint8),
        }

    def _column(self, name: str, behavior: int | None = None) -> Values:
        """A state column, (chunks, blocks, lanes), as a view."""
        view: Values = self.state[:, :, self.layout.state[self.layout.slot(name, behavior)]]
        return view

    def column(self, name: str, behavior: int | None = None) -> Values:
        """A state column, shape (people, replicates)."""
        return self.lanes.column(self._column(name, behavior))

    def write(self, name: str, values: Any, behavior: int | None = None) -> None:
        """Set a state column; acts of interventions write this way."""
        place = self.layout.place(name, behavior)
        known = self.weaving.constants.get(place)
        if known is not None and np.any(np.not_equal(values, known)):
            self._forget(place)
        self._column(name, behavior)[...] = self.lanes.in_column(values)

    def step(self, week: int, inputs: WeekInputs) -> Values:
        """Run one week; returns the recorded sums, shape (cells, recorded, replicates)."""
        self._arrays.put(self._inputs(inputs))
        # While all replicates are pushed alike, their lanes share the row of forces, which is faster to read.
        functions = self._machine_code(inputs.forces.row_of.ndim == 2 and not self.lanes.of_people).functions
        lanes, packs = self.lanes, self.pool is None
        if not packs:
            packing = self._arrays.addresses(pack.ARRAYS)
            self._each(lambda number: functions["pack"](*packing, lanes.blocks, *self.ranges[number], 0, lanes.chunks))
        shape = self.world.cells.count + 1, lanes.chunks, len(self.layout.week.quantity), CHUNK
        sums, arrays = [aligned(shape) for _ in self.ranges], self._arrays.addresses(weaver.ARRAYS)
        numbers = week, lanes.padded + 1, self.layers, lanes.blocks, lanes.chunks

        def run(number: int) -> None:
            functions["week"](*arrays, sums[number].ctypes.data, *numbers, *self.ranges[number], packs)

        self._each(run)
        # Every thread has sums of its own, so they need no lock. Recorded numbers are multiples of 2**-30, so the total
        # is exact in any order and does not depend on the number of threads.
        total = sums[0]
        for more in sums[1:]:
            total += more
        return lanes.recorded(total[:-1])

    def _believe(self) -> None:
        """Leave out what follows from the given numbers."""
        self._weave(replace(self.weaving, known=quiet(self.layout, frozenset(self._given.items()))))

    def _forget(self, place: NamePlace) -> None:
        """A number that was believed to stay has changed."""
        if self._given.pop(place, None) is None:  # it followed from others; nobody knows from which
            self._given.clear()
        self._believe()
        self._arrays.put(self._scratch())

    def _hold_against(self, kind: NameKind, values: Values) -> None:
        """Forget what is not so; ``values``: inputs of one kind, shape (..., numbers, n)."""
        places, known = self.weaving.inputs[kind]
        changed = values.take(places, axis=-2) != known
        if changed.any():
            for number in np.unique(np.nonzero(changed)[-2]):
                self._forget(NamePlace(kind, int(places[number])))

    def _weave(self, weaving: Weaving) -> None:
        """Other machine code from now on; it is made when it is needed."""
        self.weaving, self.functions = weaving, None

    def _machine_code(self, by_row: bool) -> Linked:
        if self.functions is None or self.weaving.by_row != by_row:
            self.weaving = replace(self.weaving, by_row=by_row)
            self.functions = compiled_functions(self.weaving)
        return self.functions

    def _each(self, function: Any) -> None:
        """Call a function for every range of blocks."""
        if self.pool is None:
            function(0)
        else:
            for future in [self.pool.submit(function, number) for number in range(self.threads)]:
                future.result()

    def _unheard(self) -> dict[str, NDArray[Any]]:
        """Numbers of the record and of departments; they stay 0 if no phase reads them."""
        layout, departments = self.layout, len(self.world.organization.departments)
        self._hears_record = not layout.week.names.isdisjoint(layout.record_inputs)
        self._hears_departments = layout.week.forces_per_replicate or not layout.week.names.isdisjoint(
            layout.department_inputs)
        return {
            "record": np.zeros((self.lanes.chunks, len(layout.record_inputs), CHUNK)),
            "department": np.zeros((departments, self.lanes.chunks, len(self.weaving.department), CHUNK)),
        }

    def _inputs(self, inputs: WeekInputs) -> dict[str, NDArray[Any]]:
        forces = inputs.forces
        plain = None if forces.adjusting is None else forces.adjusting.without
        found: dict[str, NDArray[Any]] = {
            "forces": np.ascontiguousarray(forces.table), "profile_of": self._profile_of(forces),
            "forces_without": np.ascontiguousarray(forces.table if plain is None else plain),
        }
        self._hold_against("profile", found["forces"][..., None])
        if self._hears_record:
            found["record"] = self.lanes.rows(inputs.record)
            self._hold_against("record", found["record"])
        if self._hears_departments:
            found["department"] = self._of_departments(inputs)
            self._hold_against("department", found["department"])
        return found

    def _of_departments(self, inputs: WeekInputs) -> Values:
        department, adjusting = inputs.department, inputs.forces.adjusting
        if adjusting is not None:
            department = np.concatenate([department, adjusting.values], axis=1)
        return np.ascontiguousarray(department) if self.lanes.of_people else self.lanes.rows(department)

    def _profile_of(self, forces: WeekForces) -> Integers:
        """The row of each person or lane; cached while ``row_of`` is the same array."""
        # No code changes an array of rows in place, so the same array means the same rows, and it often stays the same.
        row_of = forces.row_of
        if self._placed[0] is not row_of:
            if row_of.ndim == 2 and not self.lanes.of_people:
                placed = np.ascontiguousarray(self.lanes.replicated(row_of).swapaxes(0, 1))
            else:
                placed = self.lanes.of_persons(row_of if row_of.ndim == 1 else row_of[:, 0], np.int64)
            self._placed = row_of, placed
        return self._placed[1]

    def admit_newcomers(self) -> None:
        """Let newcomers take the positions that people left this week."""
        if not self.layout.has("left"):
            return
        chunks = np.flatnonzero(self._arrays["left_chunks"])
        state = self.state.reshape(-1, *self.state.shape[2:])
        found, lane = np.nonzero(state[chunks, self.layout.state[Slot("left")]])
        chunk = chunks[found]
        if self.lanes.of_people:
            person, replicate = chunk * CHUNK + lane, np.zeros_like(lane)
        else:
            person, replicate = chunk % self.lanes.blocks, chunk // self.lanes.blocks * CHUNK + lane
        real = (person < self.lanes.people) & (replicate < self.lanes.replicates)
        chunk, lane, person, replicate = chunk[real], lane[real], person[real], replicate[real]
        if len(chunk) == 0:
            return
        # Newcomers are keyed by position and generation, not by the week they come: whenever the third person takes a
        # position, it is the same person in every plan.
        generations = state[chunk, self.layout.state[Slot("generation")], lane].astype(np.int64) + 1
        state[chunk, : self.layout.reset, lane] = self.initial.newcomers.of(person, replicate, generations)
