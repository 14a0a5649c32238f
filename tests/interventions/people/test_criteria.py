"""Who meets each criterion of a target group, and the criterion in words."""

import pytest

from cxsim.interventions.people.criteria import HOLDS, WORDS, managers, mask_of
from cxsim.interventions.people.estimates import Range
from cxsim.interventions.people.targeting import Target
from cxsim.testing.people import example_view


def who(criterion, value):
    view = example_view()
    return [name for name, holds in zip(view.ids, HOLDS[criterion](view, value), strict=True) if holds]


def test_managers_are_people_with_reports():
    view = example_view()
    assert [view.ids[row] for row in managers(view).nonzero()[0]] == ["c1", "k1", "s1"]
    assert mask_of(view, [3, 3, 5]).nonzero()[0].tolist() == [3, 5]


@pytest.mark.parametrize(("criterion", "value", "found"), [
    ("departments", ("sales",), [f"s{number}" for number in range(1, 7)]),
    ("departments", ("claims", "sale"), [f"c{number}" for number in range(1, 11)]),
    ("levels", (1, 2), ["c1", "k1", "s1"]), ("teams", ("claims 2",), ["c2", "c4", "c6", "c8", "c10"]),
    ("people", ("k3", "c2", "x"), ["c2", "k3"]), ("managers", True, ["c1", "k1", "s1"]),
    ("any_of", (Target(people=("c2",)), Target(people=("k2",))), ["c2", "k2"]),
    ("all_of", (Target(departments=("sales",)), Target(managers=True)), ["s1"]),
])
def test_who_meets_it(criterion, value, found):
    assert who(criterion, value) == found


def test_everyone_else_is_no_manager():
    assert len(who("managers", False)) == 21


@pytest.mark.parametrize(("criterion", "value", "words"), [
    ("departments", ("claims", "sales"), "department claims, sales"),
    ("departments", ("claims, old", "sales"), "department 'claims, old', 'sales'"),
    ("levels", (1, 2), "level 1, 2"), ("teams", ("a",), "team a"), ("people", ("c1",), "employee c1"),
    ("managers", True, "managers"), ("managers", False, "no managers"),
    ("most_looked_at", 0.125, "the 12.5 % most looked at"),
    ("any_of", (Target(levels=(1,)), Target(levels=(2,))), "in any of (level 1) (level 2)"),
    ("all_of", (Target(levels=(1,)), Target(managers=True)), "in all of (level 1) (managers)"),
    ("all_of", (Target(levels=(1,)), Target()), "level 1"), ("all_of", (Target(), Target()), ""),
    ("quadrant", "low_skill_high_will", "seen as low skill high will"), ("stage", "awareness", "seen at awareness"),
    ("exclude", Target(levels=(1,)), "without (level 1)"),
    ("estimated", {"skill": Range(below=0.5), "attitude": Range(above=0.25)},
     "estimated skill below 0.5; estimated attitude above 0.25"),
])
def test_a_criterion_in_words(criterion, value, words):
    assert WORDS[criterion](value) == words
