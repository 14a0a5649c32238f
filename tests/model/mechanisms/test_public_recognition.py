"""Public recognition."""

import pytest

from cxsim.model.mechanisms.public_recognition import public_benefit, public_motive, public_trust


@pytest.mark.parametrize(
    ("given", "motive"),
    [
        ({}, 0.0), ({"public_recognition": 1.0}, 0.0), ({"public_recognition": 1.0, "use": 1.0}, 0.8),
        ({"public_recognition": 1.0, "seen_use": 0.5}, 0.4), ({"misplaced_recognition": 1.0}, 0.0),
        ({"misplaced_recognition": 0.5, "use": 1.0}, -0.5),
    ],
)
def test_it_goes_to_those_who_use_and_a_miss_annoys_them(alone, given, motive):
    assert alone(public_motive, **{"use": 0.0, "seen_use": 0.0, **given}) == pytest.approx(motive)


def test_adopters_who_are_passed_over_lose_trust(alone):
    assert alone(public_trust, misplaced_recognition=1.0, adopter=1.0, trust=0.5) == pytest.approx(-0.01)
    assert alone(public_trust, misplaced_recognition=1.0, adopter=0.0, trust=0.5) == 0.0


def test_belief_moves_towards_what_the_honored_had(alone):
    seen = {"expected_benefit": 0.5, "public_recognition": 1.0, "root_use_last_week": 0.6}
    assert alone(public_benefit, benefit_of_users_last_week=0.9, **seen) == pytest.approx(0.05 * 0.6 * 0.4)
    assert alone(public_benefit, benefit_of_users_last_week=0.2, **seen) == pytest.approx(-0.05 * 0.6 * 0.3)
