"""Where people are held, week by week, from the rows of funnel.csv."""

from datetime import date

from cxsim.analysis.stages import STAGES
from cxsim.report.held_by_week import held_by_week, plans_told

ADOPTERS = {("claims", 0): 0.0, ("sales", 0): 0.0, ("claims", 13): 0.604, ("sales", 13): 0.3}


def rows(plan="Train"):
    """Two groups in two weeks: whoever is no adopter is unaware at first, and unwilling later."""
    for (group, week), share in ADOPTERS.items():
        held = "unaware" if week == 0 else "unwilling"
        for stage in (*STAGES, "left"):
            value = {"adopters": share, held: 1.0 - share, "left": 0.05}.get(stage, 0.0)
            yield plan, f"department:{group}", str(week), stage, str(value)


def test_every_told_week_has_all_groups_in_one_order_and_adds_up():
    found = held_by_week(rows(), "Train", start=date(2027, 1, 4))
    assert [(one.week, one.when) for one in found] == [(0, "week 0 (4 Jan 2027)"), (13, "week 13 (5 Apr 2027)")]
    assert {one.chart.groups for one in found} == {("Sales", "Claims")}
    assert found[1].chart.stages == ("adopters", "unwilling", "unaware")
    assert found[1].chart.percent == ((30.0, 70.0, 0.0), (60.0, 40.0, 0.0))
    assert found[1].table.rows == (("Sales", "30", "70", "0", "5"), ("Claims", "60", "40", "0", "5"))


def test_the_sentence_is_about_the_framed_group():
    found = held_by_week(rows(), "Train", "Claims")
    assert found[1].sentence == "Week 13: in claims 60 % are adopters and 40 % unwilling; elsewhere 30 % are adopters."
    assert found[0].chart.framed == "Claims"


def test_other_plans_and_levels_are_left_out():
    more = [*rows("Nothing"), *rows(), ("Train", "level:1", "0", "adopters", "1"), ("Train", "all", "0", "left", "0")]
    assert plans_told(more) == ["Nothing", "Train"]
    assert held_by_week(more, "Train") == held_by_week(rows(), "Train")
    assert held_by_week(more, "No such plan") == []
