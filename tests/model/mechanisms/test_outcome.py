"""Outcomes."""

from math import exp

import numpy as np
import pytest

from cxsim.model.mechanisms.outcome import adoption, output, output_of_slot, use_quality

SETTLED = {"fatigue": 0.1, "unskilled_effort_mean": 0.0, "skilled_value_mean": 0.0, "tenure": 1e6}


def test_use_costs_by_missing_skill_and_yields_by_skill(alone):
    assert alone(use_quality, use=1.0, skill=0.4, attitude=0.5) == (0.6, 0.4, 0.7)
    assert alone(use_quality, use=0.0, skill=0.4, attitude=0.5) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(("attitude", "share"), [(0.0, 0.6), (0.25, 0.8), (0.5, 1.0), (0.9, 1.0)])
def test_customers_notice_whether_somebody_means_it_and_output_does_not(alone, attitude, share):
    unskilled, skilled, served = alone(use_quality, use=1.0, skill=0.4, attitude=attitude)
    assert (unskilled, skilled) == (0.6, 0.4)
    assert served == pytest.approx(0.7 * share)


@pytest.mark.parametrize(
    ("given", "share"),
    [
        ({}, 1.0), ({"fatigue": 0.6}, 0.9), ({"unskilled_effort_mean": 0.5}, 1.0 - 0.8 * 0.35 * 0.5),
        ({"skilled_value_mean": 0.5}, 1.075), ({"training_mean": 0.5}, 0.95), ({"tenure": 0.0}, 0.6),
        ({"tenure": 26.0}, 1.0 - 0.4 * exp(-1.0)), ({"output_factor": 0.9}, 0.9),
        ({"fatigue": 0.35, "unskilled_effort_mean": 0.2, "skilled_value_mean": 0.3, "training_mean": 1.0},
         0.95 * (1.0 - 0.056 + 0.045) * 0.9),
    ],
)
def test_output_as_a_share_of_normal(alone, given, share):
    assert alone(output, **{**SETTLED, **given}) == pytest.approx(share, rel=1e-12)


def test_a_vacant_slot_yields_nothing():
    assert output_of_slot(0.9, 0.0) == 0.0
    assert output_of_slot(0.9, 1.0) == 0.9


def test_who_used_in_two_of_four_weeks_is_an_adopter():
    recent = (0.0, 0.0, 0.0)
    story = []
    for used in (1.0, 0.0, 1.0, 0.0, 0.0, 1.0):
        *recent, adopter = adoption(used, *recent, 0.5)
        story.append(adopter)
    assert story == [0.0, 0.0, 1.0, 1.0, 0.0, 1.0]


def test_the_share_that_makes_an_adopter_is_the_scenario_s():
    assert adoption(1.0, 1.0, 1.0, 0.0, 0.75)[3] == 1.0
    assert adoption(1.0, 1.0, 1.0, 0.0, 0.76)[3] == 0.0
    assert np.array_equal(adoption(0.5, 0.1, 0.2, 0.3, 0.5)[:3], [0.5, 0.1, 0.2])
