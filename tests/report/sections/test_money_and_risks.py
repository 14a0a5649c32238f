"""The plan with its costs, plans by price, and risks by chance and by what goes with them."""

import dataclasses

import numpy as np
import pytest

from cxsim.analysis.compare import Comparison
from cxsim.report.sections.price import price_section
from cxsim.report.sections.risks import adopters_lost, risks_section
from cxsim.report.sections.timeline import timeline_section
from cxsim.testing.recordings import recording_from, result_from

COURSE = {"name": "course", "type": "training", "start_week": 2, "weeks": 4, "target": "everyone"}
TOOLS = {"name": "new_tools", "type": "tool_rollout", "start_week": 0, "weeks": None, "target": "departments: claims"}


def plan(name, shares, *, course=0.0, tools=0.0, idle=False, **about):
    weeks = np.tile(np.array(shares), (10, 1))
    spent = {"course": np.zeros(weeks.shape), "new_tools": np.zeros(weeks.shape),
             "lost_output": np.full(weeks.shape, 9.0)}
    spent["course"][2:6] = course / 4.0
    spent["new_tools"][0] = tools
    recording = dataclasses.replace(recording_from({"adoption": weeks}), costs=spent)
    return result_from(name, recording, interventions=[] if idle else [COURSE, TOOLS], **about)


IDLE = plan("Nothing", [0.0, 0.01, 0.0, 0.0], idle=True)
FULL = plan("Full", [0.6, 0.7, 0.6, 0.7], course=3000.0, tools=1000.0)
HALF = plan("Half", [0.5, 0.4, 0.5, 0.4], course=2000.0)


def test_the_timeline_shows_each_intervention_with_its_weeks_and_its_price():
    section = timeline_section(Comparison.of([IDLE, FULL]))
    assert section.title == "“Full” costs 4,000 EUR, half of it within 4 weeks"
    assert [(row.name, row.start, row.end, row.cost) for row in section.chart.rows] == [
        ("new tools", 0, 10, "1,000 EUR"), ("course", 2, 6, "3,000 EUR")]
    assert section.chart.cost_by_week == (1000.0, 0.0, *[750.0] * 4, *[0.0] * 4)
    assert section.table.rows[1] == ("course", "everyone", "week 2", "4", "3,000 EUR")


def test_doing_nothing_has_no_timeline():
    assert timeline_section(Comparison.of([IDLE])) is None


def test_plans_stand_by_cost_and_adopters_with_the_spread_over_futures():
    section = price_section(Comparison.of([IDLE, FULL, HALF]))
    assert section.title == "“Half” costs 50 % less than “Full” and brings 20 points fewer"
    points = {point.name: point for point in section.chart.points}
    assert (points["Full"].x, points["Full"].y, points["Full"].focus) == (4000.0, pytest.approx(65.0), True)
    assert (points["Nothing"].x, points["Nothing"].focus) == (0.0, False)
    assert points["Half"].low < 45.0 < points["Half"].high
    assert price_section(Comparison.of([FULL])) is None


def test_a_risk_stands_with_its_chance_and_the_adopters_that_are_missing_where_it_happens():
    shares = np.array([0.6] * 8 + [0.3] * 12)
    result = plan("Full", shares, target=(0.5, 8))
    section = risks_section(Comparison.of([result]))
    assert section.title == "The target is missed in 12 of 20 futures"
    assert section.takeaway == ("Of 1 risk, 0 are likely (80 or more of 100 futures), 1 open (50 to 79), 0 unlikely.")
    (point,) = section.chart.points
    assert (point.name, point.x, point.y) == ("The target is missed", pytest.approx(60.0), pytest.approx(30.0))
    assert section.table.rows[0][:3] == ("The target is missed", "12 of 20", "30 points")


def test_what_goes_with_a_risk_cannot_be_told_where_it_always_happens():
    result = plan("Full", np.full(20, 0.3), target=(0.5, 8))
    assert np.isnan(adopters_lost(result, "missed_target"))
    section = risks_section(Comparison.of([result]))
    assert section.chart.points == ()
    assert section.table.rows[0][2] == "cannot be told"


def test_without_any_risk_there_is_no_section():
    assert risks_section(Comparison.of([plan("Full", np.full(20, 0.9), target=(0.5, 8))])) is None
