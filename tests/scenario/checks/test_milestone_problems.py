"""Start dates and milestones in a scenario file: every mistake at its place, with what to write."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from cxsim.errors import InputError
from cxsim.scenario.checks.check_against import check_against
from cxsim.scenario.loading.load import from_mapping
from cxsim.testing.people import example_view

GOOD = """\
name: Dated
weeks: 60
start_date: 2027-01-04
organization: {generate: {departments: [{name: claims, size: 10}]}}
behaviors: [{name: share_insight}, {name: solve_beyond_script}]
target: {adoption: 0.3, by_week: 52}
milestones:
  - {name: first use, measure: use, at_least: 0.1, by_week: 20}
  - {name: all can, measure: proficiency, at_least: 0.4, by_date: 2027-06-30, group: "department:sales"}
costs: {weekly_wage: {1: 3, 2: 2, 3: 1}}
"""

# what stands there, what is planted (^ before the place), the path, the message or its beginning
MISTAKES = {
    "a date in words": ("2027-01-04", "^4 January 2027", "start_date", "this is not a date: write 2027-01-04"),
    "a day that there is not": ("2027-01-04", "^2027-02-31", "start_date",
                                "this is not a date: February 2027 has 28 days"),
    "a year alone": ("2027-01-04", "^2027", "start_date", "this is not a date: write year-month-day, like 2027-01-04"),
    "a list": ("2027-01-04", "^[2027]", "start_date", "this is not a date: write year-month-day, like 2027-01-04"),
    "day and month that could be mistaken": ("2027-06-30", "^06/07/2027", "milestones.1.by_date",
                                             "this is not a date: write year-month-day, like 2027-01-04"),
    "a week after the end": ("by_week: 20", "by_week: ^61", "milestones.0.by_week",
                             "week 61 is after the end of the run (60 weeks); give an earlier week, or more weeks"),
    "a day after the end": ("2027-06-30", "^2028-02-29", "milestones.1.by_date",
                            "29 Feb 2028 is after the end of the run, 28 Feb 2028 (60 weeks); give an earlier day, or "
                            "more weeks"),
    "a day before the start": ("2027-06-30", "^2026-12-31", "milestones.1.by_date",
                               "31 Dec 2026 is before 11 Jan 2027, the end of the first week; give a later day, or an "
                               "earlier start_date"),
    "a day in the first week": ("2027-06-30", "^2027-01-10", "milestones.1.by_date", "10 Jan 2027 is before 11 Jan"),
    "a day without a start": ("start_date: 2027-01-04\n", "", "milestones.1.by_date",
                              "a date needs the day on which the run begins: add 'start_date: 2027-01-04'"),
    "two times": ("by_week: 20", "by_week: 20, by_date: 2027-05-24", "milestones.0",
                  "give one of by_week and by_date; both are given"),
    "no time": (", by_week: 20", "", "milestones.0", "give one of by_week and by_date; none is given"),
    "one name twice": ("name: all can", "name: ^First use", "milestones.1.name",
                       "two milestones are called 'First use' and 'first use'"),
    "the name of the target": ("name: all can", "name: ^Target", "milestones.1.name",
                               "'target' is the scenario's own target in results; give it another name"),
    "no such measure": ("measure: use", "measure: ^usage", "milestones.0.measure",
                        "the text 'usage' is not allowed; did you mean 'use'?"),
    "percent for a share": ("at_least: 0.1", "at_least: ^10", "milestones.0.at_least",
                            "must be at most 1, 10 is given; did you mean 0.1?"),
    "a bare department": ('"department:sales"', "^sales", "milestones.1.group",
                          "there is no group 'sales'; write all, department:NAME or level:NUMBER; did you mean "
                          "'department:sales'?"),
    "everyone": ('"department:sales"', "^Everyone", "milestones.1.group",
                 "there is no group 'Everyone'; write all, department:NAME or level:NUMBER; did you mean 'all'?"),
    "each department": ('"department:sales"', "^department", "milestones.1.group",
                        "there is no group 'department'; write all, department:NAME or level:NUMBER"),
    "a level in words": ('"department:sales"', '^"level:top"', "milestones.1.group", "there is no group 'level:top'"),
    "a misspelled key": ("by_week: 20", "^by_weak: 20", "milestones.0.by_weak", "unknown key 'by_weak'; did you mean"),
    "gates by their old name": ("milestones:\n", "plan: {^milestones: []}\nmilestones:\n", "plan.milestones",
                                "unknown key 'milestones'; waves that wait for results are 'gates' of the plan"),
}


@pytest.mark.parametrize("kind", MISTAKES)
def test_a_mistake_is_a_finding_at_its_place(bench: Any, kind: str) -> None:
    old, new, path, message = MISTAKES[kind]
    assert GOOD.count(old) == 1
    text = GOOD.replace(old, new)
    mark = text.find("^")
    before = text[: max(mark, 0)]
    (finding,) = (one for one in bench.findings(text.replace("^", "", 1)) if one.path == path)
    assert finding.message.startswith(message)
    if mark >= 0:
        assert (finding.line, finding.column) == (before.count("\n") + 1, len(before) - before.rfind("\n"))


@pytest.mark.parametrize("weeks", ["0", "1e9", "52.5", "-3", "many"])
def test_a_wrong_horizon_is_the_only_mistake(bench: Any, weeks: str) -> None:
    assert [finding.path for finding in bench.findings(GOOD.replace("weeks: 60", f"weeks: {weeks}"))] == ["weeks"]


def test_all_mistakes_are_told_at_once(bench: Any) -> None:
    text = GOOD.replace("2027-01-04", "soon").replace("by_week: 20", "by_week: 99").replace("0.4", "4")
    assert [finding.path for finding in bench.findings(text)] == [
        "start_date", "milestones.0.by_week", "milestones.1.at_least"]


def test_a_group_that_there_is_not_is_found_in_its_organization(bench: Any) -> None:
    for group, message in (("department:sale", "there is no department 'sale'; did you mean 'sales'?"),
                           ("level:7", "there is no level 7; the organization has levels 1, 2, 3")):
        scenario = bench.load(GOOD.replace("department:sales", group))
        (finding,), _ = check_against(scenario, example_view())
        assert (finding.path, finding.message, finding.line) == ("milestones.1.group", message, 9)


def test_good_ones_have_their_week(bench: Any) -> None:
    scenario = bench.load(GOOD)
    assert check_against(scenario, example_view()) == ([], [])
    assert scenario.start_date == date(2027, 1, 4)
    assert [one.week(scenario.start_date) for one in scenario.milestones] == [20, 25]


def test_the_last_day_of_the_run_is_the_week_after_the_last(bench: Any) -> None:
    scenario = bench.load(GOOD.replace("2027-06-30", "2028-02-28"))
    assert scenario.milestones[1].week(scenario.start_date) == 60


def test_python_may_give_a_date() -> None:
    small = {"name": "A", "organization": {"generate": {"departments": [{"name": "x", "size": 5}]}}}
    assert from_mapping({**small, "start_date": date(2027, 1, 4)}).start_date == date(2027, 1, 4)
    with pytest.raises(InputError, match="datetime is not allowed in a scenario"):
        from_mapping({**small, "start_date": datetime(2027, 1, 4, 8)})
