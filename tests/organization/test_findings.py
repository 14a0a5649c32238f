"""Mistakes of several files: twenty of each are shown, the others counted, and nobody's memory is filled with them."""

from collections import Counter

import pytest

from cxsim.errors import InputError
from cxsim.organization import findings as room
from cxsim.organization.findings import Findings, NamingNote, counted_list, quoted_list


def found(*lines, file="people.csv"):
    findings = Findings()
    for line in lines:
        findings.say(file, f"mistake {line}", line)
    return findings


def test_twenty_of_each_file_are_shown_by_place_and_the_others_counted():
    findings = found(*range(25, 0, -1))
    findings.say("ties.csv", "unknown", 3, 2)
    shown = findings.shown()
    assert [one.line for one in shown[:20]] == list(range(1, 21))
    assert (shown[20].line, shown[20].message) == (21, "and 5 more mistakes from here on")
    assert [(one.file, one.line, one.column) for one in shown[21:]] == [("ties.csv", 3, 2)]
    assert len(found(*range(1, 21)).shown()) == 20
    assert found(*range(1, 22)).shown()[-1].message == "and 1 more mistake from here on"


def test_the_same_mistake_is_told_once():
    assert [one.message for one in found(4, 4).shown()] == ["mistake 4"]


def test_beyond_the_most_that_are_kept_their_number_is_a_lower_bound(monkeypatch):
    monkeypatch.setattr(room, "MOST_KEPT", 22)
    exact, cut = found(*range(22)), found(*range(25))
    assert (len(exact), len(cut)) == (22, 25)
    assert exact.shown()[-1].message == "and 2 more mistakes from here on"
    assert cut.shown()[-1].message == "and at least 2 more mistakes from here on"


def test_few_mistakes_are_worth_costly_advice():
    assert found(*range(19)).few
    assert not found(*range(20)).few


def test_a_file_has_the_mistakes_of_its_sheets_and_cells_only():
    findings = found(1, file="plan.xlsx!Sheet1")
    assert findings.has("plan.xlsx")
    assert findings.has("plan.xlsx!Sheet1")
    assert not findings.has("plan.xls")


def test_mistakes_stop_and_none_do_not():
    Findings().stop()
    with pytest.raises(InputError, match="mistake 7"):
        found(7).stop()


def test_a_note_is_stored_without_the_names():
    note = NamingNote("left out: ", "Ann, Bob", " (2)", "2 people")
    assert (str(note), note.stored) == ("left out: Ann, Bob (2)", "left out: 2 people (2)")


def test_lists_are_cut_and_say_by_how_much():
    assert quoted_list("abc", limit=2) == "'a', 'b' and 1 more"
    assert quoted_list("ab", limit=2) == "'a', 'b'"
    assert counted_list(Counter({"left": 1200, "": 3, "x": 1}), limit=2) == "'left' (1,200), blank (3) and 1 more"
