"""Credibility, voice, and what follows from a say."""

import pytest

from cxsim.model.mechanisms.credibility import credibility, say_followed, voice_heard


def test_trust_sponsor_and_manager_multiply(alone):
    said = alone(credibility, trust=0.5, sponsorship=0.6, manager_attitude=0.4, represented=0.0)
    assert said == pytest.approx(0.5 * (0.5 + 0.5 * 0.6) * (0.3 + 0.7 * 0.4), rel=1e-14)


def test_representation_adds_and_everything_stays_a_share(alone):
    assert alone(credibility, trust=0.0, sponsorship=0.0, manager_attitude=0.5, represented=0.5) == 0.025
    assert alone(credibility, trust=1.0, sponsorship=1.0, manager_attitude=1.0, represented=1.0) == 1.0


def test_without_trust_and_seats_nobody_is_believed(alone):
    assert alone(credibility, trust=0.0, sponsorship=1.0, manager_attitude=1.0, represented=0.0) == 0.0


def test_an_opposed_manager_and_no_sponsor_leave_the_floor(alone):
    said = alone(credibility, trust=1.0, sponsorship=0.0, manager_attitude=0.0, represented=0.0)
    assert said == pytest.approx(0.5 * 0.3, rel=1e-14)


def test_members_of_the_committee_give_voice(alone):
    assert alone(voice_heard, voice=0.3, represented=0.4) == pytest.approx(0.4)
    assert alone(voice_heard, voice=0.9, represented=1.0) == 1.0


@pytest.mark.parametrize(
    ("say", "carried_out", "followed"),
    [(0.8, 0.0, 0.2), (0.8, 0.5, 0.8 * (0.25 + 0.75 * 0.5)), (0.8, 1.0, 0.8), (0.8, 1.7, 0.8), (0.0, 1.0, 0.0)],
)
def test_a_say_counts_by_what_becomes_of_it_and_a_hearing_for_a_little(alone, say, carried_out, followed):
    assert alone(say_followed, voice_heard=say, carried_out=carried_out) == pytest.approx(followed, rel=1e-12)
