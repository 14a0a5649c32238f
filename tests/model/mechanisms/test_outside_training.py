"""Training outside."""

import pytest

from cxsim.model.mechanisms.outside_training import outside_skill

LEARNER = {"skill": 0.5, "training": 1.0, "outside_training": 1.0, "fatigue": 0.0, "attitude": 1.0}


@pytest.mark.parametrize(
    ("manager", "inhibitors", "yields"),
    [(1.0, 0.0, 1.6 - 1.0), (0.0, 0.0, 1.6 * 0.1 - 0.4), (1.0, 1.0, 1.6 * 0.1 - 0.4),
     (0.5, 0.0, 1.6 * 0.55 - 0.7)],
)
def test_it_yields_more_with_support_and_less_without(alone, manager, inhibitors, yields):
    gained = alone(outside_skill, manager_attitude=manager, inhibition=inhibitors, **LEARNER)
    assert gained == pytest.approx(0.5 * 0.1 * yields)


def test_only_hours_that_are_given_count(alone):
    given = {"manager_attitude": 1.0, **LEARNER}
    assert alone(outside_skill, **{**given, "training": 0.5}) == pytest.approx(0.5 * 0.1 * 0.5 * 0.6)
    assert alone(outside_skill, **{**given, "outside_training": 0.0}) == 0.0
