"""Exits and hires."""

from math import exp, sqrt

import numpy as np
import pytest

from cxsim.model.mechanisms.staffing import quit_probability, staffing

CONTENT = {"values_fit": 0.55, "use_last_week": 0.0, "initial_attitude": 0.4, "attitude": 0.4, "trust": 0.5,
           "trust_set_point": 0.5, "leaves_voluntarily": 1.0}


def chance(alone, **given):
    return alone(quit_probability, **{**CONTENT, **given})


def test_15_percent_of_content_people_leave_within_a_year(alone):
    assert chance(alone) == pytest.approx(1.0 - exp(-0.00312), rel=1e-12)
    assert (1.0 - chance(alone)) ** 52 == pytest.approx(0.85, abs=0.0005)


@pytest.mark.parametrize(
    ("given", "log_hazard"),
    [
        ({"attitude": 0.1}, 0.24), ({"fatigue": 0.65}, 0.5), ({"trust": 0.25}, 0.25), ({"attitude": 0.6}, -0.16),
        # What people are used to drives nobody out: little trust and much fatigue from the start.
        ({"trust": 0.25, "trust_set_point": 0.25}, 0.0), ({"fatigue": 0.65, "usual_fatigue": 0.65}, 0.0),
        ({"trust": 0.25, "trust_set_point": 0.75}, 0.5), ({"fatigue": 0.65, "usual_fatigue": 0.4}, 0.25),
        ({"values_fit": 0.37}, 0.0), ({"values_fit": 0.37, "use_last_week": 1.0}, 0.4),
        ({"values_fit": 0.73, "use_last_week": 1.0}, -0.4), ({"values_fit": 0.37, "use_last_week": 0.4}, 0.4 * 0.6),
        ({"values_fit": 0.37, "mandate_mean": 1.0}, 0.4 * 0.2),
        ({"values_fit": 0.37, "use_last_week": 0.6, "mandate_mean": 1.0}, 0.4),
    ],
)
def test_what_drives_people_out(alone, given, log_hazard):
    assert chance(alone, **given) == pytest.approx(1.0 - exp(-0.00312 * exp(log_hazard)), rel=1e-10)


def test_those_who_lead_do_not_leave(alone):
    assert chance(alone, leaves_voluntarily=0.0, fatigue=1.0, trust=0.0) == 0.0


@pytest.mark.validation
def test_fit_and_quitting_correlate_as_published_once_the_change_is_complete(alone):
    """Kristof-Brown et al. (2005): person-organization fit and turnover r = -.14."""
    score = (np.arange(200_000) + 0.5) / 200_000
    fit_score = np.sqrt(2.0) * erfinv(2.0 * score - 1.0)
    within_a_year = 1.0 - (1.0 - chance(alone, values_fit=0.55 + 0.18 * fit_score, use_last_week=1.0)) ** 52
    share = within_a_year.mean()
    correlation = np.mean(fit_score * (within_a_year - share)) / sqrt(share * (1.0 - share))
    assert correlation == pytest.approx(-0.14, abs=0.02)


def erfinv(values):
    from scipy.special import erfinv as inverse

    return inverse(values)


IN_PLACE = {"present": 1.0, "vacancy": 0.0, "tenure": 9.0, "exit_planned": 0.0, "quit_probability": 0.1,
            "draw_quit": 0.5, "skill_mean": 0.4, "top_third_skill": 0.5}


def week(alone, **given):
    names = ("quits", "parted", "regretted", "left", "present", "vacancy", "tenure")
    return dict(zip(names, alone(staffing, **{**IN_PLACE, **given}), strict=True))


def test_who_stays_gets_older(alone):
    assert week(alone) == {"quits": 0, "parted": 0, "regretted": 0, "left": 0, "present": 1, "vacancy": 0, "tenure": 10}


def test_who_quits_leaves_a_vacancy_of_six_weeks(alone):
    assert week(alone, draw_quit=0.09) == {
        "quits": 1, "parted": 0, "regretted": 0, "left": 1, "present": 0, "vacancy": 6, "tenure": 0}
    assert week(alone, draw_quit=0.1)["quits"] == 0
    vacancy, weeks_without = 6.0, 0
    while vacancy > 0.0:
        after = week(alone, present=0.0, vacancy=vacancy, tenure=0.0, draw_quit=0.0)
        assert after["quits"] == after["left"] == after["tenure"] == 0
        vacancy, weeks_without = after["vacancy"], weeks_without + 1
    assert weeks_without == 6
    assert after["present"] == 1


def test_a_longer_search_leaves_the_position_vacant_longer(alone):
    assert week(alone, draw_quit=0.09, search_weeks=4.0)["vacancy"] == 10
    assert week(alone, search_weeks=4.0)["vacancy"] == 0
    assert week(alone, present=0.0, vacancy=3.0, search_weeks=4.0)["vacancy"] == 2


def test_who_is_parted_with_did_not_quit(alone):
    gone = week(alone, exit_planned=1.0, draw_quit=0.0, skill_mean=0.9)
    assert gone == {"quits": 0, "parted": 1, "regretted": 0, "left": 1, "present": 0, "vacancy": 6, "tenure": 0}
    assert week(alone, present=0.0, vacancy=3.0, exit_planned=1.0)["parted"] == 0


def test_a_quit_of_the_top_third_in_skill_is_regretted(alone):
    assert week(alone, draw_quit=0.0, skill_mean=0.5)["regretted"] == 1
    assert week(alone, draw_quit=0.0, skill_mean=0.49)["regretted"] == 0
