"""Group A, invariants: what must hold in every week of every plan, whatever the parameters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.week.columns import Slot
from cxsim.engine.week.run import Simulation
from cxsim.model.state import COLUMNS
from cxsim.organization.structure import Organization
from experiments.validation.arms import FULL, MANDATE, arm
from experiments.validation.network_patterns import largest_gap, permuted
from experiments.validation.session import Arm, Session
from experiments.validation.target import Expected, Measured, Target

Values = NDArray[np.float64]

_REPLICATES = 4
_FEW_WEEKS = 26


def _outside(simulation: Simulation) -> float:
    """The largest violation of the bounds of a state column."""
    worst = 0.0
    for slot in simulation.world.layout.state:
        column, values = COLUMNS[slot.name], _column(simulation, slot)
        worst = max(worst, column.low - float(values.min()), float(values.max()) - column.high)
    return worst


def _column(simulation: Simulation, slot: Slot) -> Values:
    return simulation.engine.column(slot.name, slot.behavior)


def _neither_there_nor_vacant(simulation: Simulation) -> float:
    filled = simulation.engine.column("present") + (simulation.engine.column("vacancy") > 0.0)
    return float(np.abs(filled - 1.0).max())


def _walked(session: Session, walked: Arm) -> tuple[float, float]:
    """Largest violations of the bounds and of the head count over all weeks."""
    simulation = session.simulation(walked)
    outside, missing = _outside(simulation), _neither_there_nor_vacant(simulation)
    while simulation.week < walked.scenario.weeks:
        session.step(simulation, walked)
        outside = max(outside, _outside(simulation))
        missing = max(missing, _neither_there_nor_vacant(simulation))
    return outside, missing


def _rows(simulation: Simulation) -> float:
    """Distance of the rows of the tie matrices from their number of ties, of which seven count in a team."""
    gaps = []
    for layer in simulation.world.layers:
        ties = np.diff(layer.starts)
        with_ties = np.flatnonzero(ties)
        totals = np.add.reduceat(layer.weights, layer.starts[with_ties])
        counted = np.minimum(ties[with_ties], 7 if layer.name == "team" else ties.max())
        gaps.append(float(np.abs(totals - counted).max()))
    return max(gaps)


def _reversed_people(organization: Organization) -> Organization:
    """The same people in the opposite order, departments kept together."""
    order = np.arange(organization.size)[::-1]
    return permuted(organization, order, tuple(reversed(organization.departments)))


def _idle(name: str, parameters: Mapping[str, float], rule: str) -> Arm:
    """No plan and no use, under an adoption rule."""
    scenario = arm(f"idle, {name}", {}, parameters=parameters).model_copy(update={"adoption_rule": rule})
    return Arm(scenario)


def _largest_use(session: Session, idle: Arm) -> float:
    return float(session.run(idle).weekly["use"].mean(axis=1).max())


# Quitting depends on nothing that a plan changes, so any difference in quits would be a difference in chance.
_BLIND_QUITS = {"quit_misfit": 0.0, "quit_attitude": 0.0, "quit_fatigue": 0.0, "quit_trust": 0.0}


def invariants(_: Session) -> list[Measured]:
    """A19: bounds, heads, ties, costs, ability, order of people, idleness, repeatability and common chance."""
    session = Session(replicates=_REPLICATES, engine="numpy")
    crisis: dict[str, Any] = {"shocks": [{"week": 10, "type": "crisis", "strength": 1.0, "weeks": 20}]}
    stress = arm("full in a crisis", {**FULL, "mandate": 1.0, "incentive": 1.0}, context=crisis)
    outside, missing = _walked(session, Arm(stress))
    simulation = session.simulation(Arm(stress))
    weekly_costs = [float(costs.min()) for costs in simulation.world.plan.costs.values()]
    unable = Arm(arm("nobody is able", {**MANDATE, "training": 0.0, "tools": 0.0}, weeks=_FEW_WEEKS,
                     behaviors=[{"name": "target_behavior", "required_skill": 1.0}]),
                 parameters={"ability_softness": 1e-3, "learning_by_doing": 0.0})
    alike = {"department_variance_share": 0.0}
    usual = Arm(arm("mandate, alike", MANDATE, parameters=alike, weeks=_FEW_WEEKS))
    turned = Arm(arm("mandate, reversed", MANDATE, parameters=alike, weeks=_FEW_WEEKS), reorganize=_reversed_people)
    again = Session(replicates=_REPLICATES, engine="numpy")
    blind, acting = (
        session.run(Arm(arm(f"quits blind to {name}", forces, weeks=_FEW_WEEKS), parameters=_BLIND_QUITS))
        for name, forces in (("nothing", {}), ("the mandate", MANDATE))
    )
    return [
        Measured(outside), Measured(missing), Measured(_rows(simulation)), Measured(min(weekly_costs, default=0.0)),
        Measured(float(session.run(unable).weekly["use"].max())), Measured(largest_gap(session, usual, turned)),
        Measured(_largest_use(session, _idle("threshold", {"threshold_noise": 0.0}, "threshold"))),
        Measured(_largest_use(session, _idle("bass", {"external_push": 0.0}, "bass"))),
        Measured(_largest_use(session, _idle("motivation", {}, "motivation"))),
        Measured(float(np.abs(session.run(usual).weekly["use"] - again.run(usual).weekly["use"]).max())),
        Measured(float(np.abs(blind.weekly["quits"] - acting.weekly["quits"]).max())),
    ]


_NONE = "0"

TARGETS = (
    Target("A19", "A", "What must always hold?", "by construction",
           (Expected("state outside its bounds", _NONE, high=0.0),
            Expected("slots neither filled nor vacant", _NONE, high=0.0),
            Expected("rows off their number of ties", _NONE, high=1e-12),
            Expected("smallest weekly cost", "not negative", low=0.0),
            Expected("use where nobody is able", _NONE, high=0.0),
            Expected("effect of the order of people", _NONE, high=1e-12),
            Expected("idle use, threshold rule", _NONE, high=0.0), Expected("idle use, bass rule", _NONE, high=0.0),
            Expected("idle use, motivation rule", "at most .02", high=0.02),
            Expected("same seed, other use", _NONE, high=0.0),
            Expected("chance in quits that a plan changes", _NONE, high=0.0)), invariants),
)
