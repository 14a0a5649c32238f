"""The sentences about a force field."""

import math

from cxsim.analysis.force_field import FieldForce, ForceField, GroupAtRest
from cxsim.words.force_field import force_field_words


def force(name, times, kind="restraining", group="claims", scale="use", everywhere=False, when=""):
    size = math.log(times)
    return FieldForce(group, "solve" if scale == "use" else "", scale, kind, name, "people", size, size, size,
                 everywhere, when)


FIELD = ForceField(
    "story", ("solve",), (GroupAtRest("claims", 1200, (0.004,), 0.12), GroupAtRest("it", 7, (0.3,), 0.5)),
    (force("silos", 1.5), force("the skill gap", 3.04), force("fog", 1.01), force("status quo", 11.0, everywhere=True),
     force("pride", 1.2, "driving"), force("weak sponsorship", 2.0, scale="messages")),
)


def test_a_sentence_names_what_restrains_a_group_beyond_any_change():
    assert force_field_words(FIELD) == [
        "claims (1,200 people), solve: restrained most by the skill gap (without it use would be 3.0 times as "
        "likely), then by silos (1.5 times); driven by pride (1.2 times).",
        "it (7 people), solve: restrained by nothing but the pull of the status quo.",
    ]
