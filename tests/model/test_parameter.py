"""The prior of a parameter."""

import numpy as np
import pytest

from cxsim.model.parameter import Parameter


def test_values_are_drawn_evenly_over_the_range():
    parameter = Parameter("x", "x", "x", "share", 0.5, 0.2, 0.6)
    assert parameter.quantile([0.0, 0.25, 1.0]).tolist() == [0.2, 0.3, 0.6]
    assert parameter.quantile([[0.5], [0.75]]).tolist() == [[0.4], [0.5]]


def test_or_evenly_over_its_logarithm():
    parameter = Parameter("x", "x", "x", "share", 0.5, 0.01, 1.0, distribution="loguniform")
    assert parameter.quantile([0.0, 0.5, 1.0]) == pytest.approx([0.01, 0.1, 1.0])


def test_three_digits_are_kept_inside_the_range():
    parameter = Parameter("x", "x", "x", "share", 0.5, 0.12345, 0.98765)
    assert parameter.quantile(np.array([0.0, 0.5, 1.0])).tolist() == [0.12345, 0.556, 0.98765]
