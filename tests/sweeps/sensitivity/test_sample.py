"""What no estimator can read is refused."""

import numpy as np
import pytest

from cxsim.errors import ResultError
from cxsim.sweeps.sensitivity.sample import named_cells

POINTS = np.array([[0.0, 0.5], [1.0, 0.2]])


@pytest.mark.parametrize(("points", "outcome", "factors", "told"), [
    (POINTS[:, :1], [1.0, 2.0], ("a", "b"), r"need points of shape \(2, 2\), not \(2, 1\)"),
    (np.array([[0.0, 0.5], [1.0, np.nan]]), [1.0, 2.0], ("a", "b"), "cell 1 has no value of 'b'"),
    (POINTS, [1.0, np.inf], ("a", "b"), "infinite in cell 1, replicate 0"),
    (POINTS, [1.0, 2.0], ("a", "chance"), "a factor is named 'chance'"),
    (POINTS, [np.nan, np.nan], ("a", "b"), "absent in every cell"),
])
def test_it_says_what_is_wrong(sample, points, outcome, factors, told):
    with pytest.raises(ResultError, match=told):
        sample(points, np.array(outcome), factors)


def test_of_many_cells_the_first_are_named():
    assert named_cells([3]) == "cell 3"
    assert named_cells([3, 4, 5, 6, 7]) == "cells 3, 4, 5, 6, 7"
    assert named_cells([3, 4, 5, 6, 7, 8]) == "cells 3, 4, 5, 6, 7 and 1 more"
    assert named_cells(list(range(2000))) == "cells 0, 1, 2, 3, 4 and 1,995 more"
