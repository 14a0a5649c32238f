"""Which futures are of interest, as a person writes it."""

import numpy as np
import pytest

from cxsim.errors import InputError
from cxsim.sweeps.sensitivity.threshold import Threshold, read_threshold

MEASURES = ("adoption_end", "cost_total")


@pytest.mark.parametrize(("text", "expected"), [
    ("adoption_end < 0.3", Threshold("adoption_end", "<", 0.3)),
    ("adoption_end<=30%", Threshold("adoption_end", "<=", 0.3)),
    (" cost_total  >=  1_000_000 ", Threshold("cost_total", ">=", 1e6)),
    ("cost_total > -2.5e3", Threshold("cost_total", ">", -2500.0)),
    ("adoption_end > .5", Threshold("adoption_end", ">", 0.5)),
    ("adoption_end > 0", Threshold("adoption_end", ">", 0.0)),
])
def test_it_is_read(text, expected):
    assert read_threshold(text, MEASURES) == expected


@pytest.mark.parametrize(("text", "told"), [
    ("adoption < 0.3", "no measure 'adoption'; did you mean 'adoption_end'"),
    ("adoption_end", "is not a condition; write a measure"),
    ("adoption_end = 0.3", "is not a condition"),
    ("adoption_end < 0.3 and cost_total > 1", "is not a condition"),
    ("adoption_end < 0,3", "is not a condition"),
    ("adoption_end < ", "is not a condition"),
])
def test_what_is_no_condition_is_refused(text, told):
    with pytest.raises(InputError, match=told):
        read_threshold(text, MEASURES)


def test_a_limit_belongs_to_one_side_and_an_absent_measure_to_none():
    outcome = np.array([0.2, 0.3, 0.4, np.nan])
    assert Threshold("x", "<", 0.3).holds(outcome).tolist() == [True, False, False, False]
    assert Threshold("x", ">=", 0.3).holds(outcome).tolist() == [False, True, True, False]
