"""Words for the direction of a tie, and for yes and no."""

import pytest

from cxsim.organization.company_files.direction_words import direction, plain_word, yes_or_no


@pytest.mark.parametrize(("text", "meaning"), [
    ("Directed", "one_way"), ("one-way", "one_way"), (" -> ", "one_way"), ("dirigé", "one_way"), ("OUT", "one_way"),
    ("Un-directed", "both_ways"), ("both ways", "both_ways"), ("Réciproque", "both_ways"), ("<->", "both_ways"),
    ("--", "both_ways"), ("↔", "both_ways"), ("les deux", "both_ways"), ("incoming", "reversed"), ("<-", "reversed"),
    ("maybe", None), ("", None), ("-", None), ("1", None),
])
def test_the_direction_that_a_cell_states(text, meaning):
    assert direction(text) == meaning


@pytest.mark.parametrize(("text", "meaning"), [
    ("yes", True), ("TRUE", True), ("1", True), ("Sí", True), ("Ja", True), ("oui", True),
    ("no", False), ("0", False), ("Nein", False), ("falso", False), ("perhaps", None), ("", None), ("2", None),
])
def test_yes_and_no(text, meaning):
    assert yes_or_no(text) is meaning


def test_a_word_is_the_same_however_it_is_written():
    assert plain_word(" Nön-Dirigé 2 ") == "nondirige2"
    assert plain_word("→") == ""
