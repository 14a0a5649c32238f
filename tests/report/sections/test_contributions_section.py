"""The section on what each intervention contributes."""

import dataclasses

import pytest

from cxsim.plots.charts import Waterfall
from cxsim.report.sections.contributions import contributions_section
from tests.explained_story import EXPLAINED, comparison


def test_the_waterfall_leads_from_doing_nothing_to_the_plan_largest_first():
    section = contributions_section(comparison())
    chart = section.chart
    assert isinstance(chart, Waterfall)
    assert [step.name for step in chart.steps] == ["Training", "Tool rollout", "Communication"]
    assert (chart.start, chart.end, chart.goal) == (1.0, pytest.approx(46.4), (50.0,))
    assert chart.start + sum(step.change for step in chart.steps) == pytest.approx(chart.end)
    assert chart.steps[0].beside == ("\N{MINUS SIGN}40", "+8.0")
    assert (section.key, section.title) == ("contributions", "Training carries the plan")


def test_the_table_has_the_money_that_is_known():
    table = contributions_section(comparison()).table
    assert table.columns == ("Intervention", "Contribution", "95 % interval", "Left out", "Alone", "Cost")
    assert table.rows[1] == ("Tool rollout", "+15 points", "+14 to +16 points", "\N{MINUS SIGN}20 points",
                             "+6.0 points", "80,000 EUR")


def test_a_plan_that_cannot_be_taken_apart_has_a_section_that_says_so():
    section = contributions_section(comparison(dataclasses.replace(EXPLAINED, attribution=None)))
    assert section.title == "What each intervention contributes cannot be told for this plan"
    assert (section.chart, section.table) == (None, None)


def test_there_is_no_section_if_nobody_asked():
    assert contributions_section(comparison(None)) is None
