"""The shape of an organization in sentences."""

from __future__ import annotations

import pytest

from cxsim.analysis.groups import PeopleGroup
from cxsim.analysis.organization_shape import Between, GroupShape, OrganizationShape
from cxsim.words.organization import (
    between_words,
    central_words,
    counted_few,
    drawn_words,
    joined_words,
    layer_words,
    shape_title,
    size_words,
)

NAN = float("nan")


def shape(*from_others: float, ties: tuple[int, ...] = (30, 6, 24), chance: tuple[float, ...] = (1.5, 0.25, 1.2)):
    names = [("contact_center",), ("board", "it"), ("sales",)][:len(from_others)]
    departments = tuple(GroupShape(PeopleGroup("department", one), 20, 3.0, value)
                        for one, value in zip(names, from_others, strict=True))
    places = [(0, 0), (0, 1), (1, 1)] if len(names) > 1 else [(0, 0)]
    between = tuple(Between(*pair, number, ratio) for pair, number, ratio in zip(places, ties, chance, strict=False))
    return OrganizationShape(60, 7, departments, (), (), between, 4, 3)


def test_the_title_says_where_ties_stay():
    assert shape_title(shape(1.0, 2.0)) == "60 people in four departments, and 90 % of ties stay inside"
    assert shape_title(shape(NAN, NAN, ties=(0, 0, 0), chance=(NAN, NAN, NAN))) == (
        "60 people in four departments, three levels")


def test_nothing_is_said_of_ties_that_are_drawn():
    assert shape_title(shape(1.0, 2.0), drawn=True) == "60 people in four departments, three levels"
    assert drawn_words(generated=True) == "People and ties are generated from figures, not read from files."
    assert drawn_words(generated=False).startswith("No ties were given: informal ones are drawn at random")


def test_sizes_and_joined_groups():
    assert size_words(shape(1.0, 2.0)) == "Four departments, three levels; 7 people lead others."
    assert joined_words(shape(1.0, 2.0).departments) == "Groups of fewer than ten people are joined with a neighbor."
    assert joined_words(shape(1.0).departments) == ""


@pytest.mark.parametrize(("from_others", "told"), [
    ((1.0, 2.0), "Other departments look to Board and IT most, to Contact center least: 2.0 outside look to each "
                 "person of Board and IT, 1.0 outside look to each person of Contact center."),
    ((1.0, 1.1), "No department stands out: 1.1 outside look to each person of Board and IT, 1.0 outside look to each "
                 "person of Contact center."),
    ((1.0,), "There are no ties between departments to tell who is looked to."),
    ((NAN, NAN), "There are no ties between departments to tell who is looked to."),
])
def test_who_is_looked_to(from_others, told):
    assert central_words(shape(*from_others)) == told


def test_where_ties_are_missing():
    assert between_words(shape(1.0, 2.0)) == (
        "Fewest for their sizes: Contact center with Board and IT, 0.25 times as many as if everybody chose at random.")
    assert between_words(shape(1.0, 2.0, ties=(3, 0, 3), chance=(1.0, 0.0, 1.0))) == (
        "There are no ties at all: Contact center with Board and IT.")
    assert between_words(shape(1.0)) == "There is one group only."
    assert between_words(shape(1.0, 2.0, chance=(NAN, NAN, NAN))) == "There are no ties."


def test_numbers_and_kinds_of_ties_in_words():
    told = [counted_few(number, "question") for number in (1, 2, 11)]
    assert told == ["one question", "two questions", "11 questions"]
    assert [layer_words(name) for name in ("reporting", "mail_log")] == ["Reporting lines", "Mail log"]
