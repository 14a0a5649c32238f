"""Whom a target reaches, by name."""

from __future__ import annotations

import numpy as np
import pytest
from pydantic import ValidationError

from cxsim.interventions.people.criteria import managers
from cxsim.interventions.people.targeting import Target
from cxsim.testing.people import example_view, with_rows

VIEW = example_view()


def reached(target: Target, view=VIEW) -> list[str]:
    return [view.ids[index] for index in np.flatnonzero(target.resolve(view))]


def messages(target: Target) -> list[str]:
    return [str(problem) for problem in target.problems(VIEW)]


def test_without_criteria_everyone_is_reached():
    assert Target().resolve(VIEW).all()
    assert Target().problems(VIEW) == []


def test_each_criterion_selects_by_name():
    assert reached(Target(departments=("sales",))) == ["s1", "s2", "s3", "s4", "s5", "s6"]
    assert reached(Target(levels=(1, 2))) == ["c1", "k1", "s1"]
    assert reached(Target(teams=("claims 2",))) == ["c2", "c4", "c6", "c8", "c10"]
    assert reached(Target(people=("s3", "c2"))) == ["c2", "s3"]
    assert reached(Target(managers=True)) == ["c1", "k1", "s1"]
    assert len(reached(Target(managers=False))) == 21


def test_criteria_must_be_met_together():
    target = Target(departments=("claims", "sales"), levels=(2, 3), people=("c1", "c2", "s1", "k4"))
    assert reached(target) == ["c2", "s1"]


def test_excluded_people_are_left_out():
    assert reached(Target(departments=("sales",), exclude=Target(managers=True))) == ["s2", "s3", "s4", "s5", "s6"]
    nested = Target(departments=("sales",), exclude=Target(departments=("sales",), exclude=Target(people=("s4",))))
    assert reached(nested) == ["s4"]


def test_a_share_counts_those_who_meet_the_criteria_and_are_not_excluded():
    assert len(reached(Target(share=0.5))) == 12
    assert len(reached(Target(departments=("claims",), share=0.25))) == 3  # 2.5 people are 3
    assert len(reached(Target(departments=("sales",), exclude=Target(people=("s1", "s2")), share=0.5))) == 2
    assert reached(Target(share=0.0)) == []
    assert len(reached(Target(share=1.0))) == 24


def test_a_larger_share_reaches_a_superset():
    before: set[str] = set()
    for hundredth in range(101):
        now = set(reached(Target(share=hundredth / 100)))
        assert before <= now
        before = now
    assert len(before) == 24


def test_the_same_share_is_the_same_group_unless_another_draw_is_named():
    pilot = reached(Target(share=0.5))
    assert reached(Target(share=0.5)) == pilot
    other = reached(Target(share=0.5, draw="second pilot"))
    assert len(other) == 12
    assert other != pilot


def test_the_seed_decides_who_is_drawn():
    assert reached(Target(share=0.5), example_view(seed=7)) != reached(Target(share=0.5), example_view(seed=8))
    assert len(reached(Target(share=0.5), example_view(seed=0))) == 12


def test_the_order_of_people_does_not_matter():
    shuffled = with_rows(VIEW, np.arange(VIEW.size)[::-1].copy())
    for target in (Target(share=0.4), Target(managers=True), Target(teams=("sales 1",)), Target(levels=(2,))):
        assert sorted(reached(target, shuffled)) == sorted(reached(target))


def test_people_who_do_not_meet_the_criteria_do_not_shift_the_draw():
    """Who is drawn within a department does not depend on who else works in the company."""
    only_sales = with_rows(VIEW, np.flatnonzero(VIEW.department == 2))
    target = Target(departments=("sales",), share=0.5)
    assert reached(target, only_sales) == reached(target)


def test_a_mask_cannot_be_written():
    with pytest.raises(ValueError, match="read-only"):
        Target().resolve(VIEW)[0] = False


def test_managers_are_those_whom_somebody_reports_to():
    assert np.flatnonzero(managers(VIEW)).tolist() == [0, 10, 18]


def test_unknown_names_are_all_found_with_the_nearest_match():
    target = Target(departments=("Claims", "sales"), teams=("sale 1",), people=("k99",), levels=(3, 9))
    assert messages(target) == [
        "departments.0: there is no department 'Claims'; did you mean 'claims'?",
        "teams.0: there is no team 'sale 1'; did you mean 'sales 1'?",
        f"people.0: there is no employee 'k99'; {near_k99()}",
        "levels.1: there is no level 9; the organization has levels 1, 2, 3",
    ]
    assert not any(problem.warning for problem in target.problems(VIEW))


