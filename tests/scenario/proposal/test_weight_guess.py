"""Numbers for no answer are told from small answers, and stay what they are among amounts."""

from collections import Counter

import pytest

from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.scenario.proposal.weight_guess import weight_guess

PLAIN = FileSpecification(file="ties.csv")


def guess(column="strength", **cells):
    return weight_guess(column, Counter({cell.lstrip("_").replace("m", "-"): count for cell, count in cells.items()}),
                        PLAIN)


def test_few_codes_among_small_answers_are_missing():
    found = guess(_1=30, _5=30, _99=20)
    assert (found.missing, found.values, found.blanks) == (("99",), {"1", "5"}, 20)


@pytest.mark.parametrize(("column", "cells"), [
    ("strength", {"_1": 30, "_5": 30, "_99": 21}),  # more than a quarter
    ("strength", {"_1": 30, "_8": 30, "_99": 2}),  # answers beyond 7
    ("hours", {"_1": 30, "_5": 30, "_99": 2}),  # an amount
    ("strength", {"_99": 2}),  # nothing but codes
])
def test_elsewhere_they_are_numbers(column, cells):
    found = guess(column, **cells)
    assert (found.missing, found.blanks) == ((), 0)


def test_a_negative_code_among_answers_is_missing_and_among_words_refused():
    assert guess(_1=9, m1=2).missing == ("-1",)
    assert guess(_weekly=3, _sometimes_maybe=2).startswith("2 of 5 cells are neither numbers nor words")


def test_a_blank_column_says_so():
    assert weight_guess("strength", Counter({"": 4}), PLAIN) == "it is blank"
