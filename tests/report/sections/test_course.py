"""What a change of course is worth, whichever plan leads."""

import numpy as np
import pytest

from cxsim.analysis.compare import Comparison
from cxsim.report.sections.course import course_section
from cxsim.testing.recordings import recording_from, result_from


def result(name, share):
    return result_from(name, recording_from({"adoption": np.full((10, 4), share)}))


def test_the_second_plan_is_held_against_the_first_also_where_it_loses():
    section = course_section(Comparison.of([result("Go on", 0.5), result("From week 4: nothing", 0.3)]))
    assert section.title == "“From week 4: nothing” brings 20 points fewer adopters than “Go on”"
    assert section.chart.panels[0].title == "“From week 4: nothing” minus “Go on”"
    assert section.chart.panels[0].mean == pytest.approx([-20.0] * 10)
    assert section.table.rows[0][0] == "Go on"
