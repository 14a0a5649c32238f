"""The force field as data: which forces are named, in which order."""

import math

from cxsim.analysis.force_field import COLUMNS, FieldForce, ForceField, GroupAtRest


def force(name, times, kind="restraining", group="claims", scale="use", everywhere=False, when=""):
    size = math.log(times)
    return FieldForce(group, "solve" if scale == "use" else "", scale, kind, name, "people", size, size, size,
                 everywhere, when)


FIELD = ForceField(
    "story", ("solve",), (GroupAtRest("claims", 1200, (0.004,), 0.12), GroupAtRest("it", 7, (0.3,), 0.5)),
    (force("silos", 1.5), force("the skill gap", 3.04), force("fog", 1.01), force("status quo", 11.0, everywhere=True),
     force("pride", 1.2, "driving"), force("weak sponsorship", 2.0, scale="messages")),
)


def test_the_strongest_come_first_and_the_smallest_are_not_named():
    assert [one.name for one in FIELD.on("claims", "solve", "restraining")] == ["status quo", "the skill gap", "silos"]
    assert [one.name for one in FIELD.on("claims", "solve", "restraining", "messages")] == ["weak sponsorship"]
    assert FIELD.on("it", "solve", "driving") == []


def test_every_force_is_a_row():
    frame = FIELD.frame()
    assert tuple(frame.columns) == COLUMNS
    assert frame["times"].round(2).tolist() == [1.5, 3.04, 1.01, 11.0, 1.2, 2.0]
    assert frame["at_rest"].tolist() == [0.004] * 5 + [0.12]
