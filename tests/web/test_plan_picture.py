"""Places on the week axis: bars, what stands beside them, columns, blocks and cells."""

from datetime import date

import numpy as np
import pytest

from cxsim.scenario.loading.load import from_mapping
from cxsim.scenario.presets.people_of import people_of
from cxsim.scenario.sheets.plan_bars import plan_bars
from cxsim.web.plan_picture import bar_of, cells_of, cost_steps, curve_points, hour_steps, labeled_weeks, ticks_of

MONDAY = date(2027, 1, 4)


@pytest.fixture
def picture():
    """The picture of one intervention in a run of a hundred weeks."""

    def made(own=True, **fields):
        scenario = from_mapping({
            "schema": 1, "name": "Plan", "weeks": 100, "seed": 1, "start_date": "2027-01-04",
            "costs": {"weekly_wage": {1: 3000}}, "plan": {"interventions": [{"type": "training", **fields}]},
            "organization": {"generate": {"departments": [{"name": "claims", "size": 30}]}}})
        return bar_of(plan_bars(scenario, people_of(scenario))[0], scenario, own)

    return made


@pytest.mark.parametrize(("value", "figure"), [
    (99.96, "99"), (100.0, "100"), (100.02, "101"), (99.4, "99"), (84.5, "84"), (105.6, "106"),
])
def test_a_load_beside_capacity_never_looks_as_if_it_were_at_it(value, figure):
    (cell,) = cells_of([value], 4, 4, None)
    assert cell.figure == figure


def test_months_are_labeled_at_quarters_and_a_new_year_is_strong():
    ticks = ticks_of(104, MONDAY)
    assert [one.words for one in ticks[:5]] == ["Jan 2027", "Apr 2027", "Jul 2027", "Oct 2027", "Jan 2028"]
    assert [one.strong for one in ticks[:5]] == [True, False, False, False, True]
    assert (ticks[1].x, ticks[-1].last) == ("12.500%", True)
    assert ticks_of(8, None)[1].words == "week 1"


@pytest.mark.parametrize(("start", "weeks", "beside"), [(4, 26, "after"), (60, 30, "before"), (4, 90, "inside")])
def test_dates_stand_where_there_is_room(picture, start, weeks, beside):
    bar = picture(start_week=start, weeks=weeks)
    assert (bar.x, bar.width, bar.beside) == (f"{start}.000%", f"{weeks}.000%", beside)
    assert bar.movable
    assert bar.sizable


def test_several_stretches_move_together_and_are_stretched_by_the_form(picture):
    bar = picture(weeks=10, rounds=2, pause_weeks=20)
    assert bar.parts == (("0.000%", "25.000%"), ("75.000%", "25.000%"))
    assert (bar.movable, bar.sizable) == (True, False)


def test_what_is_not_the_plans_own_stays_where_it_is(picture):
    bar = picture(own=False)
    assert (bar.movable, bar.sizable, bar.weeks) == (False, False, "")
    assert picture(start_week=200).when == "never begins in this run"


def test_the_dearest_week_and_new_levels_have_their_sum_beside_them():
    cost = np.concatenate([np.zeros(4), [154.0], np.full(25, 54.0), np.full(30, 3.0), np.zeros(40)])
    assert labeled_weeks(cost) == {4, 30}  # week 5 is a new level, but its words would cover those of week 4
    steps = cost_steps(1000.0 * cost, "EUR", MONDAY)
    assert len(steps) == 56
    assert (steps[0].label, steps[0].height, steps[0].words) == (
        "154k", "100.000%", "1 Feb 2027 to 7 Feb 2027, 1 week: 154,000 EUR")


def test_equal_hours_are_one_block():
    blocks = hour_steps(np.array([0.0] * 10 + [30.0] * 40 + [15.0] * 50), None)
    assert [(one.x, one.width, one.height, one.label) for one in blocks] == [
        ("10.000%", "40.000%", "100.000%", "30"), ("50.000%", "50.000%", "50.000%", "15")]


def test_shades_change_at_the_bounds_and_nobody_has_none():
    cells = cells_of((84.0, 94.0, 97.0, 105.0, 105.1, -1.0), 4, 22, None)
    assert [one.shade for one in cells] == [0, 1, 2, 3, 4, -1]
    assert (cells[1].words, cells[-1].words) == ("weeks 4 to 7, 4 weeks: 94 %", "weeks 20 to 21, 2 weeks: nobody")


def test_curves_fall_from_the_top():
    assert curve_points((0.0, 0.25, 1.0)) == "0,100.0 1,75.0 2,0.0"
