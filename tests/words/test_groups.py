"""Names of groups in sentences."""

import pytest

from cxsim.analysis.groups import EVERYBODY, PeopleGroup
from cxsim.words.groups import group_words, listed, said, sentence


@pytest.mark.parametrize(
    ("group", "words"),
    [
        (EVERYBODY, "everyone"),
        (PeopleGroup("department", ("contact_center",)), "contact center"),
        (PeopleGroup("department", ("finance", "IT", "board", "audit", "law")), "finance, IT, board, audit and law"),
        (PeopleGroup("level", ("1", "2")), "level 1 and 2"),
    ],
)
def test_a_group_in_a_sentence(group, words):
    assert group_words(group) == words


def test_a_long_list_is_cut():
    names = ["a", "b", "c_d", "e", "f", "g"]
    assert [listed(names[:count]) for count in (1, 2, 4, 5, 6)] == [
        "a", "a and b", "a, b, c d and e", "a, b, c d, e and one other", "a, b, c d, e and 2 others",
    ]


def test_waves_and_rounds_come_first():
    assert [said(name) for name in ("tool_rollout", "training, wave 3", "town_hall, round 2, wave 1")] == [
        "tool rollout", "wave 3 of training", "round 2 of wave 1 of town hall",
    ]


def test_a_sentence_begins_with_a_capital_and_keeps_its_own():
    assert [sentence(text) for text in ("contact center", "IT", "")] == ["Contact center", "IT", ""]


def test_departments_that_are_abbreviations_are_spelled_in_capitals():
    assert [said(name) for name in ("it", "hr_services", "quit_it", "make it easy", "fit")] == [
        "IT", "HR services", "quit IT", "make it easy", "fit"]
