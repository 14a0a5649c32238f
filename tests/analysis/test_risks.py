"""Each risk worked out by hand: when it happens, how large it is, when it shows, and when it cannot be known."""

import numpy as np
import pytest

from cxsim.analysis.risk_register import risk_entries, risk_rows, share_interval
from cxsim.analysis.risks import RISKS, worst_department
from cxsim.results.recording import WEEKLY_MEASURES, Recording

WEEKS = 100
INTERVENTION = ({"name": "training", "start_week": 4, "weeks": 46},)


def steps(*pieces):
    """A weekly series from (weeks, value) pieces, in one replicate."""
    return np.concatenate([np.full(weeks, value) for weeks, value in pieces])


def table(*series):
    return np.array(series).T


def found(name, result):
    return RISKS[name].of(result)


def test_the_target_is_missed_by_what_lacks_in_its_week(make):
    adoption = table(steps((60, 0.0), (40, 0.5)), steps((60, 0.0), (40, 0.7)))
    event = found("missed_target", make("plan", {"adoption": adoption}, target=(0.6, 80)))
    assert list(event.happened) == [1.0, 0.0]
    assert event.size[0] == pytest.approx(0.1)
    assert event.week[0] == 80.0
    assert np.isnan(found("missed_target", make("plan", {"adoption": adoption})).happened).all()


def test_a_line_that_rises_no_more_below_its_goal_has_stalled(make):
    adoption = table(steps((20, 0.0), (80, 0.3)), np.linspace(0.0, 0.99, WEEKS), steps((20, 0.0), (80, 0.55)))
    event = found("stall", make("plan", {"adoption": adoption}, last=90, interventions=INTERVENTION))
    assert list(event.happened) == [1.0, 0.0, 0.0]  # the third stands still above one half
    assert event.size[0] == pytest.approx(0.2)
    held = found("stall", make("plan", {"adoption": adoption[:, 2:]}, last=45, interventions=INTERVENTION))
    assert list(held.happened) == [0.0]
    assert np.isnan(found("stall",
                          make("plan", {"adoption": adoption}, last=20, interventions=INTERVENTION)).happened).all()


def test_people_relapse_when_a_third_of_what_was_reached_is_gone_within_a_year(make):
    adoption = table(
        steps((60, 0.6), (40, 0.3)), steps((60, 0.6), (40, 0.45)), steps((60, 0.04), (40, 0.0)), steps((100, 0.6)),
    )
    event = found("relapse", make("plan", {"adoption": adoption}, last=50))
    np.testing.assert_array_equal(event.happened, [1.0, 0.0, np.nan, 0.0])
    assert event.size[0] == pytest.approx(0.3)
    assert event.week[0] == 62.0  # smoothed: 0.375 in week 62
    assert np.isnan(found("relapse", make("plan", {"adoption": adoption}, last=80)).happened).all()


def departments(**of):
    """A recording with two departments of ten people; ``of[measure]`` is (all, first, second) by week."""
    shape = (3, WEEKS, 1)
    weekly = {name: np.zeros(shape) for name in WEEKLY_MEASURES}
    weekly["people"] = np.broadcast_to(np.array([20.0, 10.0, 10.0])[:, None, None], shape)
    for name, series in of.items():
        weekly[name] = np.array(series)[:, :, None]
    return Recording(("all", "department:claims", "department:sales"), weekly, {}, 20)


def test_a_department_is_left_behind_at_less_than_half_of_the_whole(make):
    lagging = departments(adoption=[steps((WEEKS, 0.5)), steps((WEEKS, 0.9)), steps((WEEKS, 0.1))])
    plan = make("plan", {}, recording=lagging)
    event = found("department_left_behind", plan)
    assert (event.happened[0], event.size[0]) == (1.0, pytest.approx(0.4))
    assert worst_department(plan) == ("sales", 1.0)
    even = make("plan", {}, recording=departments(adoption=[steps((WEEKS, level)) for level in (0.5, 0.6, 0.4)]))
    assert found("department_left_behind", even).happened[0] == 0.0
    nobody = make("plan", {}, recording=departments(adoption=[steps((WEEKS, level)) for level in (0.01, 0.02, 0.0)]))
    assert np.isnan(found("department_left_behind", nobody).happened[0])


def test_departments_drift_apart_when_the_gap_in_attitude_widens(make):
    levels = [steps((WEEKS, 0.5)), steps((50, 0.5), (50, 0.7)), steps((50, 0.4), (50, 0.3))]
    event = found("polarization", make("plan", {}, recording=departments(attitude=levels)))
    assert event.happened[0] == 1.0
    assert event.size[0] == pytest.approx(0.3)
    # Smoothed, the gap is 0.1 wider only after two weeks of the step.
    assert event.week[0] == 51.0


