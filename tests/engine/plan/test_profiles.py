"""What several pushes make of one force."""

from __future__ import annotations

import numpy as np
import pytest

from cxsim.engine.plan import profiles
from cxsim.interventions.moment import Push
from cxsim.model.forces import FORCES, Force


def combined(force: Force, values: list[float]) -> float:
    """The force of one person whom pushes of these values reach."""
    everybody = np.ones(1, dtype=np.bool_)
    pushes = [Push("one", force.name, None, value, everybody) for value in values]
    return float(profiles.combined(force, pushes, np.zeros(1, dtype=np.int64))[0, 0])


@pytest.mark.parametrize("force", FORCES.values(), ids=list(FORCES))
def test_pushes_combine_in_any_order(force):
    pushes = [0.1, 0.7, 0.2, 0.1 + 0.2, 0.05, 1e-17]
    values = {combined(force, pushes[turn:] + pushes[:turn]) for turn in range(len(pushes))}
    assert len(values) == 1
    assert force.low <= values.pop() <= force.high


def test_the_three_rules_of_combining():
    add, largest = Force("f", "m"), Force("f", "m", neutral=0.3, combine="largest")
    multiply = Force("f", "m", neutral=1.0, combine="multiply", high=10.0)
    assert combined(add, []) == 0.0
    assert combined(add, [0.25, 0.5]) == 0.75
    assert combined(add, [0.75, 0.5]) == 1.0
    assert combined(largest, []) == combined(largest, [0.1]) == 0.3
    assert combined(largest, [0.5, 0.4]) == 0.5
    assert combined(multiply, []) == 1.0
    assert combined(multiply, [2.0, 4.0]) == 8.0


def test_a_push_of_the_neutral_element_changes_nothing():
    for force in FORCES.values():
        nothing = 1.0 if force.combine == "multiply" else 0.0
        assert combined(force, [nothing]) == force.neutral
        assert combined(force, [0.4, nothing]) == combined(force, [0.4])
