"""Direct acts of arms where no intervention does them: champions, exits, ties."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.week.run import Simulation
from cxsim.organization.structure import Layer, Organization
from cxsim.streams import order, uniforms
from experiments.validation.networks import chance
from experiments.validation.session import Act

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]


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


def with_ties(organization: Organization, sources: Integers, targets: Integers) -> Organization:
    """The organization with additional informal ties; existing ones stay unchanged."""
    informal = organization.layers["informal"]
    people = organization.size
    code = np.unique(np.concatenate([sources, targets]) * people + np.concatenate([targets, sources]))
    old = informal.sources.astype(np.int64) * people + informal.targets
    new = np.setdiff1d(code, old)
    every = np.concatenate([old, new])
    weights = np.concatenate([informal.weights, np.ones(len(new))])
    place = np.argsort(every)
    layer = Layer("informal", (every[place] // people).astype(np.int32), (every[place] % people).astype(np.int32),
                  weights[place])
    return replace(organization, layers={**organization.layers, "informal": layer})


def wide_bridges(organization: Organization, bridges: int, wide: int, seed: int) -> Organization:
    """Bridges between two teams of different departments: ``wide`` people of each meet."""
    return with_ties(organization, *_bridges(organization, bridges, wide, seed))


def _bridges(organization: Organization, bridges: int, wide: int, seed: int) -> tuple[Integers, Integers]:
    teams = [np.flatnonzero(organization.team == number) for number in range(len(organization.teams))]
    teams = [team for team in teams if len(team) >= wide]
    draws = chance(seed, "bridges", 50 * bridges).reshape(-1, 2)
    sources: list[Integers] = []
    targets: list[Integers] = []
    for first, second in (draws * len(teams)).astype(int):
        one, other = teams[first][:wide], teams[second][:wide]
        if organization.department[one[0]] != organization.department[other[0]] and len(sources) < bridges:
            sources.append(np.repeat(one, wide))
            targets.append(np.tile(other, wide))
    return np.concatenate(sources).astype(np.int64), np.concatenate(targets).astype(np.int64)


def scattered_ties(organization: Organization, count: int, seed: int) -> Organization:
    """The organization with ``count`` single ties between people of different departments."""
    draws = (chance(seed, "scattered", 8 * count).reshape(-1, 2) * organization.size).astype(np.int64)
    across = organization.department[draws[:, 0]] != organization.department[draws[:, 1]]
    chosen = draws[across][:count]
    return with_ties(organization, chosen[:, 0], chosen[:, 1])
