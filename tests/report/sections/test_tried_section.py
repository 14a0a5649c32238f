"""The section on what would move the group in which most people are stuck."""

import dataclasses
import math

import pytest

from cxsim.plots.charts import TriedBars
from cxsim.report.sections.tried import tried_section
from tests.explained_story import DELAY, EXPLAINED, comparison


def test_the_bars_rise_from_the_plan_as_it_stands_to_the_best_move():
    section = tried_section(comparison())
    chart = section.chart
    assert isinstance(chart, TriedBars)
    assert [(bar.name, round(bar.level, 9), bar.beside) for bar in chart.bars] == [
        ("As planned", 19.0, ("62 %",)), ("A sponsor for contact center", 19.5, ("72 %",)),
        ("Call time halved", 42.0, ("72 %",)), ("Call time lifted", 66.0, ("72 %",))]
    assert (chart.bars[3].low, chart.bars[3].high) == pytest.approx((65.0, 67.0))
    assert (chart.focus, chart.columns) == ("Call time lifted", ("target reached",))


def test_the_table_lists_the_best_move_first():
    section = tried_section(comparison())
    assert section.table.columns[1] == "Adopters in contact center"
    assert [row[0] for row in section.table.rows] == ["Call time lifted", "Call time halved",
                                                      "A sponsor for contact center"]
    assert len(section.notes) == 4


def test_without_a_target_no_chance_is_shown():
    chart = tried_section(comparison(dataclasses.replace(EXPLAINED, target=math.nan))).chart
    assert chart.columns == ()


@pytest.mark.parametrize("explained", [
    None, dataclasses.replace(EXPLAINED, stuck=None), dataclasses.replace(EXPLAINED, tried=(DELAY,))])
def test_there_is_no_section_where_nothing_was_tried_for_a_group(explained):
    assert tried_section(comparison(explained)) is None
