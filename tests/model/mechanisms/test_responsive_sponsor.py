"""A sponsor who responds: won by results and mood, lost by their absence and by crises."""

import pytest

from cxsim.model.mechanisms.responsive_sponsor import (
    next_sponsor_expectation,
    next_sponsor_shift,
    protected,
    sponsor_level,
    visible_results,
)

QUIET = {
    "last_use_overall": 0.1, "use_before_overall": 0.1, "customer_index": 60.0, "customer_index_at_rest_overall": 60.0,
    "last_output_overall": 0.96, "output_before_overall": 0.96, "outcome_gain": 0.0,
}


@pytest.mark.parametrize(
    ("given", "seen"),
    [
        ({}, 0.0), ({"last_use_overall": 0.4}, 0.3), ({"customer_index": 80.0}, 0.25),
        ({"customer_index": 40.0}, -0.25), ({"last_output_overall": 0.864}, -0.1), ({"outcome_gain": 0.2}, 0.2),
        ({"last_output_overall": 0.0, "output_before_overall": 0.0}, 0.0),
    ],
)
def test_results_are_what_has_changed(alone, given, seen):
    assert alone(visible_results, **{**QUIET, **given}) == pytest.approx(seen)


def test_a_score_that_is_full_already_is_no_division_by_zero(alone):
    full = {"customer_index": 100.0, "customer_index_at_rest_overall": 100.0}
    assert alone(visible_results, **{**QUIET, **full}) == 0.0


def expected(alone, before, needed, results=0.0):
    return alone(next_sponsor_expectation, sponsor_expectation=before, team_hours=40.0, team_hours_needed=needed,
                 visible_results=results)


def test_what_has_been_reached_is_soon_expected(alone):
    assert expected(alone, 0.2, needed=0.0, results=0.6) == pytest.approx(0.2 + 0.4 / 40.0)
    assert expected(alone, 0.2, needed=40.0, results=0.1) == pytest.approx(0.2 + 0.2 / 40.0)


def test_expectation_rises_as_far_as_the_team_is_busy_and_is_forgotten(alone):
    assert expected(alone, 0.0, needed=40.0) == pytest.approx(0.4 / 40.0)
    assert expected(alone, 0.0, needed=10.0) == pytest.approx(0.1 / 40.0)
    assert expected(alone, 0.0, needed=90.0) == pytest.approx(0.4 / 40.0)
    assert expected(alone, 0.2, needed=0.0) == pytest.approx(0.195)
    # Half a team's work is worth half the demand, however long it goes on.
    assert expected(alone, 0.2, needed=20.0) == pytest.approx(0.2)


def shift(alone, before=0.0, results=0.0, expected=0.0, attitude=0.4, crisis=0.0):
    return alone(next_sponsor_shift, sponsor_shift=before, visible_results=results, sponsor_expectation=expected,
                 last_attitude_overall=attitude, attitude_before_overall=0.4, crisis_overall=crisis)


def test_what_a_sponsor_does_not_notice_changes_nothing(alone):
    assert shift(alone, results=0.03, attitude=0.42) == 0.0
    assert shift(alone, results=-0.03, attitude=0.38) == 0.0


def test_won_from_below_and_lost_from_above(alone):
    assert shift(alone, results=0.33) == pytest.approx(0.04 * 0.3)
    assert shift(alone, results=0.0, expected=0.33) == pytest.approx(-0.04 * 0.3)
    assert shift(alone, attitude=0.53) == pytest.approx(0.05 * 0.1)
    assert shift(alone, crisis=1.0) == pytest.approx(-0.05)
    assert shift(alone, before=0.5) == pytest.approx(0.49)
    assert shift(alone, before=0.5, results=0.33) == pytest.approx(0.5 + 0.012 * 0.5 - 0.01)
    assert shift(alone, before=-1.0, results=-9.0) >= -1.0


def test_a_sponsor_beyond_the_usual_clears_time_and_obstacles(alone):
    for sponsorship, factor in ((0.9, 1.06), (0.3, 1.0), (0.0, 1.0)):
        assert alone(protected, sponsorship=sponsorship, usual_sponsorship=0.3) == pytest.approx(factor)
    assert alone(protected, sponsorship=0.9, usual_sponsorship=0.9) == 1.0


def test_people_see_the_level_of_context_and_interventions_and_what_was_won(alone):
    assert alone(sponsor_level, sponsorship_overall=0.3, sponsor_shift=0.2) == pytest.approx(0.5)
    assert alone(sponsor_level, sponsorship_overall=0.3, sponsor_shift=-0.5) == 0.0
