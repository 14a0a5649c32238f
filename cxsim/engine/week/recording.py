"""From the sums of cells to what is kept of a batch: weekly values of the organization, its departments and levels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.world.positions import positions
from cxsim.engine.world.world import World
from cxsim.results.recording import FURTHER_MEASURES, OUTCOME_PREFIX, WEEKLY_MEASURES, Recording
from cxsim.results.shelf import WeeklyOfGroups

Values = NDArray[np.float64]

COUNTED = ("people", "quits", "regretted_quits", "planned_exits")
# Cost of filling a position, in weekly wages of the person who left.
REPLACEMENT_WEEKS = 20.0
PLANNED_EXIT_WEEKS = 12.0
# Kept beside the weekly measures, shape (weeks, replicates): wages for the output that came, and for replacements.
PAID_OUTPUT, REPLACEMENT = "paid_output", "replacement"
# The same summed over the weeks by group, shape (groups, replicates).
PAID_OUTPUT_BY_GROUP, REPLACEMENT_BY_GROUP = "paid_output_by_group", "replacement_by_group"
# What levers cost by hire, shape (weeks, replicates), and by group, shape (groups, replicates); then comes the lever.
BY_HIRE, BY_HIRE_BY_GROUP = "by hire: ", "by hire and group: "
# Kept of a plan that rules may change: costs by lever, and the last week in which any lever is at work (nan: none).
COST_OF, GROUP_COST_OF, LAST_ACTIVE_WEEK = "cost of ", "group cost of ", "last_active_week"


@dataclass(frozen=True)
class LiveCosts:
    """What a plan costs where it differs between futures, by lever.

    ``by_week``: shape (weeks, replicates); ``by_group``: summed over the weeks, (groups, replicates);
    ``last_active_week``: (replicates,), nan where no lever ever is at work.
    """

    by_week: Mapping[str, Values]
    by_group: Mapping[str, Values]
    last_active_week: Values


def group_names(world: World) -> tuple[str, ...]:
    """"all", then departments, then levels."""
    departments = [f"department:{name}" for name in world.organization.departments]
    return ("all", *departments, *(f"level:{level}" for level in np.unique(world.cells.level)))


def measures_of(world: World) -> tuple[str, ...]:
    """The weekly measures that this world's week records, those of further laws and business outcomes last."""
    recorded = {*world.layout.week.number, *world.layout.week.kept}
    outcomes = (OUTCOME_PREFIX + outcome.name for outcome in world.scenario.context.outcomes)
    return (*WEEKLY_MEASURES, *(name for name in FURTHER_MEASURES if name in recorded), *outcomes)


def membership(world: World) -> Values:
    """Which cells each group consists of (1 or 0), shape (groups, cells); groups as in ``group_names``."""
    cells = world.cells
    rows = [np.ones(cells.count)]
    rows += [np.where(cells.department == d, 1.0, 0.0) for d in range(len(world.organization.departments))]
    rows += [np.where(cells.level == level, 1.0, 0.0) for level in np.unique(cells.level)]
    return np.array(rows)


def of_groups(world: World, by_person: Values) -> Values:
    """What falls on the people of each group, shape (groups,)."""
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
        positions(world.organization, world.organization.department, departments, first_week + week)
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
        positions(organization, cells.of_person, cells.count, first_week + week) for week in range(weeks)
    ], dtype=np.float64)


