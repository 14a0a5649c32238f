"""Numbers with their nouns."""

import pytest

from cxsim.units import counted


@pytest.mark.parametrize(("number", "words"),
                         [(0, "0 people"), (1, "1 person"), (2, "2 people"), (1040, "1,040 people")])
def test_one_person_is_not_one_people(number, words):
    assert counted(number, "person") == words


def test_most_nouns_take_an_s():
    assert (counted(1, "week"), counted(12, "week")) == ("1 week", "12 weeks")


def test_a_verb_may_follow_the_noun():
    assert (counted(1, "row is", "rows are"), counted(2, "row is", "rows are")) == ("1 row is", "2 rows are")
