"""The section about where people are held."""

import dataclasses

import numpy as np
import pytest

from cxsim.analysis.compare import Comparison
from cxsim.report.sections.funnel import funnel_section
from cxsim.results.recording import Recording
from cxsim.testing.recordings import recording_from, result_from


def company(adopters=0.2, **departments):
    """Ten weeks, two futures; each department has 50 people and the given shares of stages."""
    everybody = np.ones((10, 2))
    plain = recording_from({"adoption": adopters * everybody})
    weekly = {name: np.concatenate([values, *(
        (50.0 if name == "people" else shares.get(name, 0.0)) * everybody[None] for shares in departments.values())])
        for name, values in plain.weekly.items()}
    return result_from("Plan", Recording(("all", *(f"department:{name}" for name in departments)), weekly, {}, 100))


@pytest.fixture
def section():
    return funnel_section(Comparison.of([company(
        sales={"adoption": 0.75, "unwilling": 0.15, "unable": 0.1},
        contact_center={"adoption": 0.19, "unwilling": 0.67, "unable": 0.14, "quits": 1.0},
    )]))


def test_the_stuck_group_comes_first_and_is_framed(section):
    assert section.title == "Contact center: two thirds are unwilling"
    assert (section.chart.groups, section.chart.framed) == (("Contact center", "Sales"), "Contact center")


def test_only_stages_with_people_are_drawn_and_add_up(section):
    assert section.chart.stages == ("adopters", "unable", "unwilling")
    assert section.chart.percent == ((19.0, 14.0, 67.0), (75.0, 10.0, 15.0))


def test_leavers_stand_beside_per_100_people(section):
    # One of 50 people in each of ten weeks.
    assert section.chart.beside == (20.0, 0.0)
    assert section.table.columns == ("Group", "People", "Adopters, %", "Unable, %", "Unwilling, %", "Left, per 100")
    assert section.table.rows == (
        ("Contact center", "50", "19", "14", "67", "20"), ("Sales", "50", "75", "10", "15", "0"),
    )


def test_the_takeaway_names_the_plan(section):
    assert section.takeaway.startswith("Under “Plan”, 19 % of the people in contact center are adopters at the end.")


def test_the_plan_with_most_adopters_is_told():
    few, many = company(sales={"unable": 1.0}), company(0.5, sales={"unaware": 1.0})
    comparison = Comparison.of([few, dataclasses.replace(many, scenario_name="Better")])
    assert "“Better”" in funnel_section(comparison).takeaway


def test_results_without_stages_have_no_such_section():
    result = company(sales={"unable": 1.0})
    bare = {name: values for name, values in result.recording.weekly.items() if name != "unaware"}
    old = dataclasses.replace(result, recording=dataclasses.replace(result.recording, weekly=bare))
    assert funnel_section(Comparison.of([old])) is None
