"""From sums of cells to the stored values of a batch: weekly values of the organization, its departments and levels."""

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

COUNTED = ("people", "quits", "regretted_quits", "planned_exits")
# Cost of filling a position, in weekly wages of the person who left.
REPLACEMENT_WEEKS = 20.0
PLANNED_EXIT_WEEKS = 12.0


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
    """The weekly measures that this world's week records, those of optional mechanisms and business outcomes last."""
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


def _of_departments(world: World, values: Values, groups: int, first_week: int) -> Values:
    """A measure of departments, (weeks, departments or 1, replicates), by group; levels have none (nan)."""
    weeks, departments, replicates = values.shape
    by_group = np.full((groups, weeks, replicates), np.nan)
    if departments == 1:
        by_group[0] = values[:, 0]
        return by_group
    size = np.array([
        world.organization.positions(world.organization.department, departments, first_week + week)
        for week in range(weeks)
    ])
    by_group[0] = np.einsum("wd,wdr->wr", size / size.sum(axis=1, keepdims=True), values)
    by_group[1 : 1 + departments] = values.transpose(1, 0, 2)
    return by_group


def _cell_sizes(world: World, first_week: int, weeks: int) -> Values:
    """Positions of each cell by week, shape (weeks, cells)."""
    cells, organization = world.cells, world.organization
    if organization.opens is None:
        return np.broadcast_to(cells.size, (weeks, cells.count)).astype(np.float64)
    return np.array([
        organization.positions(cells.of_person, cells.count, first_week + week) for week in range(weeks)
    ], dtype=np.float64)


def kept_of(
    world: World, sums: Values, customer_index: Values, series: Mapping[str, Values] | None = None,
    live: LiveCosts | None = None, by_hire: Mapping[str, Values] | None = None, first_week: int = 0,
) -> Kept:
    """The stored values of a batch.

    ``sums`` has shape (weeks, cells, recorded, replicates). Sums of cells are exact, so their order cannot matter.
    ``series``: measures of departments, see ``Simulation.series``. ``live``: costs of a plan that rules may change.
    ``by_hire``: costs of interventions by hire, (weeks, cells, replicates). ``first_week``: the week of the run in
    which these arrays begin.
    """
    members = membership(world)
    money = _wages(world, members, sums)
    if live is not None:
        money.update({Paid("intervention", intervention): Money(live.by_week[intervention], live.by_group[intervention])
                      for intervention in live.by_week})
    for intervention, costs in (by_hire or {}).items():
        money[Paid("hires", intervention)] = Money(costs.sum(axis=1),
                                                   np.einsum("gc,cr->gr", members, costs.sum(axis=0)))
    weekly = _weekly(world, members, sums, series or {}, first_week)
    weekly["customer_index"][0] = customer_index
    return Kept(weekly, len(members), money, None if live is None else live.last_active_week)


def _weekly(
    world: World, members: Values, sums: Values, series: Mapping[str, Values], first_week: int
) -> dict[str, Values]:
    """The weekly measures, (groups, weeks, replicates) each; the customer index is unknown for levels."""
    number = world.layout.week.number

    def grouped(name: str) -> Values:
        total: Values = np.einsum("gc,wcr->gwr", members, sums[:, :, number[name]])
        return total

    people, slots = grouped("people"), members @ _cell_sizes(world, first_week, len(sums)).T
    per_head, per_slot = (np.where(count > 0.0, count, np.nan) for count in (people, slots[:, :, None]))

    def measured(name: str) -> Values:
        if name in series:
            return _of_departments(world, series[name], len(people), first_week)
        if name == "customer_index":
            return np.full_like(people, np.nan)
        if name in COUNTED:
            return grouped(name)
        return grouped(name) / (per_slot if name == "output" else per_head)

    return {name: measured(name) for name in measures_of(world)}


def _wages(world: World, members: Values, sums: Values) -> dict[Paid, Money]:
    """Wages for the output, and costs of replacements."""
    number = world.layout.week.number
    wage = np.array([world.scenario.costs.wage(int(level)) for level in world.cells.level])
    quits, parted, output = (sums[:, :, number[name]] for name in ("quits", "planned_exits", "output"))
    filled = REPLACEMENT_WEEKS * quits + PLANNED_EXIT_WEEKS * parted
    return {
        item: Money(np.einsum("c,wcr->wr", wage, weeks), np.einsum("gc,cr->gr", members * wage, weeks.sum(axis=0)))
        for item, weeks in ((REPLACEMENT, filled), (OUTPUT, output))
    }


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
