"""The force field on the page: the group that is restrained most, without forces that any change meets."""

import dataclasses
import math

import numpy as np

from cxsim.analysis.compare import Comparison
from cxsim.analysis.force_field import FieldForce, ForceField, GroupAtRest
from cxsim.report.sections.forces import forces_chart, forces_section, forces_table
from cxsim.testing.recordings import recording_from, result_from


def force(group, kind, name, times, everywhere=False):
    size = math.log(times)
    return FieldForce(group, "callback", "use", kind, name, "context", size, size, size, everywhere=everywhere)


FIELD = ForceField(
    "A", ("callback",), (GroupAtRest("claims", 30, (0.0,), 0.5), GroupAtRest("contact_center", 12, (0.0,), 0.5)), (
        force("claims", "restraining", "skill_gap", 1.5), force("claims", "driving", "pride", 1.2),
        force("contact_center", "restraining", "call_time_target", 2.0),
        force("contact_center", "restraining", "old habit", 9.0, everywhere=True)))
RESULT = result_from("A", recording_from({"adoption": np.full((10, 4), 0.5)}))


def test_the_group_that_is_restrained_most_is_shown():
    section = forces_section(dataclasses.replace(Comparison.of([RESULT]), field=FIELD))
    assert section.title == "In contact center, call time target restrains most: without it, use is 2.0 times as likely"
    assert [(bar.name, bar.drives) for bar in section.chart.bars] == [("call time target", False)]
    assert section.table.rows == (
        ("claims", "30", "pride ×1.2", "skill gap ×1.5"),
        ("contact center", "12", "nothing yet", "call time target ×2.0"))


def test_results_without_a_force_field_have_no_section():
    assert forces_section(Comparison.of([RESULT])) is None


def test_the_forces_of_one_group_as_a_picture_and_as_a_table():
    assert [bar.name for bar in forces_chart(FIELD, "claims", "callback").bars] == ["pride", "skill gap"]
    assert [bar.name for bar in forces_chart(FIELD, "claims", "callback", most=0).bars] == []
    assert forces_table(FIELD, "claims", "callback").rows == (
        ("Skill gap", "holds back", "1.5", "1.5 to 1.5", ""), ("Pride", "drives", "1.2", "1.2 to 1.2", ""))
