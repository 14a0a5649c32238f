"""Being asked."""

import pytest

from cxsim.model.mechanisms.asked import asked_trust, next_asked

QUIET = {"voice_heard": 0.0, "seen_use_mean": 0.0, "trust": 0.5}


@pytest.mark.parametrize(("asked", "given", "lost"), [
    (0.25, {}, 0.0), (0.75, {}, 0.01 * 0.5 * 0.5), (0.75, {"trust": 1.0}, 0.01 * 0.5),
    (0.75, {"voice_heard": 0.3}, 0.01 * 0.2 * 0.5), (0.75, {"seen_use_mean": 0.5}, 0.0),
])
def test_questions_that_nothing_follows_cost_trust(alone, asked, given, lost):
    assert alone(asked_trust, asked=asked, **{**QUIET, **given}) == pytest.approx(-lost, abs=1e-15)


def test_being_asked_is_remembered_and_fades(alone):
    assert alone(next_asked, asked=0.0, questions=1.0) == 0.5
    assert alone(next_asked, asked=0.5, questions=0.0) == pytest.approx(0.5 * 0.94)
    assert alone(next_asked, asked=0.0, questions=0.0) == 0.0
