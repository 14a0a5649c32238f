"""What is known, in words."""

import math

import pytest

from cxsim.engine.reading.known import Belief, Known, Named, Reading
from cxsim.words import known as words

KNOWN = Known(
    26,
    (Reading(1, "attitude", "all", 0.41, 90, 0.066), Reading(1, "attitude", "department:it_desk", 0.3, 10, 0.2),
     Reading(13, "customer_index", "all", 52.06), Reading(14, "attitude", "all", 0.5, 90, 0.06),
     Reading(26, "customer_index", "all", 53.0)),
    (Belief(4, "trust", "all", 0.4, 12, 0.08), Belief(4, "trust", "department:it_desk", 0.2, 1, math.nan)),
    (Named("ada", "it_desk", 12),), 3,
)


@pytest.mark.parametrize(("measure", "value", "error", "told"), [
    ("attitude", 0.414, 0.066, "0.41 ± 0.07"), ("use", 0.352, 0.071, "35 % ± 7"), ("turnover", 0.25, 0.0, "25 %"),
    ("customer_index", 53.04, 0.0, "53.0"), ("trust", 0.4, math.nan, "0.40 ± ?"),
])
def test_a_value_has_its_unit_and_its_error(measure, value, error, told):
    assert words.value_words(measure, value, error) == told


def test_the_two_newest_stand_side_by_side():
    assert words.asked_rows(KNOWN) == [("attitude", "0.50 ± 0.06 (week 14)", "0.41 ± 0.07 (week 1)")]
    assert words.counted_rows(KNOWN) == [("customer score (0 to 100)", "53.0 (week 26)", "52.1 (week 13)")]
    assert words.believed_rows(KNOWN) == [("trust", "0.40 ± 0.08", "12", "week 4")]


def test_a_measure_by_department_says_where_nobody_was_asked():
    assert words.group_rows(KNOWN, "attitude") == [
        ("everybody", "0.50 ± 0.06 (week 14)", "-"), ("it desk", "0.30 ± 0.20 (week 1)", "-")]
    assert words.group_rows(KNOWN, "trust")[1] == ("it desk", "-", "0.20 ± ? (of 1, week 4)")


def test_news_are_what_was_learned_since():
    news = words.news(KNOWN, 13)
    assert [one.week for one in news.readings] == [1, 1, 13, 14, 26]
    assert (news.beliefs, news.named) == ((), ())
    assert [one.week for one in words.news(KNOWN, 20).readings] == [13, 26]
    assert words.news(KNOWN, 2).named == KNOWN.named


def test_names_are_told_for_people():
    assert words.measures_known(KNOWN) == ["attitude", "customer_index", "trust"]
    assert list(words.named_words(KNOWN)) == ["ada (it desk): named by 12"]
    assert (words.group_label("all"), words.group_label("department:it_desk")) == ("everybody", "it desk")
    assert (words.departments_words(()), words.departments_words(("it_desk", "hr"))) == ("everybody", "it desk, hr")
