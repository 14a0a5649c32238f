"""The sentences about a force field."""

from cxsim.words.force_field import force_field_words, group_forces_words
from tests.force_field_story import FIELD


def test_a_sentence_names_what_restrains_a_group_beyond_any_change():
    assert force_field_words(FIELD) == [
        "claims (1,200 people), solve: restrained most by the skill gap (without it use would be 3.0 times as "
        "likely), then by silos (1.5 times); driven by pride (1.2 times).",
        "it (7 people), solve: restrained by nothing but the pull of the status quo.",
    ]


def test_one_group_in_a_sentence_for_whoever_does_not_see_the_picture():
    assert group_forces_words(FIELD, "claims", "solve") == (
        "Claims is held back by the skill gap (3.0 times) and silos (1.5 times), and driven by pride (1.2 times).")
    assert group_forces_words(FIELD, "it", "solve") == (
        "IT is held back by nothing in particular, and driven by nothing yet.")
