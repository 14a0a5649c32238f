"""Observations of individual people in a run: their use, their output, who left."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.week.columns import Slot
from cxsim.engine.week.run import Simulation
from cxsim.model.mechanisms.outcome import output
from experiments.validation.session import Arm, Session

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]


@dataclass(frozen=True)
class Behavior:
    """Share of weeks in which each person used it (people, replicates), and who stayed throughout."""

    use: Values
    stayed: Mask


def behavior(session: Session, arm: Arm, first: int, last: int) -> Behavior:
    """Use of people from week ``first`` to ``last`` (exclusive)."""
    simulation = session.simulation(arm)
    while simulation.week < first:
        session.step(simulation, arm)
    total = np.zeros(simulation.initial.shape)
    stayed = np.ones(simulation.initial.shape, dtype=bool)
    generation = simulation.engine.column("generation").copy()
    while simulation.week < last:
        session.step(simulation, arm)
        total += simulation.engine.column("use", 0)
        stayed &= (simulation.engine.column("present") > 0.0) & (simulation.engine.column("generation") == generation)
    return Behavior(total / (last - first), stayed)


def effect_size(treated: Behavior, control: Behavior) -> Values:
    """Cohen's d by replicate, for people present in both."""
    both = treated.stayed & control.stayed
    effects = []
    for replicate in range(both.shape[1]):
        chosen = both[:, replicate]
        one, other = treated.use[chosen, replicate], control.use[chosen, replicate]
        spread = math.sqrt(0.5 * float(one.var() + other.var()))
        effects.append(float(one.mean() - other.mean()) / spread if spread > 0.0 else 0.0)
    return np.array(effects)


def outputs(simulation: Simulation) -> Values:
    """Output of each person in the week that was; vacant positions are nan. For one behavior."""
    engine, world, parameters = simulation.engine, simulation.world, simulation.initial.parameters
    use, skill = engine.column("use", 0), engine.column("skill", 0)
    given: dict[str, Any] = {
        "fatigue": engine.column("fatigue"), "unskilled_effort_mean": use * (1.0 - skill),
        "skilled_value_mean": use * skill, "tenure": engine.column("tenure"),
        "training_mean": simulation.forces.column(world.layout.profile[Slot("training_mean")]),
    }
    produced = output(**given, **{name: parameters[name] for name in output.reads if name in parameters})
    return np.where(engine.column("present") > 0.0, produced, np.nan)


@dataclass(frozen=True)
class Leavers:
    """People present at the start who may leave: their columns at that time, and who left."""

    columns: dict[str, Values]
    there: Mask
    left: Mask


def leavers(session: Session, arm: Arm, first: int, last: int, columns: tuple[str, ...]) -> Leavers:
    """Observe who leaves from week ``first`` to ``last`` (exclusive)."""
    simulation = session.simulation(arm)
    while simulation.week < first:
        session.step(simulation, arm)
    there = (simulation.engine.column("present") > 0.0) & (simulation.world.view.level > 1)[:, None]
    kept = {name: simulation.engine.column(name).copy() for name in columns}
    left = np.zeros_like(there)
    while simulation.week < last:
        session.step(simulation, arm)
        left |= simulation.engine.column("left") > 0.0
    return Leavers(kept, there, left & there)
