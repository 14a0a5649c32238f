"""A small force field with a force of every kind, for the tests of its numbers and of its sentences."""

import math

from cxsim.analysis.force_field import FieldForce, ForceField, GroupAtRest


def force(name, times, kind="restraining", group="claims", scale="use", everywhere=False, when=""):
    size = math.log(times)
    behavior = "solve" if scale == "use" else ""
    return FieldForce(group, behavior, scale, kind, name, "people", size, size, size, everywhere, when)


FIELD = ForceField(
    "story", ("solve",), (GroupAtRest("claims", 1200, (0.004,), 0.12), GroupAtRest("it", 7, (0.3,), 0.5)),
    (force("silos", 1.5), force("the skill gap", 3.04), force("fog", 1.01), force("status quo", 11.0, everywhere=True),
     force("pride", 1.2, "driving"), force("weak sponsorship", 2.0, scale="messages")),
)
