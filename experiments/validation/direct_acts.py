"""Direct acts of arms where no intervention does them: champions, exits, what others see of a person, lines."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.week.run import Simulation
from cxsim.organization.structure import Organization, leaders
from cxsim.streams import order, uniforms
from experiments.validation.session import Act

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Values = NDArray[np.float64]


def champions(count: int, *, popular: bool) -> Act:
    """Appoint champions before the first week: the most popular people, or random ones (drawn in each replicate)."""

    def act(simulation: Simulation) -> None:
        if simulation.week == 0:
            chosen = _popular(simulation, count) if popular else _drawn(simulation, count)
            simulation.engine.write("champion", np.where(chosen, 1.0, 0.0))

    return act


def _popular(simulation: Simulation, count: int) -> Mask:
    view = simulation.world.view
    drawn = order(view.seed, "validation:champions", view.keys)
    ranked = drawn[np.argsort(-view.in_degree[drawn], kind="stable")]
    chosen = np.zeros((view.size, 1), dtype=bool)
    chosen[ranked[:count]] = True
    return chosen


def _drawn(simulation: Simulation, count: int) -> Mask:
    view, replicates = simulation.world.view, simulation.initial.batch.chance
    draws = uniforms(view.seed, "validation:champions", view.keys[:, None], 0, replicates[None, :])
    rank: Mask = draws.argsort(axis=0).argsort(axis=0) < count
    return rank


def managers_use(share: float) -> Act:
    """Managers are seen to use the behavior in a share of weeks, drawn for each of them, whatever they would do."""

    def act(simulation: Simulation) -> None:
        view, replicates = simulation.world.view, simulation.initial.batch.chance
        draws = uniforms(view.seed, "validation:managers", view.keys[:, None], simulation.week, replicates[None, :])
        _set_use(simulation, leaders(view.manager)[:, None], np.where(draws < share, 1.0, 0.0))

    return act


def one_of_each_team(organization: Organization, seed: int, replicates: Integers) -> Mask:
    """One person of each team without reports, drawn in each replicate, shape (people, replicates)."""
    draws = uniforms(seed, "validation:one of each team", organization.keys[:, None], 0, replicates[None, :])
    draws[leaders(organization.manager)] = -1.0
    chosen = np.zeros(draws.shape, dtype=bool)
    for team in range(len(organization.teams)):
        people = np.flatnonzero(organization.team == team)
        chosen[people[draws[people].argmax(axis=0)], np.arange(len(replicates))] = True
    chosen[leaders(organization.manager)] = False
    return chosen


def one_begins(weeks: int) -> Act:
    """One person of each team is seen to use the behavior for some weeks."""

    def act(simulation: Simulation) -> None:
        if simulation.week < weeks:
            world = simulation.world
            chosen = one_of_each_team(world.organization, world.view.seed, simulation.initial.batch.chance)
            _set_use(simulation, chosen, 1.0)

    return act


def _set_use(simulation: Simulation, chosen: Mask, use: Values | float) -> None:
    """Set last week's use, which others see this week, of chosen people who are present."""
    engine = simulation.engine
    present = engine.column("present") > 0.0
    engine.write("use", np.where(chosen & present, use, engine.column("use", 0)), 0)


def without_lines(organization: Organization) -> Organization:
    """The same people and ties without reporting lines: nobody has a manager."""
    layers = {name: layer for name, layer in organization.layers.items() if name != "reporting"}
    return replace(organization, manager=np.full_like(organization.manager, -1), layers=layers)


def part_with_misfits(share: float, week: int) -> Act:
    """Dismiss the people with the worst values fit in one week; the head of the organization stays."""

    def act(simulation: Simulation) -> None:
        if simulation.week == week:
            engine = simulation.engine
            stays = (simulation.world.view.level == 1)[:, None] | (engine.column("present") == 0.0)
            fit = np.where(stays, np.inf, engine.column("values_fit"))
            count = round(share * len(fit))
            worst = fit.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") < count
            engine.write("exit_planned", np.where(worst, 1.0, 0.0))
        elif simulation.week == week + 1:
            simulation.engine.write("exit_planned", 0.0)

    return act
