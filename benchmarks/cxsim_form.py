"""The simple work in cxsim: its own engines and its own network, with a week of three mechanisms instead of the full
one.
"""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from benchmarks.threshold_work import SEED, ThresholdWork
from cxsim.arithmetic import select
from cxsim.engine.compiled.week import CompiledWeek
from cxsim.engine.numpy.numpy_week import NumpyWeek
from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.week.run import Simulation
from cxsim.engine.world.batch import Batch
from cxsim.engine.world.build import build_world
from cxsim.model import mechanism
from cxsim.model.phases import BehaviorMean, Draw, Exposure, Phase, Week
from cxsim.organization.structure import Layer, Organization
from cxsim.scenario.schema.schema import Scenario

Engine = Literal["numpy", "compiled"]
Values = NDArray[np.float64]


@mechanism.equation(writes="example_weight", everyone=True)
def equal_weight(present: Any) -> Any:
    """Everybody is the same example to others."""
    return present


@mechanism.equation(writes="use", by_behavior=True)
def at_a_threshold(use: Any, seen_use: Any, norm_threshold: Any) -> Any:
    """1 from the week in which enough contacts are users."""
    return select(seen_use >= norm_threshold, 1.0, use)


@mechanism.equation(writes="use", by_behavior=True)
def without_a_reason(use: Any, draw_use: Any) -> Any:
    """1 if the keyed random number of the week is below the noise."""
    return select(draw_use < 0.0005, 1.0, use)


def threshold_week(noisy: bool) -> Week:
    """The phases of the simple work."""
    phases: list[Phase] = [Exposure(equal_weight, shared=(), by_behavior=("use",), manager=()), at_a_threshold]
    if noisy:
        phases += [Draw("draw_use", "practice:{behavior}", by_behavior=True), without_a_reason]
    return Week((*phases, BehaviorMean("use")), of_present={"adoption": "use_mean"})


def organization_of(work: ThresholdWork) -> Organization:
    """The ties of the work as one department without managers."""
    edges = np.array(work.graph.edges, dtype=np.int32)
    sources, targets = np.concatenate([edges, edges[:, ::-1]]).T
    sorted_ties = np.lexsort((targets, sources))
    nobody = np.zeros(work.people, dtype=np.int32)
    ties = Layer("informal", sources[sorted_ties], targets[sorted_ties], np.ones(len(sources)))
    return Organization(
        ids=work.ids, keys=work.keys, departments=("all",), department=nobody, teams=("all",), team=nobody,
        level=nobody + 2, manager=nobody - 1, layers={ties.name: ties},
    )


def simulation_of(work: ThresholdWork, replicates: range, engine: Engine) -> Simulation:
    """The work for some replicates, ready to run."""
    scenario = Scenario.model_validate({
        "name": "threshold", "weeks": work.weeks, "turnover": False, "uncertainty": "none",
        "organization": {"generate": {"departments": [{"name": "all", "size": work.people}]}},
    })
    world = build_world(scenario, organization_of(work), SEED, threshold_week(work.noisy))
    initial = InitialState(world, Batch(np.array(replicates), np.array(replicates), world.parameters))
    for place, replicate in enumerate(replicates):
        initial.column("norm_threshold")[:, place] = work.thresholds(replicate)
        initial.column("use", 0)[:, place] = work.first(replicate)
    form = CompiledWeek if engine == "compiled" else NumpyWeek
    return Simulation(world, initial, form(world, initial))


def run_cxsim(simulation: Simulation) -> Values:
    """Adoption after each week, shape (weeks, replicates)."""
    users: list[Values] = []
    simulation.run(lambda week: users.append(week.totals[0]))
    return np.array(users) / simulation.world.organization.size
