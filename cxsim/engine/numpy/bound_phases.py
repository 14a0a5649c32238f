"""The phases of a week bound once to places in arrays, so that no time is spent on looking up names in every slice."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial, reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import grain, select, weighted_sum
from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.week.columns import NameKind, NamePlace
from cxsim.engine.week.inputs import WeekForces
from cxsim.engine.world.world import World
from cxsim.model.phases import BehaviorMean, Draw, Equation, Exposure, Phase, Total
from cxsim.streams import draw_counter, uniforms

Integers = NDArray[np.int64]
Keys = NDArray[np.uint64]
Mask = NDArray[np.bool_]
Values = NDArray[np.float64]


class Arriving(dict[int, Any]):
    """Forces as they arrive, by number: each is worked out when a phase first asks for it."""

    def __init__(self, forces: WeekForces):
        super().__init__()
        self.forces = forces

    def __missing__(self, number: int) -> Any:
        value = self[number] = self.forces.column(number)
        return value


@dataclass
class SliceData:
    """What the phases of a week read and write for some rows of people; arrays broadcast to (rows, replicates).

    ``numbers``: the quantities of every kind, by number.
    """

    numbers: Mapping[NameKind, Any]
    present: Mask
    keys: Keys
    week: int

    def of(self, place: NamePlace) -> Any:
        """The quantity at a place."""
        return self.numbers[place.kind][place.number]


@dataclass(frozen=True)
class BoundPhase:
    """A phase for one behavior: the function that computes its results, and where they are written."""

    results: Callable[[SliceData], Any]
    writes: tuple[NamePlace, ...]
    everyone: bool

    def take(self, data: SliceData) -> None:
        """Compute the results and write them."""
        result, numbers = self.results(data), data.numbers
        results = result if len(self.writes) > 1 else (result,)
        whom = True if self.everyone else data.present
        # All results are computed before any is written: one may be a view of a column that another overwrites.
        settled = [
            select(whom, value, numbers[kind][number]) if kind == "state" else value
            for (kind, number), value in zip(self.writes, results, strict=True)
        ]
        for (kind, number), value in zip(self.writes, settled, strict=True):
            numbers[kind][number] = value


def calculation(
    phase: Phase, behavior: int | None, world: World
) -> tuple[Callable[..., Any], list[tuple[str, int | None]]] | None:
    """The function of a phase and the quantities (name, behavior) it needs; None if it draws or looks at others."""
    match phase:
        case Equation():
            return phase.function, [(name, behavior) for name in phase.reads]
        case Total():
            join = partial(reduce, operator.mul if phase.product else operator.add)
            return (lambda *terms: join(terms) if terms else phase.neutral), [(name, behavior) for name in phase.of]
        case BehaviorMean():
            scenario = world.scenario
            weights = scenario.effort_shares if phase.weight == "effort" else scenario.customer_value_shares
            return (lambda *values: weighted_sum(weights, values)), [(phase.of, b) for b in range(len(weights))]
        case Draw() | Exposure():
            return None


class BoundPhases:
    """The phases of a week in order, and what is recorded after them."""

    def __init__(self, world: World, initial: InitialState):
        self.world, self.layout, self.chance = world, world.layout, initial.batch.chance[None, :]
        week = self.layout.week
        self.steps = [step for phase in week.phases for step in self._steps(phase)]
        self.records = [
            (number, self.layout.place(quantity), name in week.of_present)
            for number, (name, quantity) in enumerate(week.quantity.items())
        ]

    def _steps(self, phase: Phase) -> Iterator[BoundPhase]:
        """A phase, once per behavior if it is by behavior; the exposure is computed before any slice."""
        if isinstance(phase, Exposure):
            return
        purposes = phase.purposes(self.world.scenario.behavior_names) if isinstance(phase, Draw) else ()
        for behavior in range(self.layout.behaviors) if phase.by_behavior else (None,):
            writes = tuple(self.layout.place(name, behavior) for name in phase.writes)
            known = calculation(phase, behavior, self.world)
            if known is None:
                yield BoundPhase(self._uniforms(purposes[behavior or 0]), writes, everyone=True)
            else:
                reads = [self.layout.place(*read) for read in known[1]]
                yield BoundPhase(self._worked_out(known[0], reads), writes, phase.everyone)

    @staticmethod
    def _worked_out(equation: Callable[..., Any], reads: Sequence[NamePlace]) -> Callable[[SliceData], Any]:
        def worked_out(data: SliceData) -> Any:
            numbers = data.numbers
            return equation(*[numbers[kind][number] for kind, number in reads])

        return worked_out

    def _uniforms(self, purpose: str) -> Callable[[SliceData], Any]:
        generation = self.layout.place("generation")

        def drawn(data: SliceData) -> Values:
            when = draw_counter(data.week, data.of(generation))
            return uniforms(self.world.seed, purpose, data.keys, when, self.chance)

        return drawn

    def run(self, data: SliceData, cells: Integers, sums: Values) -> None:
        """Run all phases in order, then record these people."""
        for step in self.steps:
            step.take(data)
        # Sorting lets one reduction sum every cell. Values are rounded to a grain first, so the sums are exact, and
        # neither the order of people nor the cut into slices can matter.
        order = np.argsort(cells, kind="stable")
        first = np.flatnonzero(np.r_[True, np.diff(cells[order]) > 0])
        here = cells[order][first]
        present = data.of(self.layout.place("present"))
        for number, place, of_present in self.records:
            value = data.of(place) * present if of_present else data.of(place)
            exact = grain(value)
            if np.shape(exact) != present.shape:
                exact = np.broadcast_to(exact, present.shape)
            sums[here, number] += np.add.reduceat(exact[order], first, axis=0)
