"""What was there before the change is kept from the first week on."""

import numpy as np
import pytest

from cxsim.model.mechanisms import before

FROM_THE_FIRST = (before.use_before, before.served_before, before.attitude_before, before.detracting_before,
                  before.fatigue_before, before.saturation_before)


@pytest.mark.parametrize("equation", FROM_THE_FIRST, ids=lambda equation: equation.name)
def test_a_figure_is_taken_once_and_kept(equation):
    assert list(equation(np.array([-1.0, 0.0, 0.25]), np.array([0.4, 0.4, 0.4]))) == [0.4, 0.0, 0.25]


def test_output_is_known_after_the_first_week_only():
    assert before.output_before(0.0, 0.0) == 0.0
    assert before.output_before(0.0, 0.96) == 0.96
    assert before.output_before(0.96, 0.7) == 0.96