def kept_of(
    world: World, sums: Values, customer_index: Values, series: Mapping[str, Values] | None = None,
    live: LiveCosts | None = None, by_hire: Mapping[str, Values] | None = None, first_week: int = 0,
) -> dict[str, Values]:
    """Weekly measures (groups, weeks, replicates), paid output and replacements (weeks, replicates) of a batch.

    ``sums`` has shape (weeks, cells, recorded, replicates). Sums of cells are exact, so their order cannot matter.
    ``series``: measures of departments, see ``Simulation.series``. ``live``: what a plan that rules may change costs;
    it is kept under the names that begin with "cost of" and "group cost of". ``by_hire``: what levers cost by hire,
    (weeks, cells, replicates). ``first_week``: the week of the run with which these arrays begin.
    """
    members, number = membership(world), world.layout.week.number
    slots = members @ _cell_sizes(world, first_week, len(sums)).T
    slots = np.where(slots > 0.0, slots, np.nan)[:, :, None]

    def grouped(name: str) -> Values:
        total: Values = np.einsum("gc,wcr->gwr", members, sums[:, :, number[name]])
        return total

    people = grouped("people")
    divisor = np.where(people > 0.0, people, np.nan)
    kept: dict[str, Values] = {}
    for name in measures_of(world):
        if name == "customer_index":
            known = (series or {}).get(name)
            kept[name] = np.full_like(people, np.nan)
            if known is not None:
                kept[name] = _of_departments(world, known, len(people), first_week)
            kept[name][0] = customer_index
        elif name in world.layout.week.kept or name.startswith(OUTCOME_PREFIX):
            kept[name] = _of_departments(world, (series or {})[name], len(people), first_week)
        elif name in COUNTED:
            kept[name] = grouped(name)
        else:
            kept[name] = grouped(name) / (slots if name == "output" else divisor)
    wage = np.array([world.scenario.costs.wage(int(level)) for level in world.cells.level])
    quits, parted = sums[:, :, number["quits"]], sums[:, :, number["planned_exits"]]
    filled = REPLACEMENT_WEEKS * quits + PLANNED_EXIT_WEEKS * parted
    output = sums[:, :, number["output"]]
    kept[REPLACEMENT] = np.einsum("c,wcr->wr", wage, filled)
    kept[PAID_OUTPUT] = np.einsum("c,wcr->wr", wage, output)
    kept[REPLACEMENT_BY_GROUP] = np.einsum("gc,cr->gr", members * wage, filled.sum(axis=0))
    kept[PAID_OUTPUT_BY_GROUP] = np.einsum("gc,cr->gr", members * wage, output.sum(axis=0))
    if live is not None:
        kept.update({f"{COST_OF}{lever}": cost for lever, cost in live.by_week.items()})
        kept.update({f"{GROUP_COST_OF}{lever}": cost for lever, cost in live.by_group.items()})
        kept[LAST_ACTIVE_WEEK] = live.last_active_week
    for lever, costs in (by_hire or {}).items():
        kept[BY_HIRE + lever] = costs.sum(axis=1)
        kept[BY_HIRE_BY_GROUP + lever] = np.einsum("gc,cr->gr", members, costs.sum(axis=0))
    return kept


def recording_of(
    world: World, kept: Mapping[str, Values], reference: Mapping[str, Values] | None,
    weekly: WeeklyOfGroups | None = None,
) -> Recording:
    """The recording of all replicates; ``reference`` is what was kept of doing nothing on the same luck.

    ``weekly``: the weekly measures where they are not among what was kept; it may lack groups other than "all".
    """
    shape = kept[REPLACEMENT].shape
    costs = {lever: np.broadcast_to(weekly[:, None], shape) for lever, weekly in world.plan.costs.items()}
    costs.update({name.removeprefix(COST_OF): kept[name] for name in kept if name.startswith(COST_OF)})
    for name in (name for name in kept if name.startswith(BY_HIRE)):
        costs[name.removeprefix(BY_HIRE)] = costs.get(name.removeprefix(BY_HIRE), 0.0) + kept[name]
    costs["replacement"] = kept[REPLACEMENT]
    if reference is not None:
        costs["lost_output"] = reference[PAID_OUTPUT] - kept[PAID_OUTPUT]
    groups, group_costs = group_names(world), _group_costs(world, kept, reference)
    if weekly is None:
        measures = {name: kept[name] for name in measures_of(world)}
        return Recording(groups, measures, costs, world.organization.size, group_costs)
    group_costs = {item: values[: weekly.groups] for item, values in group_costs.items()}
    return Recording(groups[: weekly.groups], weekly, costs, world.organization.size, group_costs)


def _group_costs(world: World, kept: Mapping[str, Values], reference: Mapping[str, Values] | None) -> dict[str, Values]:
    """What each lever, replacements and missing output cost by group over all weeks, shape (groups, replicates)."""
    found = {}
    for lever, by_person in world.plan.cost_by_person.items():
        found[lever] = np.broadcast_to(of_groups(world, by_person)[:, None], kept[REPLACEMENT_BY_GROUP].shape)
    found.update({name.removeprefix(GROUP_COST_OF): kept[name] for name in kept if name.startswith(GROUP_COST_OF)})
    for name in (name for name in kept if name.startswith(BY_HIRE_BY_GROUP)):
        found[name.removeprefix(BY_HIRE_BY_GROUP)] = found.get(name.removeprefix(BY_HIRE_BY_GROUP), 0.0) + kept[name]
    found["replacement"] = kept[REPLACEMENT_BY_GROUP]
    if reference is not None:
        found["lost_output"] = reference[PAID_OUTPUT_BY_GROUP] - kept[PAID_OUTPUT_BY_GROUP]
    return found
