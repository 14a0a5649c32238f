"""Load and attention."""

from math import exp

import pytest

from cxsim.model.mechanisms.load import attention, change_load, unskilled_use


def test_without_a_change_load_is_that_of_daily_work(alone):
    assert alone(change_load, base_load=0.85, unskilled_use_mean=0.0) == 0.85


@pytest.mark.parametrize(
    ("activity", "load"),
    [
        ({"training_mean": 1.0}, 0.18), ({"need_message": 1.0}, 0.03), ({"vision_message": 1.0}, 0.03),
        ({"personal_relevance": 1.0}, 0.03), ({"monitoring_mean": 1.0}, 0.01), ({"tools_mean": 1.0}, 0.05),
        ({"other_initiatives": 1.0}, 0.12), ({"collaboration": 1.0}, 0.05), ({"relief": 0.2}, -0.2),
        ({"upheaval": 1.0}, 0.10), ({"crisis": 1.0}, 0.15),
        ({"unskilled_use_mean": 0.4}, 0.25 * 0.4), ({"unskilled_use_mean": 0.4, "autonomy": 1.0}, 0.07),
    ],
)
def test_each_activity_adds_its_part(alone, activity, load):
    given = {"base_load": 0.85, "unskilled_use_mean": 0.0, **activity}
    assert alone(change_load, **given) == pytest.approx(0.85 + load, abs=1e-12)


def test_more_relief_than_load_leaves_none(alone):
    assert alone(change_load, base_load=0.5, unskilled_use_mean=0.0, relief=0.9) == 0.0


def test_use_without_skill_takes_effort():
    assert unskilled_use(1.0, 0.3) == 0.7
    assert unskilled_use(0.0, 0.3) == 0.0


def test_up_to_a_full_load_only_fatigue_costs_attention(alone):
    assert alone(attention, change_load=1.0, base_load=0.9, fatigue=0.2) == (0.0, 0.0, 0.8)


def test_saturation_costs_attention(alone):
    saturation, strain, left = alone(attention, change_load=1.2, base_load=0.9, fatigue=0.15)
    assert saturation == strain == pytest.approx(0.2)
    assert left == pytest.approx(exp(-0.3) * 0.85, rel=1e-14)


@pytest.mark.parametrize(
    ("given", "saturation", "strain"),
    [
        ({"base_load": 1.1, "change_load": 1.1}, 0.1, 0.0), ({"base_load": 1.1, "change_load": 1.3}, 0.3, 0.2),
        ({"base_load": 0.9, "usual_initiatives": 2.0, "change_load": 1.14}, 0.14, 0.0),
        ({"base_load": 0.9, "usual_initiatives": 2.0, "change_load": 1.24}, 0.24, 0.10),
        ({"base_load": 1.1, "change_load": 0.9}, 0.0, 0.0),
    ],
)
def test_what_people_bear_anyway_is_no_strain(alone, given, saturation, strain):
    told = alone(attention, fatigue=0.15, **given)
    assert told[0] == pytest.approx(saturation, abs=1e-12)
    assert told[1] == pytest.approx(strain, abs=1e-12)
