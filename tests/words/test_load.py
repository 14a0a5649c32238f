"""Change load in words: who is over capacity and when, and never "100 %" for what is not exactly that."""

from datetime import date

import numpy as np
import pytest

from cxsim.analysis.groups import PeopleGroup
from cxsim.analysis.load import GroupLoad
from cxsim.words.load import load_figure, load_percent, load_takeaway, load_title, map_notes, spells_words

START = date(2027, 1, 4)


def of(group, *middle, added=None):
    line = np.array(middle)
    kind, _, name = group.partition(":")
    people = PeopleGroup(kind, (name,) if name else ())
    return GroupLoad(people, line, line, line, None if added is None else np.array(added), line > 1.0)


CALM, BUSY = of("department:it", 0.8, 0.9, 0.8, 0.8), of("department:field_sales", 0.8, 1.1, 1.2, 0.9)


@pytest.mark.parametrize(("loads", "start", "words"), [
    ([CALM], START, "Nobody is over capacity in the middle future"),
    ([of("all", 0.9, 1.1), CALM, BUSY], None, "Field sales is over capacity between weeks 1 and 2"),
    ([of("all", 0.9, 1.1), CALM, BUSY], START, "Field sales is over capacity between 11 Jan 2027 and 24 Jan 2027"),
    ([BUSY, of("department:a", 1.1, 0.9, 0.9, 0.9)], None, "Everyone is over capacity between weeks 0 and 2"),
    ([CALM, BUSY, of("department:a", 0.9, 1.1, 0.9, 0.9)], None,
     "2 of 3 departments are over capacity between weeks 1 and 2"),
    ([of("all", 0.9, 1.1)], START, "Everyone is over capacity in week 1 (11 Jan 2027)"),
    ([of("department:a", 0.9, 1.1)], None, "A is over capacity in week 1"),
])
def test_the_title_says_who_and_when(loads, start, words):
    assert load_title(loads, start) == words


def test_the_peak_is_told_in_percent_and_hours():
    added = [0.0, 2.0, 6.25, 1.0]
    assert load_takeaway([CALM, of("all", 0.8, 1.1, 1.2, 0.9, added=added)], START) == (
        "Everyone peaks at 120 % in week 2 (18 Jan 2027): 48.0 hours a head, 6.2 hours of them for the plan.")
    assert load_takeaway([CALM, BUSY], None) == "Field sales peaks at 120 % in week 2: 48.0 hours a head."


def test_a_department_that_opens_later_has_its_peak_when_it_is_there():
    late = of("department:new", np.nan, np.nan, 1.3, 0.9)
    assert (late.peak_week, late.peak, late.spells) == (2, 1.3, [(2, 2)])
    assert load_takeaway([BUSY, late], None) == "New peaks at 130 % in week 2: 52.0 hours a head."


def test_what_is_just_beyond_capacity_does_not_look_full():
    assert [load_percent(share) for share in (0.994, 0.9996, 1.0, 1.004, 1.06)] == [
        "99 %", "100.0 %", "100 %", "100.4 %", "106 %"]


def test_spells_are_told_by_week_or_day():
    twice = of("all", 1.1, 0.9, 1.1, 1.1)
    assert spells_words(twice, None) == "3 weeks: 0, 2 to 3"
    assert spells_words(twice, START) == "3 weeks: 4 Jan 2027 to 10 Jan 2027, 18 Jan 2027 to 31 Jan 2027"
    assert spells_words(CALM, START) == "none"
    often = of("all", 1.1, 0.9, 1.1, 0.9, 1.1, 0.9, 1.1)
    assert spells_words(often, None) == "4 weeks: 0, 2 and 2 more times"


def test_the_map_says_how_it_is_read():
    assert map_notes(1, 0) == []
    assert map_notes(4, 3) == ["Each cell shows the highest of 4 weeks.",
                               "The map shows the groups with the highest load; 3 more are in the table."]


def test_a_figure_in_a_cell_never_looks_as_if_it_were_at_capacity():
    shares = (0.9996, 1.0, 1.0002, 0.994, 0.845)
    assert [load_figure(one) for one in shares] == ["99", "100", "101", "99", "84"]
