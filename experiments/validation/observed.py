"""Observations of individual people in a run: what they are like at a time, what they do afterwards, who stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.week.columns import Slot
from cxsim.engine.week.run import Simulation
from cxsim.model.mechanisms.new_tools import struggle, struggle_output
from cxsim.model.mechanisms.outcome import output
from cxsim.model.state import COLUMNS
from experiments.validation.session import Arm, Session

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

OUTPUT = "output"
# What output depends on as it was before the week.
BEFORE = ("tools_known", "skill", "tenure")


@dataclass(frozen=True)
class Seen:
    """People from one week to another, shape (people, replicates) each.

    ``start``: columns before the first of these weeks; ``mean``: over these weeks, by position, with 0 while it is
    vacant; ``filled``: the share of these weeks in which a position was filled; ``there``: who was present before the
    first week; ``stayed``: who was present throughout.
    """

    start: Mapping[str, Values]
    mean: Mapping[str, Values]
    filled: Values
    there: Mask
    stayed: Mask


def watch(
    session: Session, arm: Arm, first: int, last: int, columns: Sequence[str] = (), means: Sequence[str] = ("use",)
) -> Seen:
    """Watch people from week ``first`` to ``last`` (exclusive); of behaviors the first.

    ``means`` may name ``output``, which is no column of the state. Mechanisms must all be in force for it.
    """
    simulation = session.simulation(arm)
    while simulation.week < first:
        session.step(simulation, arm)
    start = {name: column(simulation, name).copy() for name in columns}
    there = column(simulation, "present") > 0.0
    person, stayed = column(simulation, "generation").copy(), there.copy()
    totals = {name: np.zeros(there.shape) for name in (*means, "present")}
    while simulation.week < last:
        before = {name: column(simulation, name).copy() for name in BEFORE}
        session.step(simulation, arm)
        present = column(simulation, "present")
        stayed &= (present > 0.0) & (column(simulation, "generation") == person)
        for name in totals:
            now = outputs(simulation, before) if name == OUTPUT else column(simulation, name)
            totals[name] += present * now
    weeks = max(last - first, 1)
    filled = totals.pop("present") / weeks
    return Seen(start, {name: total / weeks for name, total in totals.items()}, filled, there, stayed)


def column(simulation: Simulation, name: str) -> Values:
    """A column of the state, shape (people, replicates); of behaviors the first."""
    return simulation.engine.column(name, 0 if COLUMNS[name].by_behavior else None)


def outputs(simulation: Simulation, before: Mapping[str, Values]) -> Values:
    """Output of each person who stayed in the week that was, for one behavior; ``before``: columns before that week."""
    world, parameters = simulation.world, simulation.initial.parameters
    use, skill = column(simulation, "use"), column(simulation, "skill")

    def force(name: str, behavior: int | None = None) -> Any:
        return simulation.forces.column(world.layout.profile[Slot(name, behavior)])

    struggling = struggle(force("tools", 0), before["tools_known"], before["skill"])
    given: dict[str, Any] = {
        "fatigue": column(simulation, "fatigue"), "unskilled_effort_mean": use * (1.0 - skill),
        "skilled_value_mean": use * skill, "tenure": before["tenure"], "training_mean": force("training_mean"),
        "output_factor": struggle_output(struggling, parameters["struggle_output_loss"]),
    }
    produced: Values = output(**given, **{name: parameters[name] for name in output.reads if name in parameters})
    return produced
