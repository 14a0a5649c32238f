"""What laws about departments find before the first week: departments as they begin, and what the scenario says.

Of state columns, and of what follows from them directly; what only a week works out is 0.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import maximum
from cxsim.engine.start.start import Beginning
from cxsim.engine.week.columns import Slot
from cxsim.scenario.schema.schema import Scenario

Values = NDArray[np.float64]


def at_start(beginning: Beginning, measure: str) -> Values:
    """A measure of the record as it would be before the first week, per person present, (departments, replicates).

    ``people``: filled positions per position.
    """
    organization, present = beginning.world.organization, beginning.column("present")
    total, heads = np.zeros((2, len(organization.departments), present.shape[1]))
    np.add.at(total, organization.department, _of_people(beginning, measure) * present)
    np.add.at(heads, organization.department, present)
    size = np.bincount(organization.department, minlength=len(organization.departments))[:, None]
    found: Values = total / (size if measure == "people" else np.maximum(heads, 1.0))
    return found


def _of_people(beginning: Beginning, measure: str) -> Values:
    """The measure for each person, shape (people, replicates)."""
    layout, scenario = beginning.layout, beginning.world.scenario
    quantity = layout.week.of_present.get(measure, "")
    if layout.has(quantity) and Slot(quantity) in layout.state:
        return beginning.column(quantity)
    if measure == "change_load":
        return beginning.column("base_load")
    if measure == "overload":
        return np.asarray(maximum(beginning.column("base_load") - 1.0, 0.0))
    of_behavior = {"use": _practice, "served": _served, "detracting": _detracting}.get(measure)
    weights = scenario.effort_shares if of_behavior is None else scenario.customer_value_shares
    mean = np.zeros(beginning.shape)
    for behavior, weight in enumerate(weights):
        if of_behavior is not None:
            mean = mean + weight * of_behavior(beginning, behavior)
        elif quantity.endswith("_mean") and layout.has(quantity.removesuffix("_mean")):
            mean = mean + weight * beginning.column(quantity.removesuffix("_mean"), behavior)
    return mean


def _practice(beginning: Beginning, behavior: int) -> Values:
    return beginning.column("practice", behavior)


def _served(beginning: Beginning, behavior: int) -> Values:
    served: Values = beginning.column("practice", behavior) * (0.5 + 0.5 * beginning.column("skill", behavior))
    return served


def _detracting(beginning: Beginning, behavior: int) -> Values:
    """What the old habit does to customers, where it is a law of its own."""
    practice = beginning.column("practice", behavior)
    if not beginning.layout.has("old_habit"):
        return np.zeros_like(practice)
    detracting: Values = beginning.column("old_habit", behavior) * (1.0 - practice)
    return detracting


def chain_weights(scenario: Scenario, departments: tuple[str, ...], positions: Values) -> Values:
    """What each department weighs in the customers' score, (departments, 1), summing to 1.

    As the service chain says; without one, by positions.
    """
    chain = scenario.context.service_chain
    stated = {link.department: link.weight for link in chain}
    weights = np.array([[stated.get(name, 0.0)] for name in departments]) if chain else positions
    shares: Values = weights / weights.sum()
    return shares
