"""Forces as they arrive: mechanisms about departments change the pushes of interventions and context, by replicate."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import weighted_sum
from cxsim.engine.week.columns import Layout
from cxsim.engine.week.inputs import WeekForces
from cxsim.model.forces import FORCES
from cxsim.model.phases import Adjustment

Integers = NDArray[np.int64]
Values = NDArray[np.float64]


def spread_over_replicates(
    forces: WeekForces, plain: Values | None, replicates: int, department_of: NDArray[np.int32]
) -> tuple[Values, Values | None, Integers, NDArray[np.int32], Integers]:
    """One row for every combination of row and replicate: table, table without interventions, row of each lane, and
    department and replicate of each new row."""
    # Profiles never span two departments, so any person of a row tells its department.
    row_of = forces.row_of if forces.per_replicate else np.repeat(forces.row_of[:, None], replicates, axis=1)
    pairs, example, lanes = np.unique(
        row_of * replicates + np.arange(replicates), return_index=True, return_inverse=True
    )
    rows = pairs // replicates
    department = department_of[example // replicates]
    without = None if plain is None else plain[rows]
    return forces.table[rows], without, lanes.reshape(row_of.shape), department, pairs % replicates


def adjusted(
    forces: WeekForces, plain: Values | None, values: Mapping[str, Values], layout: Layout,
    department_of: NDArray[np.int32], effort: tuple[float, ...], replicates: int,
) -> WeekForces:
    """The forces of a week after ``Week.delivery`` and ``Week.adjustments``.

    Parameters
    ----------
    plain
        The table without the pushes of interventions, rows as in ``forces``; needed only if there is a ``delivery``.
    values
        Quantities written by mechanisms about departments: (departments, replicates) or (1, replicates).
    department_of
        Department of each person, shape (people,).
    """
    week = layout.week
    table, without, row_of, department, replicate = spread_over_replicates(forces, plain, replicates, department_of)

    def of_rows(name: str) -> Values:
        known = values[name]
        of_row: Values = known[department if len(known) > 1 else np.zeros_like(department), replicate]
        return of_row

    if week.delivery and without is not None:
        share = of_rows(week.delivery)
        for slot, column in layout.profile.items():
            if slot.name in FORCES:
                full, base = table[:, column], without[:, column]
                # At a share of 1 rounding could miss ``full``, and the mechanism would change runs it should not.
                table[:, column] = np.where(share == 1.0, full, base + share * (full - base))
    for adjustment in week.adjustments:
        _adjust(table, adjustment, of_rows(adjustment.quantity), layout)
    _renew_means(table, layout, effort)
    return WeekForces(table, row_of)


def _adjust(table: Values, adjustment: Adjustment, by: Values, layout: Layout) -> None:
    force = FORCES[adjustment.force]
    for slot, column in layout.profile.items():
        if slot.name != force.name:
            continue
        value = table[:, column]
        if adjustment.how == "scale":
            table[:, column] = value * by
        elif adjustment.how == "largest":
            table[:, column] = np.maximum(value, by)
        else:
            table[:, column] = np.where(by == 0.0, value, np.clip(value + by, force.low, force.high))


def _renew_means(table: Values, layout: Layout, effort: tuple[float, ...]) -> None:
    """Compute effort-weighted means over behaviors again, summed in the order of ``profiles.force_table``."""
    for force in FORCES.values():
        if force.by_behavior:
            pushed = (table[:, layout.place(force.name, behavior).number] for behavior in range(layout.behaviors))
            table[:, layout.place(f"{force.name}_mean").number] = weighted_sum(effort, pushed)
