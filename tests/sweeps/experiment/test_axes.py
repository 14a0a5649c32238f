"""Axes: where a share of a factor lies."""

import numpy as np
import pytest

from cxsim.model.parameters import PARAMETERS
from cxsim.sweeps.experiment.axes import Axis, axis_of, seen_axis
from cxsim.sweeps.experiment.schema import Factor

SHARES = np.array([0.0, 0.25, 0.5, 0.99, 1.0])


@pytest.mark.parametrize(("factor", "values"), [
    ({"values": (1, 2)}, [1, 1, 2, 2, 2]),
    ({"low": 2.0, "high": 4.0}, [2.0, 2.5, 3.0, 3.98, 4.0]),
    ({"low": 1.0, "high": 16.0, "scale": "log"}, [1.0, 2.0, 4.0, 15.560, 16.0]),
    ({"low": 3.0, "high": 6.0, "whole": True}, [3, 4, 5, 6, 6]),
    ({"levels": {"light": {"a": 1}, "heavy": {"a": 2}}}, ["light", "light", "heavy", "heavy", "heavy"]),
])
def test_a_share_of_an_axis_is_one_of_its_values(factor, values):
    found = axis_of("weeks", Factor(**factor)).at(SHARES)
    if isinstance(values[0], str):
        assert found == values
    else:
        np.testing.assert_allclose(found, values, rtol=1e-3)
        assert [type(value) for value in found] == [type(value) for value in values]


@pytest.mark.parametrize(("factor", "values"), [
    ({"values": (1, 2)}, [1, 2]),
    ({"low": 0.0, "high": 1.0}, [0.0, 0.25, 0.5, 0.75, 1.0]),
    ({"low": 0.0, "high": 1.0, "points": 2}, [0.0, 1.0]),
    ({"low": 3.0, "high": 5.0, "whole": True}, [3, 4, 5]),  # not five: there are three whole numbers
])
def test_a_grid_holds_the_ends_of_a_range(factor, values):
    assert axis_of("weeks", Factor(**factor)).all() == values


def test_a_plausible_range_is_that_of_the_parameter_table():
    axis = axis_of("parameters.quit_rate", Factor(range="plausible"))
    table = PARAMETERS["quit_rate"]
    assert (axis.low, axis.high, axis.parameter) == (table.low, table.high, "quit_rate")
    assert axis.log is (table.distribution == "loguniform")


def test_the_name_of_an_alternative_stands_for_what_it_puts_there():
    axis = Axis("plan", "plan", ("light", 3), {"light": {"interventions": []}})
    assert axis.setting("light") == {"interventions": []}
    assert axis.setting(3) == 3


def test_a_column_of_a_table_is_an_axis_with_the_values_in_it():
    assert seen_axis("weeks", [3, 1, 3], None) == Axis("weeks", "weeks", (3, 1))
    declared = Axis("plan", "which", ("light", "heavy"), {"light": {}, "heavy": {}})
    assert seen_axis("plan", ["heavy"], declared) == Axis("plan", "which", ("heavy",), {"light": {}, "heavy": {}})
