"""Findings: every mistake with its place, and the word that was probably meant."""

import pytest

from cxsim.errors import (
    CxsimError,
    Finding,
    InputError,
    ModelError,
    OutputError,
    Place,
    ResultError,
    did_you_mean,
    nearest,
    there_is_no,
)


def test_a_finding_says_where_what_and_shows_the_line():
    finding = Finding("plan.yaml", 3, 8, "weeks", "must be at least 1", "weeks: 0")
    assert str(finding) == "plan.yaml:3:8: weeks: must be at least 1\n    weeks: 0\n           ^"


def test_what_is_unknown_is_left_out():
    assert str(Finding("", 0, 0, "", "nothing is given")) == "nothing is given"
    assert str(Finding("a.csv", 2, 0, "", "two fields")) == "a.csv:2: two fields"
    assert str(Finding("", 4, 7, "x", "wrong")) == "4:7: x: wrong"


def test_a_place_makes_findings():
    assert Place("a.csv", 2, 5, "x;y").finding("people", "wrong") == Finding("a.csv", 2, 5, "people", "wrong")
    assert Place("a.csv", 2, 5, "x;y").finding("people", "wrong").source_line == "x;y"
    assert Place().finding("weeks", "wrong").place() == ""


def test_the_same_mistake_shown_with_another_line_is_the_same():
    assert len(InputError([Finding("a", 1, 1, "", "m", "one"), Finding("a", 1, 1, "", "m", "other")]).findings) == 1
    assert Place("a", 1, 1, "one") == Place("a", 1, 1, "other")


def test_a_name_that_nothing_bears():
    assert there_is_no("column", "sx", ["sex", "age"]) == "there is no column 'sx'; did you mean 'sex'?"


def test_a_caret_is_drawn_only_inside_the_line():
    assert str(Finding("f", 1, 99, "", "m", "short")) == "f:1:99: m\n    short"
    assert str(Finding("f", 1, 1, "", "m", "short")).endswith("    short\n    ^")
    assert str(Finding("f", 1, 6, "", "m", "short")).endswith("    short\n         ^")
    assert str(Finding("f", 1, 7, "", "m", "short")).endswith("    short")


def test_long_lines_are_cut():
    shown = str(Finding("f", 1, 0, "", "m", "x" * 500)).splitlines()[1]
    assert len(shown) == 4 + 160
    assert shown.endswith("...")
    assert str(Finding("f", 1, 0, "", "m", "x" * 160)) == "f:1: m\n    " + "x" * 160
    assert str(Finding("f", 1, 0, "", "m", "x" * 161)) == "f:1: m\n    " + "x" * 157 + "..."


def test_all_findings_come_once_sorted_by_place():
    late, early = Finding("a", 9, 1, "", "late"), Finding("a", 2, 1, "", "early")
    error = InputError([late, early, late])
    assert error.findings == (early, late)
    assert str(error) == "a:2:1: early\na:9:1: late"


@pytest.mark.parametrize("kind", [OutputError, ResultError, ModelError])
def test_one_tree_of_exceptions(kind):
    assert issubclass(kind, CxsimError)
    assert issubclass(InputError, CxsimError)
    assert not issubclass(kind, InputError)


def test_the_nearest_word_whatever_its_case():
    assert nearest("Trainning", ["training", "mandate"]) == "training"
    assert nearest("xyz", ["training", "mandate"]) is None


def test_a_colleague_with_the_same_mail_domain_is_not_near():
    staff = ["ada.byron@marrowdale-energy.com", "grace.hopper@marrowdale-energy.com"]
    assert nearest("tom.ng@marrowdale-energy.com", staff) is None
    assert nearest("Ada.Byronn@marrowdale-energy.com", staff) == "ada.byron@marrowdale-energy.com"
    assert nearest("grace.hopper@marrowdale-energy.de", staff) == "grace.hopper@marrowdale-energy.com"


def test_of_names_every_word_is_near():
    assert nearest("Zoe Novak", ["Hugo Novak"]) is None
    assert nearest("Xenia Aussen", ["Ben Strauss"]) is None
    assert nearest("Hugo Novk", ["Hugo Novak"]) == "Hugo Novak"


def test_without_a_near_word_what_is_allowed_is_listed():
    assert did_you_mean("mandat", ["training", "mandate"]) == "did you mean 'mandate'?"
    assert did_you_mean("xyz", ["b", "a"]) == "allowed: 'a', 'b'"
    many = [f"n{number:02d}" for number in range(14)]
    assert did_you_mean("xyz", many, limit=2) == "allowed: 'n00', 'n01' and 12 more"
    assert did_you_mean("xyz", many[:12]).endswith("'n10', 'n11'")
    assert did_you_mean("xyz", many).endswith("'n10', 'n11' and 2 more")
    assert did_you_mean("xyz", []) == "there are none"
