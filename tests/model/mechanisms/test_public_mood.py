"""Public mood."""

import pytest

from cxsim.model.mechanisms.public_mood import mood_evaluation


@pytest.mark.parametrize(("mood", "moved"), [(0.5, 0.0), (0.4, -0.2), (0.8, 0.6)])
def test_a_hall_carries_people_the_way_it_leans(alone, mood, moved):
    assert alone(mood_evaluation, public_exchange=1.0, attitude_last_week=mood) == pytest.approx(moved)
    assert alone(mood_evaluation, public_exchange=0.0, attitude_last_week=mood) == 0.0
