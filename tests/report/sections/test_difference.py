"""The fan of paired differences: against doing nothing and against the next best plan, future by future."""

import numpy as np

from cxsim.analysis.compare import Comparison
from cxsim.report.sections.difference import difference_section, panel
from cxsim.testing.recordings import recording_from, result_from

COURSE = [{"name": "course", "type": "training", "start_week": 0, "weeks": 4, "target": "everyone"}]


def plan(name, shares, idle=False):
    recording = recording_from({"adoption": np.tile(shares, (30, 1))})
    return result_from(name, recording, interventions=[] if idle else COURSE)


IDLE, B = plan("Nothing", [0.1, 0.2, 0.1, 0.2], idle=True), plan("B", [0.3, 0.4, 0.3, 0.4])
A = plan("A", [0.5, 0.6, 0.5, 0.7])


def test_the_plan_is_held_against_doing_nothing_and_the_next_best():
    section = difference_section(Comparison.of([IDLE, A, B]))
    assert section.title == "“A” brings 43 points more adopters than “Nothing”"
    first, second = section.chart.panels
    assert (first.title, second.title) == ("“A” minus “Nothing”", "“A” minus “B”")
    assert np.allclose(first.mean, 42.5)
    assert np.allclose(second.mean, 22.5)
    assert len(first.mean) == 30


def test_bands_are_those_of_differences_and_not_of_levels():
    # Both plans swing by 40 points from future to future, always together.
    wide = np.array([0.1, 0.5, 0.1, 0.5])
    section = difference_section(Comparison.of([plan("Nothing", wide, idle=True), plan("A", wide + 0.2)]))
    (fan,) = section.chart.panels
    assert np.allclose([fan.p05, fan.p25, fan.p75, fan.p95], 20.0)


def test_swapping_the_labels_mirrors_the_fan():
    comparison = Comparison.of([IDLE, A, B])
    one, other = panel(comparison, "A", "B"), panel(comparison, "B", "A")
    assert np.allclose(np.negative(one.mean), other.mean)
    assert np.allclose(np.negative(one.p95), other.p05)
    assert np.allclose(np.negative(one.p25), other.p75)


def test_the_table_says_the_difference_at_the_end():
    rows = difference_section(Comparison.of([IDLE, A, B])).table.rows
    assert [row[:2] for row in rows] == [("Nothing", "+43 points"), ("B", "+22 points")]
    assert rows[1][3] == "+20 to +28 points"


def test_a_single_plan_has_no_difference():
    assert difference_section(Comparison.of([A])) is None
