"""Words and deeds."""

import pytest

from cxsim.model.mechanisms.words_and_deeds import deeds_motive, deeds_trust, say_do_gap

QUIET = {"sponsorship": 0.3, "manager_use_mean": 0.0, "has_manager": 1.0}


@pytest.mark.parametrize(
    ("given", "gap"),
    [
        ({}, 0.0), ({"sponsorship": 0.8}, 0.5), ({"sponsorship": 0.8, "manager_use_mean": 1.0}, 0.0),
        ({"mandate_mean": 1.0}, 1.0), ({"mandate_mean": 1.0, "manager_use_mean": 1.0}, 0.4),
        ({"mandate_mean": 1.0, "leader_use": 1.0}, 0.6), ({"mandate_mean": 1.0, "has_manager": 0.0}, 0.0),
        # Who shows the behavior without having asked for it owes nobody anything.
        ({"leader_use": 1.0}, 0.0), ({"sponsorship": 0.8, "leader_use": 0.5}, 0.3),
        ({"sponsorship": 0.8, "usual_sponsorship": 0.8}, 0.0), ({"sponsorship": 0.8, "usual_sponsorship": 0.6}, 0.2),
    ],
)
def test_the_gap_between_what_is_called_for_and_what_is_lived(alone, given, gap):
    seen, factor = alone(say_do_gap, **{**QUIET, **given})
    assert seen == pytest.approx(gap, abs=1e-15)
    assert factor == pytest.approx(1.0 - 0.4 * gap)


def test_a_gap_costs_trust_and_an_example_moves(alone):
    assert alone(deeds_trust, say_do_gap=0.5, trust=0.6) == pytest.approx(-0.01 * 0.3)
    assert alone(deeds_motive, leader_use=0.5) == pytest.approx(0.125)


def test_leaders_who_live_the_change_earn_trust_and_pay_for_the_gap_that_is_left(alone):
    assert alone(deeds_trust, say_do_gap=0.0, leader_use=1.0, trust=0.6) == pytest.approx(0.005 * 0.4)
    assert alone(deeds_trust, say_do_gap=0.5, leader_use=0.5, trust=0.6) == pytest.approx(0.001 - 0.003)
