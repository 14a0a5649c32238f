"""The force field as data: which forces are named, in which order."""

from cxsim.analysis.force_field import COLUMNS
from tests.force_field_story import FIELD


def test_the_strongest_come_first_and_the_smallest_are_not_named():
    assert [one.name for one in FIELD.on("claims", "solve", "restraining")] == ["status quo", "the skill gap", "silos"]
    assert [one.name for one in FIELD.on("claims", "solve", "restraining", "messages")] == ["weak sponsorship"]
    assert FIELD.on("it", "solve", "driving") == []


def test_every_force_is_a_row():
    frame = FIELD.frame()
    assert tuple(frame.columns) == COLUMNS
    assert frame["times"].round(2).tolist() == [1.5, 3.04, 1.01, 11.0, 1.2, 2.0]
    assert frame["at_rest"].tolist() == [0.004] * 5 + [0.12]
