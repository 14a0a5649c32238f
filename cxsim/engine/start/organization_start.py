"""Inputs of mechanisms about departments before the first week, from the initial state and the scenario.

Whatever follows directly from state columns is known (``quantities.py``); quantities that need a week to run are 0.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import maximum
from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.start.quantities import known
from cxsim.engine.world.sums import sums_by
from cxsim.scenario.schema.schema import Scenario

Values = NDArray[np.float64]


def at_start(initial: InitialState, measure: str) -> Values:
    """A measure of the record as it would be before the first week, per person present, (departments, replicates).

    ``people``: filled positions per position.
    """
    organization, present = initial.world.organization, initial.column("present")
    department, departments = organization.department, len(organization.departments)
    total = sums_by(department, departments, _of_people(initial, measure) * present)
    heads = sums_by(department, departments, present)
    size = np.bincount(department, minlength=departments)[:, None]
    found: Values = total / (size if measure == "people" else np.maximum(heads, 1.0))
    return found


def _of_people(initial: InitialState, measure: str) -> Values:
    """The measure for each person, shape (people, replicates)."""
    if measure == "change_load":
        return initial.column("base_load")
    if measure == "saturation":
        return np.asarray(maximum(initial.column("base_load") - 1.0, 0.0))
    quantity = initial.layout.week.of_present.get(measure)
    found = None if quantity is None else known(initial, initial.layout, quantity)
    return np.zeros(initial.shape) if found is None else found


def chain_weights(scenario: Scenario, departments: tuple[str, ...], positions: Values) -> Values:
    """The weight of each department in the customers' score, (departments, 1), summing to 1.

    Taken from the service chain; without one, proportional to positions.
    """
    chain = scenario.context.service_chain
    stated = {link.department: link.weight for link in chain}
    weights = np.array([[stated.get(name, 0.0)] for name in departments]) if chain else positions
    shares: Values = weights / weights.sum()
    return shares