def test_skilled_leavers_count_beyond_those_who_would_have_left_anyway(make):
    ones = np.ones((WEEKS, 3))
    plan = make("plan", {"adoption": 0 * ones, "regretted_quits": ones * [0.3, 0.24, 0.001]},
                {"adoption": 0 * ones, "regretted_quits": ones * [0.2, 0.2, 0.0005]})
    event = found("regretted_turnover", plan)
    assert list(event.happened) == [1.0, 0.0, 0.0]
    assert event.size[0] == pytest.approx(10.0)
    assert np.isnan(found("regretted_turnover", make("plan", {"adoption": 0 * ones})).happened).all()


def test_where_leaving_is_switched_off_nothing_can_be_said_about_leavers(make):
    still = {"adoption": np.zeros((WEEKS, 3))}
    assert np.isnan(found("regretted_turnover", make("plan", still, still)).happened).all()


@pytest.mark.parametrize(("share", "count", "low", "high"), [
    (0.0, 200, 0.0, 0.0188), (1.0, 200, 0.9812, 1.0), (0.5, 100, 0.4038, 0.5962), (0.1, 50, 0.0435, 0.2136),
])
def test_the_error_of_a_likelihood_is_wilsons_interval(share, count, low, high):
    assert share_interval(share, count) == pytest.approx((low, high), abs=5e-5)


def test_burnout_happens_when_the_smoothed_share_reaches_a_tenth(make):
    burnout = table(steps((50, 0.0), (2, 0.2), (48, 0.0)), steps((50, 0.0), (1, 0.2), (49, 0.0)))
    event = found("burnout", make("plan", {"adoption": 0 * burnout, "burnout": burnout}))
    assert list(event.happened) == [1.0, 0.0]
    assert event.size[0] == pytest.approx(0.1)
    assert event.week[0] == 51.0


def test_output_is_held_against_doing_nothing(make):
    output = table(steps((50, 0.9), (10, 0.75), (40, 0.9)), steps((100, 0.9)))
    usual = {"adoption": 0 * output, "output": 0 * output + 0.9}
    plan = make("plan", {"adoption": 0 * output, "output": output}, usual)
    trough, lost = found("output_trough", plan), found("output_lost", plan)
    assert list(trough.happened) == [1.0, 0.0]
    assert trough.size[0] == pytest.approx(1.0 / 6.0)
    assert trough.week[0] == 52.0  # smoothed: 11/12 of doing nothing after two weeks, 7/8 after three
    assert list(lost.happened) == [0.0, 0.0]  # ten weeks at 5/6 are less than 2 of 100 weeks of output
    assert lost.size[0] == pytest.approx(10.0 / 6.0)


def test_customers_are_harmed_more_than_two_points_below_doing_nothing(make):
    index = table(steps((50, 60.0), (50, 57.0)), steps((50, 60.0), (50, 58.5)))
    plan = make("plan", {"adoption": 0 * index, "customer_index": index},
                {"adoption": 0 * index, "customer_index": 0 * index + 60.0})
    event = found("customer_damage", plan)
    assert list(event.happened) == [1.0, 0.0]
    assert (event.size[0], event.week[0]) == (pytest.approx(3.0), 52.0)


def test_the_budget_is_overrun_in_the_week_in_which_it_is_spent(make):
    zero = np.zeros((WEEKS, 2))
    costs = {"training": zero + 10.0, "replacement": zero + 1e6}
    event = found("budget_overrun", make("plan", {"adoption": zero}, costs=costs, budget=900.0))
    assert list(event.happened) == [1.0, 1.0]
    assert (event.size[0], event.week[0]) == (pytest.approx(100.0), 90.0)
    assert np.isnan(found("budget_overrun", make("plan", {"adoption": zero}, costs=costs)).happened).all()


def test_the_tail_is_the_mean_of_the_worst_twentieth(make):
    adoption = np.tile(np.arange(40.0) / 100.0, (WEEKS, 1))
    event = found("adoption_tail", make("plan", {"adoption": adoption}))
    assert list(np.flatnonzero(event.happened)) == [0, 1]
    assert event.size[event.happened == 1.0].mean() == pytest.approx(0.195 - 0.005)
    few = make("plan", {"adoption": adoption[:, :10]})
    assert np.isnan(found("adoption_tail", few).happened).all()


def test_the_register_keeps_what_is_absent_empty(make):
    plan = make("plan", {"adoption": np.zeros((WEEKS, 3))})
    entries = {entry.risk: entry for entry in risk_entries(plan)}
    assert list(entries) == list(RISKS)
    assert np.isnan(entries["missed_target"].likelihood)
    assert (entries["burnout"].likelihood, entries["burnout"].indicator) == (0.0, None)
    assert np.isnan(entries["burnout"].impact)
    assert risk_rows([risk_entries(plan)])[0][:2] == ("plan", "missed_target")
