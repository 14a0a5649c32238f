"""Learning from colleagues."""

import pytest

from cxsim.model.mechanisms.peer_learning import next_shown_skill, peer_effort, peer_skill

LEARNER = {"skill": 0.3, "peer_learning": 1.0, "attitude": 1.0}


@pytest.mark.parametrize(
    ("use", "shown", "gain"),
    [(0.0, 0.0, 0.0), (0.5, 0.4, 0.15 * 1.1 * 0.25), (0.5, 0.15, 0.0), (0.5, 0.05, 0.0)],
)
def test_there_is_something_to_learn_where_those_who_use_are_ahead(alone, use, shown, gain):
    assert alone(peer_skill, seen_use=use, seen_shown_skill=shown, **LEARNER) == pytest.approx(gain)


def test_it_needs_time_attention_and_the_wish_to_learn(alone):
    """Everyday work leaves a tenth of the time that a full week of peer learning sets aside."""
    given = {"seen_use": 0.5, "seen_shown_skill": 0.4}
    assert alone(peer_skill, **given, **{**LEARNER, "peer_learning": 0.0}) == pytest.approx(0.15 * 0.1 * 0.25)
    assert alone(peer_skill, attention=0.0, **given, **LEARNER) == 0.0
    assert alone(peer_skill, attention=0.5, **given, **{**LEARNER, "attitude": 0.0}) == pytest.approx(0.0103125)
    assert alone(peer_effort, peer_learning_mean=0.4) == pytest.approx(0.012)


def test_a_tenth_of_it_takes_place_in_everyday_work(alone):
    everyday = alone(peer_skill, seen_use=0.5, seen_shown_skill=0.4, **{**LEARNER, "peer_learning": 0.0})
    assert everyday == pytest.approx(0.15 * 0.1 * 0.25)
    assert alone(peer_effort, peer_learning_mean=0.0) == 0.0


def test_skill_is_shown_by_those_who_use(alone):
    assert alone(next_shown_skill, use=1.0, skill=0.6) == 0.6
    assert alone(next_shown_skill, use=0.0, skill=0.6) == 0.0
