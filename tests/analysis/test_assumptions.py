"""How an outcome changes with the assumptions that differ between simulated futures."""

from types import SimpleNamespace

import numpy as np
import pytest

from cxsim.analysis.assumptions import profile, shared_parameters, swings
from cxsim.analysis.paired import mean_interval

FORTY = np.arange(40.0)


def test_only_what_varies_and_is_the_same_in_every_plan_is_shared():
    one = {"b": FORTY, "a": FORTY + 1, "same": np.ones(40), "other": FORTY, "own": FORTY}
    other = {"b": FORTY, "a": FORTY + 1, "same": np.ones(40), "other": FORTY * 2}
    found = shared_parameters(SimpleNamespace(results=[SimpleNamespace(parameters=each) for each in (one, other)]))
    assert list(found) == ["a", "b"]
    assert (found["a"] == FORTY + 1).all()


def test_a_profile_has_five_parts_in_the_order_of_the_assumption():
    outcome = FORTY % 8
    found = profile("x", FORTY[::-1], outcome[::-1], 0.9)
    assert found.middle.tolist() == [3.5, 11.5, 19.5, 27.5, 35.5]
    assert found.mean.tolist() == [3.5] * 5
    low, high, _ = mean_interval(np.arange(8.0), 0.9)
    assert (found.low.tolist(), found.high.tolist()) == (pytest.approx([low] * 5), pytest.approx([high] * 5))
    odd = profile("x", np.arange(45.0), np.arange(45.0), 0.9)
    assert odd.middle.tolist() == odd.mean.tolist() == [4.0, 13.0, 22.0, 31.0, 40.0]


def test_absent_outcomes_do_not_count_and_too_few_futures_have_no_profile():
    outcome = np.where(np.arange(41) == 7, np.nan, 1.0)
    assert profile("x", np.arange(41.0), outcome, 0.9).mean.tolist() == [1.0] * 5
    assert profile("x", FORTY[:39], FORTY[:39], 0.9) is None
    assert profile("x", FORTY % 4, FORTY, 0.9) is None
    assert profile("x", FORTY % 5, FORTY, 0.9) is not None


def test_clear_swings_come_largest_first():
    noise = np.tile([-0.5, 0.5], 40)
    eighty = np.arange(80.0)
    shuffled = (eighty * 27) % 80
    found = swings({"falls": -eighty, "weak": shuffled, "nothing": np.tile(np.arange(10.0), 8)},
                   eighty / 10 + shuffled / 20 + noise)
    assert [one.assumption for one in found] == ["falls", "weak"]
    falls = found[0]
    assert (falls.low_setting, falls.high_setting) == (-71.5, -7.5)
    assert falls.at_low - falls.at_high == falls.size > 5.0
    assert found[1].at_high > found[1].at_low
