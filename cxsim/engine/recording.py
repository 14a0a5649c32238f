"""From the sums of cells to the recording of groups: the organization, its departments and its levels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.world import World
from cxsim.results.recording import WEEKLY_MEASURES, Recording

Values = NDArray[np.float64]

COUNTED = ("people", "quits", "regretted_quits", "planned_exits")
# Cost of filling a position, in weekly wages of the person who left.
REPLACEMENT_WEEKS = 20.0
PLANNED_EXIT_WEEKS = 12.0


def group_names(world: World) -> tuple[str, ...]:
    """"all", then departments, then levels."""
    departments = [f"department:{name}" for name in world.organization.departments]
    return ("all", *departments, *(f"level:{level}" for level in np.unique(world.cells.level)))


def _membership(world: World) -> Values:
    """Which cells a group consists of, shape (groups, cells)."""
    cells = world.cells
    rows = [np.ones(cells.count)]
    rows += [np.where(cells.department == d, 1.0, 0.0) for d in range(len(world.organization.departments))]
    rows += [np.where(cells.level == level, 1.0, 0.0) for level in np.unique(cells.level)]
    return np.array(rows)


def recording_of(world: World, sums: Values, customer_index: Values, reference: Values | None) -> Recording:
    """Group the sums of a run, shape (weeks, cells, recorded, replicates); ``reference``: those of doing nothing."""
    membership = _membership(world)
    weekly: dict[str, Values] = {}
    number = world.layout.week.number
    slots = membership @ world.cells.size

    def grouped(name: str) -> Values:
        # Sums of cells are exact, so their order cannot matter.
        total: Values = np.einsum("gc,wcr->gwr", membership, sums[:, :, number[name]])
        return total

    people = grouped("people")
    divisor = np.where(people > 0.0, people, np.nan)
    for name in WEEKLY_MEASURES:
        if name == "customer_index":
            weekly[name] = np.full_like(people, np.nan)
            weekly[name][0] = customer_index
        elif name in COUNTED:
            weekly[name] = grouped(name)
        elif name == "output":
            weekly[name] = grouped(name) / slots[:, None, None]
        else:
            weekly[name] = grouped(name) / divisor
    return Recording(group_names(world), weekly, _costs(world, sums, reference), world.organization.size)


def _costs(world: World, sums: Values, reference: Values | None) -> dict[str, Values]:
    """What each lever cost, and what quits and missing output cost, shape (weeks, replicates)."""
    shape = (sums.shape[0], sums.shape[3])
    costs = {lever: np.broadcast_to(weekly[:, None], shape) for lever, weekly in world.program.costs.items()}
    number = world.layout.week.number
    wage = np.array([world.scenario.costs.wage(int(level)) for level in world.cells.level])
    quits, parted = sums[:, :, number["quits"]], sums[:, :, number["planned_exits"]]
    costs["replacement"] = np.einsum("c,wcr->wr", wage, REPLACEMENT_WEEKS * quits + PLANNED_EXIT_WEEKS * parted)
    if reference is not None:
        missing = reference[:, :, number["output"]] - sums[:, :, number["output"]]
        costs["lost_output"] = np.einsum("c,wcr->wr", wage, missing)
    return costs
