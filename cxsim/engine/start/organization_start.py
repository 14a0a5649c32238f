"""The record as it usually is before the first week, from the initial state and the scenario.

Use counts at each person's usual rate: one drawn week would be wrong by chance, and later weeks are measured against
it. Whatever follows directly from state columns is known (``quantities.py``); quantities that need a week to run are 0.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import grain
from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.start.quantities import known
from cxsim.engine.world.sums import sums_by
from cxsim.model.rest import saturation_of, unskilled_at, usual_load
from cxsim.scenario.schema.schema import Scenario

Values = NDArray[np.float64]


def at_start(initial: InitialState, measure: str) -> Values:
    """A measure of the record in a usual week before the first, per person present, (departments, replicates).

    ``people``: filled positions per position that is there, 1 where there is none yet.
    """
    organization, present = initial.world.organization, initial.column("present")
    department, departments = organization.department, len(organization.departments)
    total = sums_by(department, departments, usual(initial, measure) * present)
    heads = sums_by(department, departments, present)
    if measure == "people":
        return filled(total, organization.positions(department, departments, 0)[:, None])
    found: Values = total / np.maximum(heads, 1.0)
    return found


def filled(people: Values, positions: NDArray[np.integer]) -> Values:
    """People per position; a department without positions, which opens later, lacks nobody."""
    return np.where(positions > 0, people / np.maximum(positions, 1), 1.0)


def usual(initial: InitialState, measure: str) -> Values:
    """The measure for each person in a usual week, broadcasting to (people, replicates)."""
    if measure in ("change_load", "saturation"):
        load = usual_load(initial, initial.column("base_load"), unskilled_at(initial, initial.rates))
        return load if measure == "change_load" else saturation_of(load)
    quantity = initial.layout.week.of_present.get(measure)
    found = None if quantity is None else known(initial, initial.layout, quantity, rates=initial.rates)
    return np.zeros(initial.shape) if found is None else found


def sums_before(initial: InitialState) -> Values:
    """The record of a usual week before the first, (cells, recorded, replicates): people, attitude and existing use."""
    number, cells = initial.layout.week.number, initial.world.cells
    sums = np.zeros((cells.count, len(number), initial.batch.size))
    for name in ("people", "use", "served", "attitude"):
        if name in number:
            quantity = grain(usual(initial, name) * initial.column("present"))
            sums[:, number[name]] = sums_by(cells.of_person, cells.count, quantity)
    return sums


def chain_weights(
    scenario: Scenario, departments: tuple[str, ...], positions: NDArray[np.integer]
) -> Values:
    """The weight of each department in the customers' score, (departments, 1), summing to 1.

    Taken from the service chain; without one, proportional to positions.
    """
    chain = scenario.context.service_chain
    stated = {link.department: link.weight for link in chain}
    weights = np.array([[stated.get(name, 0.0)] for name in departments]) if chain else positions
    shares: Values = weights / weights.sum()
    return shares
