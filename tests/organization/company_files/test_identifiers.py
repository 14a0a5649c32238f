"""What an identifier may be, and what is said of repeated and unknown ones."""

import unicodedata

import pytest

from cxsim.organization.company_files.identifiers import advice, fold, numbered, problem
from cxsim.organization.findings import Findings


def test_case_and_composed_letters_make_no_difference():
    assert fold(unicodedata.normalize("NFD", "Zoë")) == fold("ZOË") == "zoë"
    assert fold("Zoe") != fold("Zoë")


@pytest.mark.parametrize(("identifier", "why"), [
    ("7", None), ("x" * 128, None), ("", "the identifier is empty"),
    ("x" * 129, "the identifier has 129 characters; at most 128"),
    ("a\u200bb\u0007", "the identifier has the character U+200B, which is invisible"),
])
def test_what_is_wrong_with_an_identifier(identifier, why):
    assert problem(identifier) == why


def test_repeated_identifiers_are_told_with_the_first():
    told = []
    rows = numbered(["ann", "bo", "", "Ann", "bo", "cy"], lambda row, why: told.append((row, why)), "line {}".format)
    assert rows == {"ann": 0, "bo": 1, "Ann": 3, "cy": 5}
    assert told == [
        (2, "the identifier is empty"),
        (3, "the identifier 'Ann' differs from 'ann' in case or accents only; the first is in line 0"),
        (4, "the identifier 'bo' appears twice; the first is in line 1")]


def test_the_nearest_identifier_of_about_the_same_length_is_offered():
    known = {"anna": 0, "annabella": 1}
    assert advice("annna", known, Findings()) == "; did you mean 'anna'?"
    assert advice("annabel", known, Findings()) == "; did you mean 'annabella'?"
    assert advice("annab", {"annabella": 1}, Findings()) == ""
    assert advice("zzz", known, Findings()) == ""


def test_only_the_first_of_very_many_are_compared():
    known = {f"x{number:05d}": number for number in range(4000)} | {"annabel": 4000}
    assert advice("annabal", known, Findings()) == ""
    del known["x00000"]
    assert advice("annabal", known, Findings()) == "; did you mean 'annabel'?"
