"""The share of each phase in the time of a compiled week.

The week is woven again with the processor's cycle counter read between any two phases of each block: the same text as
the program's own week, plus one subtraction and one addition per phase and block. The cost of the reading itself is
measured on an empty interval and subtracted. The reading waits for unfinished work, so phases cannot overlap as they do
otherwise; with data in cache that changes shares little, with data in memory it would charge every first reader.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from cxsim.engine.compiled.build import CompiledFunctions, compile_text
from cxsim.engine.compiled.weaver import Weaving
from cxsim.engine.compiled.week import CompiledWeek
from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.week.run import Simulation
from cxsim.engine.world.world import World
from cxsim.model.phases import Phase

EMPTY = "(nothing)"


@dataclass(frozen=True)
class TimedWeaving(Weaving):
    """A weaving whose week takes one more argument in front: cycles per phase, shape (phases + 3,)."""

    def text(self) -> str:
        own = super().text().replace("def week(", "def week(ticks, ", 1)
        return f"from benchmarks.cycles import cycles\n{own}"

    @property
    def names(self) -> list[str]:
        """What is timed, in the order of the week."""
        return ["forces", EMPTY, *(phase.name for phase in self.layout.week.phases), "record"]

    def _read(self, number: int) -> list[str]:
        return ["        after = cycles()", f"        ticks[{number}] += np.int64(after - before)",
                "        before = cycles()"]

    def _inputs(self) -> list[str]:
        return ["        before = cycles()", *super()._inputs(), *self._read(0), *self._read(1)]

    def _phase(self, phase: Phase) -> list[str]:
        return super()._phase(phase) + self._read(2 + self.layout.week.phases.index(phase))

    def _record(self) -> list[str]:
        return super()._record() + self._read(len(self.names) - 1)


def timed_simulation(world: World, initial: InitialState) -> tuple[Simulation, Callable[[], dict[str, float]]]:
    """A simulation, and a function that returns the cycles of its phases so far, including forces and record."""
    week = CompiledWeek(world, initial)
    weaving = TimedWeaving(week.layout, week.kind, week.weaving.varying)
    ticks = np.zeros(len(weaving.names), dtype=np.int64)
    functions = compile_text(weaving.text())
    week.functions = CompiledFunctions(functions.pack, partial(functions.week, ticks), functions.path)

    def cycles() -> dict[str, float]:
        taken = np.maximum(ticks - ticks[weaving.names.index(EMPTY)], 0)
        named: dict[str, float] = {}
        for name, value in zip(weaving.names, taken, strict=True):
            if name != EMPTY:
                named[name] = named.get(name, 0.0) + float(value)
        return named

    return Simulation(world, initial, week), cycles


def time_phases(world: World, initial: InitialState) -> dict[str, float]:
    """Cycles of each phase over the horizon of a scenario."""
    timed_simulation(world, initial)[0].step()  # compiles
    simulation, cycles = timed_simulation(world, initial)
    simulation.run()
    return cycles()
