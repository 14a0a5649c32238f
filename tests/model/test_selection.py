"""Selection of hires: how much better the best of several applicants fits."""

import numpy as np
import pytest

from cxsim.model.selection import selected_fit, selection_gain


@pytest.mark.parametrize(("candidates", "validity", "gain"), [
    (1, 0.3, 0.0), (2, 1.0, 0.5895), (5, 1.0, 1.1798), (5, 0.5, 0.5899), (10, 1.0, 1.5466),
])
def test_the_best_of_several_applicants(candidates, validity, gain):
    assert selection_gain(candidates, validity) == pytest.approx(gain, abs=1e-4)


def test_the_fit_stays_between_0_and_1():
    assert selected_fit(np.array([0.5, 0.9, 0.1]), np.array([0.5, 2.0, -2.0]), 0.25).tolist() == [0.625, 1.0, 0.0]
    assert float(selected_fit(0.3, 1.0, 0.1) * 2**20).is_integer()
