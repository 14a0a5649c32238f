"""The compiled engine: the state of a batch in blocks of 32 lanes, and the weeks that change it."""

from __future__ import annotations

import weakref
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.compiled.build import compiled_functions
from cxsim.engine.compiled.names import LANES, Lanes
from cxsim.engine.compiled.weaver import Weaving
from cxsim.engine.numpy.exposure import contacts_of, layer_weights
from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.week.columns import Slot
from cxsim.engine.week.inputs import WeekInputs
from cxsim.engine.world.network import Network
from cxsim.engine.world.world import World
from cxsim.streams import MASK_32, SHIFT_32, purpose_key

Integers = NDArray[np.int64]
Keys = NDArray[np.uint64]
Values = NDArray[np.float64]

# Weeks until a lane without a person (at the end of the last block) is filled: never within any horizon.
NEVER_FILLED = 1e6


def kind_for(replicates: int) -> Lanes:
    """The layout of a batch: one replicate as blocks of people, else as blocks of replicates."""
    return "people" if replicates == 1 else "replicates"


def packed(state: Values) -> Values:
    """(columns, people, replicates) as (blocks, columns, lanes); missing replicates repeat the first."""
    # A copy of a real replicate in unused lanes never meets numbers that a real one does not meet; what it records is
    # cut off after the week.
    columns, people, replicates = state.shape
    if replicates == 1:
        blocks = -(-people // LANES)
        padded = np.zeros((columns, blocks * LANES))
        padded[:, :people] = state[:, :, 0]
        return np.ascontiguousarray(padded.reshape(columns, blocks, LANES).transpose(1, 0, 2))
    blocks = np.empty((people, columns, LANES))
    blocks[:, :, :replicates] = state.transpose(1, 0, 2)
    blocks[:, :, replicates:] = blocks[:, :, :1]
    return blocks


class CompiledWeek:
    """The state of one batch of at most 32 replicates. ``threads`` > 1 splits the people of a week."""

    def __init__(self, world: World, initial: InitialState, threads: int = 1):
        self.world, self.initial = world, initial
        self.layout = world.layout
        self.people, self.replicates = initial.shape
        self.kind: Lanes = kind_for(self.replicates)
        varying = any(np.ndim(value) for value in initial.batch.parameters.values()) and self.kind == "replicates"
        per_replicate = world.forces_per_replicate and self.kind == "replicates"
        self.weaving = Weaving(self.layout, self.kind, varying, per_replicate)
        self.functions = compiled_functions(self.layout.week, self.layout.behaviors, self.kind, varying, per_replicate)
        self.state = initial.packed("state", lambda: packed(initial.state)).copy()
        self.blocks = len(self.state)
        if self.kind == "people" and self.layout.has("vacancy"):
            flat = self.state[-1, self.layout.state[Slot("vacancy")]]
            flat[LANES - (self.blocks * LANES - self.people):] = NEVER_FILLED
        self._set_people()
        self._set_network(world.network)
        self._set_numbers()
        channels, own = 1 + len(self.weaving.weighted), len(self.weaving.plain)
        self.examples = np.zeros(self.blocks * LANES * channels)
        self.plain = np.zeros(self.blocks * LANES * own)
        self.left_blocks = np.zeros(self.blocks, dtype=np.bool_)
        self.pool = ThreadPoolExecutor(threads) if threads > 1 else None
        self.threads = threads
        if self.pool is not None:
            weakref.finalize(self, self.pool.shutdown, wait=False)

    def _padded(self, values: Any, dtype: Any) -> NDArray[Any]:
        """Numbers per person, with zeros in lanes without a person."""
        length = self.blocks * LANES if self.kind == "people" else self.people
        padded = np.zeros(length, dtype=dtype)
        padded[: self.people] = values
        return padded

    def _set_people(self) -> None:
        organization = self.world.organization
        self._placed: tuple[Integers | None, Keys] = (None, np.zeros(0, dtype=np.uint64))
        self.department_of = self._padded(organization.department, np.uint64)
        self.cell_of = self._padded(self.world.cells.of_person, np.uint64)
        self.key_low = self._padded(organization.keys & MASK_32, np.uint64)
        self.key_high = self._padded(organization.keys >> SHIFT_32, np.uint64)

    def _profile_of(self, row_of: Integers) -> Keys:
        """The row of each person or lane; cached while ``row_of`` is the same array."""
        # No code changes an array of rows in place, so the same array means the same rows, and it often stays the same.
        if self._placed[0] is not row_of:
            if not self.weaving.per_replicate:
                placed = self._padded(row_of if row_of.ndim == 1 else row_of[:, 0], np.uint64)
            else:
                own = row_of if row_of.ndim == 2 else np.repeat(row_of[:, None], self.replicates, axis=1)
                lanes = np.empty((self.people, LANES), dtype=np.uint64)
                lanes[:, : self.replicates] = own
                lanes[:, self.replicates:] = own[:, :1]
                placed = lanes.reshape(-1)
            self._placed = row_of, placed
        return self._placed[1]

    def _set_network(self, network: Network) -> None:
        self.manager = self._padded(network.manager, np.int64)
        self.manager[self.people:] = -1
        layers = network.layers
        self.layers = len(layers)
        offsets = np.cumsum([0, *(len(layer.targets) for layer in layers)])
        rows = [layer.starts + offset for layer, offset in zip(layers, offsets[:-1], strict=True)]
        self.starts = np.concatenate(rows) if rows else np.zeros(1, dtype=np.int64)
        self.targets = np.concatenate([layer.targets for layer in layers]) if rows else np.zeros(0, dtype=np.int32)
        self.weights = np.concatenate([layer.weights for layer in layers]) if rows else np.zeros(0)
        contacts = layer_weights(layers, self.initial.batch.parameters)
        self.layer_weights = np.concatenate([self._lanes(w) for w in contacts]) if contacts else np.zeros(0)

    def use_network(self, network: Network) -> None:
        """Use these ties and managers from this week on."""
        self._set_network(network)
        if self.layout.has("contacts"):
            self.write("contacts", contacts_of(network.layers, self.people)[:, None])

    def _set_numbers(self) -> None:
        scenario, batch = self.world.scenario, self.initial.batch
        self.visibility = np.array([behavior.visibility for behavior in scenario.behaviors])
        self.effort = np.array(scenario.effort_shares)
        self.customer_value = np.array(scenario.customer_value_shares)
        self.parameters = np.concatenate([self._lanes(batch.parameters[name]) for name in self.layout.parameter])
        self.chance = self._all_lanes(batch.chance).astype(np.uint64)
        self.purposes = np.array([
            word for draw in self.layout.week.draws for purpose in draw.purposes(scenario.behavior_names)
            for word in purpose_key(self.world.seed, purpose)
        ], dtype=np.uint64)

    def _all_lanes(self, values: Any) -> NDArray[Any]:
        """One value per lane of a block of replicates; missing replicates repeat the first."""
        lanes = np.empty(LANES, dtype=np.asarray(values).dtype)
        lanes[:] = np.ravel(values)[0]
        lanes[: self.replicates] = values
        return lanes

    def _lanes(self, value: Any) -> NDArray[Any]:
        """A parameter as the text reads it: one value per lane if parameters vary, else a single value."""
        if self.weaving.varying:
            return self._all_lanes(np.broadcast_to(np.asarray(value, dtype=np.float64), self.replicates))
        return np.atleast_1d(np.asarray(value, dtype=np.float64))[:1]

    def column(self, name: str, behavior: int | None = None) -> Values:
        """A state column, shape (people, replicates)."""
        lanes = self.state[:, self.layout.state[self.layout.slot(name, behavior)]]
        if self.kind == "replicates":
            return lanes[:, : self.replicates]
        return lanes.reshape(-1)[: self.people, None]

    def write(self, name: str, values: Any, behavior: int | None = None) -> None:
        """Set a state column; acts of interventions write this way."""
        target = self.state[:, self.layout.state[self.layout.slot(name, behavior)]]
        values = np.broadcast_to(values, (self.people, self.replicates))
        if self.kind == "replicates":
            target[:, : self.replicates] = values
            target[:, self.replicates:] = values[:, :1]
        else:
            lanes = np.zeros(self.blocks * LANES)
            lanes[: self.people] = values[:, 0]
            target[...] = lanes.reshape(self.blocks, LANES)

    def step(self, week: int, inputs: WeekInputs) -> Values:
        """Run one week; returns the recorded sums, shape (cells, recorded, replicates)."""
        bounds = np.linspace(0, self.blocks, self.threads + 1).astype(int)
        ranges = list(pairwise(bounds))
        state = self.state.reshape(-1)
        if self.layout.week.exposure is not None:
            self._each(lambda first, last: self.functions.pack(
                state, self.examples, self.plain, self.parameters, first, last), ranges)
        lanes = LANES if self.kind == "replicates" else 1
        forces = np.ascontiguousarray(inputs.forces.table).reshape(-1)
        profile_of = self._profile_of(inputs.forces.row_of)
        record = self._wide(inputs.record)
        department = self._wide(inputs.department)
        sums = [np.zeros(self.world.cells.count * len(self.layout.week.quantity) * lanes) for _ in ranges]

        def run(number: int) -> None:
            first, last = ranges[number]
            self.functions.week(
                state, self.examples, self.plain, self.parameters, forces, profile_of, record, department,
                self.department_of, self.manager, self.starts, self.targets, self.weights, self.layer_weights,
                self.key_low, self.key_high, self.chance, self.purposes, self.visibility, self.effort,
                self.customer_value, np.uint64(week), self.cell_of, self.left_blocks, sums[number], self.people,
                self.layers, first, last,
            )

        self._each(run, [(number,) for number in range(len(ranges))])
        # Every thread has sums of its own, so they need no lock. Recorded numbers are multiples of 2**-30, so the total
        # is exact in any order and does not depend on the number of threads.
        total = sums[0]
        for more in sums[1:]:
            total = total + more
        return total.reshape(self.world.cells.count, len(self.layout.week.quantity), lanes)[:, :, : self.replicates]

    def _each(self, function: Any, arguments: list[tuple[Any, ...]]) -> None:
        if self.pool is None:
            for argument in arguments:
                function(*argument)
        else:
            for future in [self.pool.submit(function, *argument) for argument in arguments]:
                future.result()

    def _wide(self, values: Values) -> Values:
        """Numbers per replicate, padded to lanes and flat."""
        if self.kind == "people":
            return np.ascontiguousarray(values[..., 0]).reshape(-1)
        wide = np.empty((*values.shape[:-1], LANES))
        wide[..., : self.replicates] = values
        wide[..., self.replicates:] = values[..., :1]
        return wide.reshape(-1)

    def admit_newcomers(self) -> None:
        """Let newcomers take the positions that people left this week."""
        if not self.layout.has("left"):
            return
        somebody = np.flatnonzero(self.left_blocks)
        if len(somebody) == 0:
            return
        found, lanes = np.nonzero(self.state[somebody, self.layout.state[Slot("left")]])
        blocks = somebody[found]
        # Newcomers are keyed by position and generation, not by the week they come: whenever the third person takes a
        # position, it is the same person in every plan.
        generations = self.state[blocks, self.layout.state[Slot("generation")], lanes].astype(np.int64) + 1
        for generation in range(int(generations.min()), int(generations.max()) + 1):
            chosen = generations == generation
            newcomers = self._newcomers(generation)
            self.state[blocks[chosen], : self.layout.reset, lanes[chosen]] = newcomers[blocks[chosen], :, lanes[chosen]]

    def _newcomers(self, generation: int) -> Values:
        """The newcomers of a generation in blocks, shared by all plans on this initial state."""
        return self.initial.packed(f"newcomers {generation}", lambda: packed(self.initial.newcomers(generation)))
