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


@pytest.mark.parametrize("explained", [None, dataclasses.replace(EXPLAINED, attribution=None)])
def test_there_is_no_section_without_an_attribution(explained):
    assert contributions_section(comparison(explained)) is None
