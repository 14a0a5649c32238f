"""New tools: they help those who know them, and cost the others time, output and confidence."""

import pytest

from cxsim.model.mechanisms.new_tools import (
    next_tools_known,
    struggle,
    struggle_load,
    struggle_output,
    struggle_setback,
)


@pytest.mark.parametrize(
    ("tools", "known", "skill", "struggling"),
    [(0.8, 0.0, 0.0, 0.8), (0.8, 0.0, 0.5, 0.4), (0.8, 0.0, 1.0, 0.0), (0.8, 0.5, 0.0, 0.3), (0.8, 0.8, 0.0, 0.0),
     (0.2, 0.8, 0.0, 0.0), (0.0, 0.0, 0.0, 0.0)],
)
def test_people_struggle_with_what_is_new_to_them_and_the_unskilled_most(alone, tools, known, skill, struggling):
    assert alone(struggle, tools=tools, tools_known=known, skill=skill) == pytest.approx(struggling, abs=1e-15)


def test_it_costs_time_output_and_confidence(alone):
    assert alone(struggle_load, struggle_mean=0.5) == pytest.approx(0.05)
    assert alone(struggle_output, struggle_mean=0.5) == pytest.approx(0.95)
    assert alone(struggle_output, struggle_mean=0.0) == 1.0
    assert alone(struggle_setback, struggle=0.5) == pytest.approx(0.025)


def test_the_skilled_know_their_way_around_sooner(alone):
    assert alone(next_tools_known, tools_known=0.0, tools=0.8, skill=1.0) == pytest.approx(0.1 * 0.8)
    assert alone(next_tools_known, tools_known=0.0, tools=0.8, skill=0.0) == pytest.approx(0.1 * 0.4)
    assert alone(next_tools_known, tools_known=0.5, tools=0.8, skill=0.6) == pytest.approx(0.5 + 0.1 * 0.8 * 0.3)


def test_better_tools_are_new_again_as_far_as_they_differ(alone):
    known = 0.0
    for _ in range(500):
        known = alone(next_tools_known, tools_known=known, tools=0.5, skill=0.0)
    assert known == pytest.approx(0.5, rel=1e-10)
    assert alone(struggle, tools=0.7, tools_known=known, skill=0.0) == pytest.approx(0.2)


def test_tools_that_are_gone_are_forgotten(alone):
    assert alone(next_tools_known, tools_known=0.8, tools=0.0, skill=1.0) == pytest.approx(0.8 * 0.9)
