"""The stored values of a batch, by group, and the recording that they make."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.world.world import World
from cxsim.model.state import MEASURES
from cxsim.results.recording import OUTCOME_PREFIX, WEEKLY_MEASURES, Recording

Values = NDArray[np.float64]


class Paid(NamedTuple):
    """What money is paid for: wages for the output, replacements, an intervention whose cost differs between
    replicates, or its cost by hire."""

    purpose: Literal["output", "replacement", "intervention", "hires"]
    intervention: str = ""


OUTPUT, REPLACEMENT = Paid("output"), Paid("replacement")


class Money(NamedTuple):
    """An amount ``by_week``, shape (weeks, replicates), and summed over weeks ``by_group``, (groups, replicates)."""

    by_week: Values
    by_group: Values


@dataclass(frozen=True)
class Kept:
    """The stored values of a batch, or of all batches together.

    ``weekly``: measure -> (groups, weeks, replicates); ``groups`` may be fewer than the world has.
    ``last_active_week``: (replicates,), if rules may change the plan; nan if no intervention is ever active.
    """

    weekly: Mapping[str, Values]
    groups: int
    money: Mapping[Paid, Money]
    last_active_week: Values | None = None


@dataclass(frozen=True)
class LiveCosts:
    """The costs of a plan by intervention, if they differ between replicates.

    ``by_week``: shape (weeks, replicates); ``by_group``: summed over the weeks, (groups, replicates);
    ``last_active_week``: (replicates,), nan if no intervention is ever active.
    """

    by_week: Mapping[str, Values]
    by_group: Mapping[str, Values]
    last_active_week: Values


def group_names(world: World) -> tuple[str, ...]:
    """"all", then departments, then levels."""
    departments = [f"department:{name}" for name in world.organization.departments]
    return ("all", *departments, *(f"level:{level}" for level in np.unique(world.cells.level)))


def measures_of(world: World) -> tuple[str, ...]:
    """The weekly measures that this world's week records, those of mechanisms and business outcomes last."""
    recorded = {*world.layout.week.number, *world.layout.week.kept}
    outcomes = (OUTCOME_PREFIX + outcome.name for outcome in world.scenario.context.outcomes)
    return (*WEEKLY_MEASURES, *(name for name in MEASURES if name in recorded), *outcomes)


def membership(world: World) -> Values:
    """The cells of each group (1 or 0), shape (groups, cells); groups as in ``group_names``."""
    cells = world.cells
    rows = [np.ones(cells.count)]
    rows += [np.where(cells.department == d, 1.0, 0.0) for d in range(len(world.organization.departments))]
    rows += [np.where(cells.level == level, 1.0, 0.0) for level in np.unique(cells.level)]
    return np.array(rows)


def of_groups(world: World, by_person: Values) -> Values:
    """The sum over the people of each group, shape (groups,)."""
    total: Values = membership(world) @ np.bincount(
        world.cells.of_person, weights=by_person, minlength=world.cells.count
    )
    return total


def recording_of(world: World, kept: Kept, reference: Kept | None) -> Recording:
    """The recording of all replicates; ``reference``: stored values of doing nothing under common random numbers."""
    by_person = {intervention: of_groups(world, costs)[:, None] for intervention,
                 costs in world.plan.cost_by_person.items()}
    by_week = {intervention: costs[:, None] for intervention, costs in world.plan.costs.items()}
    group_costs = _costs(by_person, kept, reference, lambda money: money.by_group)
    return Recording(
        group_names(world)[: kept.groups], kept.weekly, _costs(by_week, kept, reference, lambda money: money.by_week),
        world.organization.size, {item: costs[: kept.groups] for item, costs in group_costs.items()},
    )


def _costs(
    planned: Mapping[str, Values], kept: Kept, reference: Kept | None, part: Callable[[Money], Values]
) -> dict[str, Values]:
    """Costs of each intervention, of replacements and of lost output. ``planned``: costs that are the same in all
    replicates."""
    replacement = part(kept.money[REPLACEMENT])
    costs = {intervention: np.broadcast_to(cost, replacement.shape) for intervention, cost in planned.items()}
    for (purpose, intervention), money in kept.money.items():
        if purpose == "intervention":
            costs[intervention] = part(money)
        elif purpose == "hires":
            costs[intervention] = costs.get(intervention, 0.0) + part(money)
    costs["replacement"] = replacement
    if reference is not None:
        costs["lost_output"] = part(reference.money[OUTPUT]) - part(kept.money[OUTPUT])
    return costs
