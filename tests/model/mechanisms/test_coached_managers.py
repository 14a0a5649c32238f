"""Coached managers."""

import pytest

from cxsim.model.mechanisms.coached_managers import (
    coached_credibility,
    coached_motive,
    coached_skill,
    coaching_dose,
    coaching_effort,
    next_coached,
)


def test_coaching_is_taken_in_and_fades(alone):
    assert alone(next_coached, coached=0.0, coaching=0.5, attention=0.8) == pytest.approx(0.04)
    assert alone(next_coached, coached=0.5, attention=1.0) == pytest.approx(0.49)


@pytest.mark.parametrize(
    ("given", "factor"),
    [({"manager_attitude": 0.0}, 0.65 / 0.3), ({"manager_attitude": 1.0}, 1.0),
     ({"manager_attitude": 0.5, "manager_coached": 0.0}, 1.0), ({"manager_attitude": 0.5}, 0.825 / 0.65)],
)
def test_a_coached_manager_speaks_for_it_whatever_he_thinks(alone, given, factor):
    assert alone(coached_credibility, **{"manager_coached": 1.0, **given}) == pytest.approx(factor)


def test_others_look_closely_at_what_he_does(alone):
    assert alone(coached_motive, coached=0.0, manager_coached=1.0, manager_use=1.0) == pytest.approx(0.6)
    assert alone(coached_motive, coached=0.0, manager_coached=1.0, manager_use=0.0) == pytest.approx(-0.6)
    assert alone(coached_motive, coached=0.5, manager_coached=0.0, manager_use=0.0) == pytest.approx(0.4)


def test_more_of_the_training_is_carried_over(alone):
    trained = {"skill": 0.2, "training": 1.0, "attitude": 1.0, "manager_attitude": 0.0, "fatigue": 0.0}
    assert alone(coached_skill, manager_coached=1.0, **trained) == pytest.approx(0.8 * 0.1 * 0.6 * 0.5)
    assert alone(coached_skill, manager_coached=0.0, **trained) == 0.0
    assert alone(coached_skill, manager_coached=1.0, inhibition=1.0, **trained) == 0.0
    assert alone(coached_skill, manager_coached=1.0, **{**trained, "training": 0.0}) == 0.0


def test_managers_learn_what_it_is_about_and_lose_time(alone):
    assert alone(coaching_dose, coaching=0.5) == pytest.approx(0.5 * 0.5)
    assert alone(coaching_effort, coaching=0.5) == pytest.approx(0.03)