def near_k99() -> str:
    from cxsim.errors import did_you_mean

    return did_you_mean("k99", VIEW.ids)


def test_unknown_names_in_an_exclusion_are_found_in_their_place():
    target = Target(exclude=Target(exclude=Target(departments=("claim",))))
    assert messages(target) == ["exclude.exclude.departments.0: there is no department 'claim'; did you mean 'claims'?"]


def test_an_empty_target_group_is_a_warning_that_names_it():
    (problem,) = Target(departments=("sales",), levels=(1,)).problems(VIEW)
    assert problem.warning
    assert problem.message == "the target group is empty (department sales; level 1)"
    (drawn,) = Target(people=("s1",), share=0.2).problems(VIEW)
    assert drawn.message == "the target group is empty (20 % of: employee s1)"


def test_words_for_a_target():
    assert Target().describe() == "everyone"
    target = Target(teams=("claims 1",), managers=False, share=0.125, exclude=Target(levels=(1, 2)))
    assert target.describe() == "12.5 % of: team claims 1; no managers; without (level 1, 2)"


@pytest.mark.parametrize(
    ("given", "place", "message"),
    [
        ({"share": 30}, ("share",), "must lie between 0 and 1, not 30; did you mean 0.3?"),
        ({"share": True}, ("share",), "a number is expected, not true"),
        ({"share": None}, ("share",), "a number is expected, not nothing (null)"),
        ({"levels": ["2"]}, ("levels", 0), "a whole number is expected, not the text '2'"),
        ({"levels": [2.5]}, ("levels", 0), "a whole number is expected, not 2.5"),
        ({"managers": "yes"}, ("managers",), "true or false is expected, not the text 'yes'"),
        ({"departments": ["a", "b", "a"]}, ("departments",), "listed twice: a"),
        ({"teams": []}, ("teams",), "is empty; give a value, or delete the line to use the default"),
    ],
)
def test_values_of_the_wrong_kind_are_refused_in_plain_words(given, place, message):
    with pytest.raises(ValidationError) as caught:
        Target.model_validate(given)
    (error,) = caught.value.errors()
    assert (error["loc"], error["msg"]) == (place, message)


@pytest.mark.parametrize("given", [{"department": ["a"]}, {"share": -0.1}, {"share": float("nan")},
                                   {"levels": [0]}, {"people": [7]}, {"teams": [""]}])
def test_other_mistakes_are_refused(given):
    with pytest.raises(ValidationError):
        Target.model_validate(given)


def test_identifiers_stay_text_and_whole_numbers_may_be_written_as_1_0():
    assert Target.model_validate({"people": ["007"], "levels": [2.0]}) == Target(people=("007",), levels=(2,))


# --- sets of groups, and position in the network ------------------------------------------------------------------


def among(target: Target) -> set[str]:
    return set(reached(target))


def test_groups_are_united_and_intersected():
    leads, sales = Target(managers=True), Target(departments=("sales",))
    assert among(Target(any_of=(leads, sales))) == among(leads) | among(sales)
    assert among(Target(all_of=(leads, sales))) == among(leads) & among(sales) != set()
    assert among(Target(any_of=(leads, sales), exclude=Target(levels=(1,)))) == (
        (among(leads) | among(sales)) - among(Target(levels=(1,)))
    )


def test_groups_within_groups_keep_their_share():
    half = Target(departments=("claims",), share=0.5)
    assert among(Target(any_of=(half,))) == among(half)


def test_the_most_looked_at_are_taken_first_and_a_larger_share_reaches_a_superset():
    claims = {"departments": ("claims",)}
    assert among(Target(**claims, most_looked_at=0.2)) == {"c9", "c10"}
    assert among(Target(**claims, most_looked_at=0.1)) < {"c9", "c10"}
    assert among(Target(**claims, most_looked_at=0.2, managers=True)) == set()
    assert among(Target(**claims, most_looked_at=1.0)) == among(Target(**claims))


def test_unknown_names_in_groups_are_found_where_they_are():
    target = Target(any_of=(Target(departments=("sale",)),), all_of=(Target(teams=("sales 1",)), Target(levels=(9,))))
    assert [problem.path for problem in target.problems(VIEW)] == [
        ("any_of", 0, "departments", 0), ("all_of", 1, "levels", 0)
    ]


def test_groups_are_told_in_words():
    target = Target(any_of=(Target(managers=True), Target(departments=("sales",))), most_looked_at=0.1)
    assert target.describe() == "in any of (managers) (department sales); the 10 % most looked at"


def test_a_list_of_groups_is_not_empty_and_names_none_twice():
    for groups in ((), (Target(managers=True), Target(managers=True))):
        with pytest.raises(ValidationError):
            Target(any_of=groups)
