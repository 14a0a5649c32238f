"""Change load by group and week: the middle future, hours per head, and the weeks beyond capacity."""

import numpy as np
import pytest

from cxsim.analysis.comparison_data import ComparisonData
from cxsim.analysis.load import LOAD_COLUMNS, group_loads, load_rows
from cxsim.results.recording import WEEKLY_MEASURES, Recording

GROUPS = ("all", "department:sales", "department:new", "level:1")
TRAINING = [{"name": "training", "type": "training", "start_week": 0, "weeks": 4, "target": "everyone"}]


def recording(load, people=(38.0, 19.0, 19.0, 1.0)):
    """Four weeks and three futures; ``load``: of everybody, sales, a department that has nobody, and the top."""
    weekly = {name: np.zeros((4, 4, 3)) for name in WEEKLY_MEASURES}
    weekly["people"] = np.broadcast_to(np.array(people)[:, None, None], (4, 4, 3)).copy()
    weekly["change_load"] = np.array(load)
    return Recording(GROUPS, weekly, {}, 27)


def flat(level):
    return np.full((4, 3), level)


RISING = np.array([[0.8, 0.9, 1.0], [1.0, 1.1, 1.2], [0.9, 1.0, 1.1], [1.2, 1.3, 1.4]])


@pytest.fixture
def comparison(make):
    plan = make("plan", {}, recording=recording([RISING, RISING + 0.1, flat(np.nan), flat(0.5)]),
                interventions=TRAINING, start_date="2027-01-04")
    nothing = make("nothing", {}, recording=recording([flat(0.8), flat(0.9), flat(np.nan), flat(0.5)]))
    return ComparisonData((nothing, plan), "nothing")


def test_everybody_and_each_department_with_people_has_its_load(comparison):
    loads = group_loads(comparison, "plan")
    assert [one.group.key for one in loads] == ["all", "department:sales"]
    assert loads[0].middle.tolist() == [0.9, 1.1, 1.0, 1.3]


def test_hours_are_shares_of_forty_and_the_plan_adds_what_doing_nothing_lacks(comparison):
    everybody = group_loads(comparison, "plan")[0]
    assert everybody.hours.tolist() == [36.0, 44.0, 40.0, 52.0]
    assert np.round(everybody.added, 9).tolist() == [4.0, 12.0, 8.0, 20.0]
    assert group_loads(comparison, "nothing")[0].added.tolist() == [0.0] * 4


def test_without_a_plan_that_does_nothing_nobody_knows_what_was_added(make):
    plan = make("plan", {}, recording=recording([RISING] * 4), interventions=TRAINING)
    assert group_loads(ComparisonData((plan,), "plan"), "plan")[0].added is None


def test_full_capacity_is_not_beyond_it(comparison):
    everybody, sales = group_loads(comparison, "plan")
    assert (everybody.weeks_over, everybody.spells) == (2, [(1, 1), (3, 3)])
    assert (sales.weeks_over, sales.spells) == (3, [(1, 3)])
    assert np.round(everybody.over, 3).tolist() == [0.0, 0.667, 0.333, 1.0]


def test_the_table_has_a_row_for_every_plan_group_and_week(comparison):
    rows = [dict(zip(LOAD_COLUMNS, row, strict=True)) for row in load_rows(comparison)]
    assert len(rows) == 2 * 2 * 4
    row = rows[2 * 4 + 1]
    assert (row["scenario"], row["group"], row["week"], row["date"]) == ("plan", "all", 1, "2027-01-11")
    assert [round(row[name], 3) for name in ("load", "load_p05", "load_p95", "hours_per_head",
                                             "change_hours_per_head", "over_capacity")] == [
        1.1, 1.01, 1.19, 44.0, 12.0, 0.667]


def test_a_small_department_is_joined_with_its_neighbor(make):
    loads = [RISING, RISING, RISING + 0.3, flat(0.5)]
    plan = make("plan", {}, recording=recording(loads, people=(12.0, 8.0, 4.0, 1.0)), interventions=TRAINING)
    _, joined = group_loads(ComparisonData((plan,), "plan"), "plan")
    assert joined.group.key == "department:sales+new"
    assert joined.middle.tolist() == pytest.approx([1.0, 1.2, 1.1, 1.4])
