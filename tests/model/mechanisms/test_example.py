"""Weight as an example."""

from math import exp

import pytest

from cxsim.model.mechanisms.example import example_weight


def test_newcomers_weigh_little_and_champions_five_times_as_much(alone):
    assert alone(example_weight, present=1.0, tenure=0.0) == 0.0
    assert alone(example_weight, present=1.0, tenure=13.0) == pytest.approx(1.0 - exp(-1.0), rel=1e-12)
    assert alone(example_weight, present=1.0, tenure=1e6) == 1.0
    assert alone(example_weight, present=1.0, tenure=1e6, champion=1.0) == 5.0


def test_who_is_not_there_is_no_example(alone):
    assert alone(example_weight, present=0.0, tenure=1e6, champion=1.0) == 0.0
