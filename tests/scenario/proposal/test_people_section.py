"""Departments in a comment: twenty are named, small ones without their size."""

from collections import Counter

from cxsim.scenario.proposal.draft import Guess
from cxsim.scenario.proposal.people_section import department_lines, departments_of


def test_sizes_below_five_stay_unsaid():
    assert list(department_lines(Counter({"IT": 4, "Law": 5, "Sales": 1200}))) == [
        "# Departments: Sales (1,200), Law (5), IT (under 5)"]
    assert list(department_lines(Counter())) == []


def test_twenty_departments_are_named_and_the_others_counted():
    [twenty] = department_lines(Counter({f"d{number}": 100 - number for number in range(20)}))
    [more] = department_lines(Counter({f"d{number}": 100 - number for number in range(22)}))
    assert twenty.endswith("d19 (81)")
    assert more == f"{twenty} and 2 more"


def test_blank_cells_and_words_for_nothing_are_no_departments(drafted):
    draft = drafted("id,department\n1,IT\n2,\n3,n/a\n4,IT")
    assert departments_of(draft) == Counter()
    draft.columns["department"] = Guess("department", "department", "")
    assert departments_of(draft) == Counter({"IT": 2, "n/a": 1})
    draft.reading["missing"] = ("n/a",)
    assert departments_of(draft) == Counter({"IT": 2})
