"""The arithmetic of rest: loads and fatigue that people are used to, and what positions see."""

from types import SimpleNamespace

import numpy as np
import pytest

from cxsim.model.mechanisms.fatigue import next_fatigue
from cxsim.model.parameters import defaults
from cxsim.model.rest import fatigue_of, saturation_of, unskilled_at, usual_load
from cxsim.model.start import Surroundings

SKILL = (np.array([[0.5, 1.0]]), np.array([[0.0, 0.5]]))


def two_people():
    """Two newcomers, who use two behaviors, the first of them with three times the effort; two initiatives run."""
    return SimpleNamespace(
        parameters=defaults(), shape=(1, 2), effort_shares=(0.75, 0.25),
        column=lambda name, behavior: SKILL[behavior], at_rest=lambda name: np.full((1, 2), 2.0),
    )


def test_use_takes_effort_as_far_as_skill_is_missing():
    rates = [np.array([[0.8, 0.8]]), np.array([[0.4, 0.0]])]
    assert unskilled_at(two_people(), rates) == pytest.approx(np.array([[0.75 * 0.4 + 0.25 * 0.4, 0.0]]))


def test_the_usual_load_is_daily_work_with_initiatives_and_use():
    load = usual_load(two_people(), np.array([[0.7, 0.9]]), np.array([[0.4, 0.0]]))
    assert load == pytest.approx(np.array([[0.7 + 0.24 + 0.1, 0.9 + 0.24]]))
    assert saturation_of(load) == pytest.approx(np.array([[0.04, 0.14]]))
    assert saturation_of(np.array([0.99])) == 0.0


@pytest.mark.parametrize("saturation", [0.0, 0.05, 0.3])
def test_fatigue_rests_where_the_week_leaves_it(saturation):
    p = defaults()
    rest = fatigue_of(np.array([saturation]), p)
    quiet = {name: p.get(name, 0.0) for name in next_fatigue.reads}
    after = next_fatigue(**{**quiet, "fatigue": rest, "saturation": saturation, "attitude": 0.5})
    assert after == pytest.approx(rest, abs=2.0**-21)
    assert (rest == p["fatigue_rest"]) == (saturation == 0.0)


def test_who_takes_a_position_sees_what_is_seen_from_it():
    seen = np.arange(6.0).reshape(3, 2)
    around = Surroundings((seen,), (2.0 * seen,), np.ones((3, 2)), (3.0 * seen,), 4.0 * seen)
    there = around.of((np.array([[2, 0]]), np.array([[1, 0]])))
    assert there.norms[0].tolist() == [[5.0, 0.0]]
    assert (there.skills[0].tolist(), there.manager_rates[0].tolist()) == ([[10.0, 0.0]], [[15.0, 0.0]])
    assert (there.led.tolist(), there.belief.tolist()) == ([[1.0, 1.0]], [[20.0, 0.0]])
