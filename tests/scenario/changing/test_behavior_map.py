"""The behavior map as a table, and what an edit of it changes in the files."""

import pytest

from cxsim.scenario.changing.behavior_map import behavior_map, parts_left_alone
from cxsim.scenario.changing.map_changes import (
    column_removed,
    existing_changes,
    factor_added,
    in_one_file,
    sheet_of,
    strength_changes,
)
from cxsim.scenario.changing.stated import Change, file_of, files_to_change, plans_apart, stated_at
from cxsim.scenario.loading.load import load_scenarios

PEOPLE = {"sales": 12, "claims": 16}
COMPANY = """\
schema: 1
weeks: 12
organization:
  generate:
    departments: [{name: claims, size: 16}, {name: sales, size: 12}]
context:
  inhibitors:
    - {name: targets, strength: 0.2}
    - {name: call_time, departments: [sales], strength: {value: 0.3, low: 0.2, high: 0.35}}
"""
FILES = {
    "company.yaml": COMPANY,
    "a.yaml": "extends: company.yaml\nname: A\n",
    "b.yaml": "extends: company.yaml\nname: B\ncontext: {sponsorship: 0.9}\n",
    "sheet.yaml": "extends: company.yaml\nname: S\ncontext: {inhibitors: null, map: {file: map.csv}}\n",
    "map.csv": "kind,name,departments,strength\ninhibitor,call_time,sales,0.4\ninhibitor,call_time,claims,0.1\n",
}


@pytest.fixture
def plans(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    return load_scenarios([tmp_path / "a.yaml", tmp_path / "b.yaml", tmp_path / "sheet.yaml"])


@pytest.fixture
def plan(plans):
    return plans[0]


@pytest.fixture
def shown(plan):
    return behavior_map(plan, PEOPLE)


def test_groups_stand_by_size_and_each_factor_is_a_column(shown):
    assert list(shown.people) == ["claims", "sales"]
    assert [(one.kind, one.name) for one in shown.columns] == [("inhibitor", "targets"), ("inhibitor", "call_time")]
    assert (shown.strengths("inhibitor", "sales"), shown.strengths("inhibitor", "claims")) == (
        {"call_time": 0.3, "targets": 0.2}, {"targets": 0.2})


def test_a_strength_varies_as_it_is_stated_or_as_its_kind_usually_does(shown):
    targets, call_time = (one.parts[0].strength for one in shown.columns)
    assert (targets.low, round(targets.high, 9), targets.own) == (0.1, 0.3, False)
    assert (call_time.low, call_time.high, call_time.own) == (0.2, 0.35, True)


def test_a_strength_of_one_group_is_one_value(plan, shown):
    assert strength_changes(plan, shown, shown.columns[1], "sales", 0.5) == [
        Change("set", ("context", "inhibitors", 1, "strength"), 0.5)]
    assert strength_changes(plan, shown, shown.columns[1], "sales", None) == [
        Change("remove", ("context", "inhibitors", 1))]


def test_a_group_that_differs_gets_a_part_of_its_own(plan, shown):
    assert strength_changes(plan, shown, shown.columns[0], "sales", 0.5) == [
        Change("set", ("context", "inhibitors", 0, "departments"), ["claims"]),
        Change("add", ("context", "inhibitors"), {
            "name": "targets (sales)", "departments": ["sales"], "strength": 0.5})]


def test_a_group_of_the_same_strength_joins(plan, shown):
    same = {"value": 0.3, "low": 0.2, "high": 0.35}
    assert strength_changes(plan, shown, shown.columns[1], "claims", same) == [
        Change("set", ("context", "inhibitors", 1, "departments"), ["sales", "claims"])]
    assert strength_changes(plan, shown, shown.columns[1], "claims", None) == []


def test_parts_of_one_name_are_one_column(plans):
    shown = behavior_map(plans[2], PEOPLE)
    assert [(one.name, len(one.parts)) for one in shown.columns] == [("call_time", 2)]
    assert shown.strengths("inhibitor", "claims") == {"call_time": 0.1}


def test_two_factors_of_one_name_for_the_same_people_stay_apart(tmp_path, plan):
    text = FILES["a.yaml"] + "context: {inhibitors: [{name: x, strength: 0.1}, {name: x (a), departments: [sales], " \
                             "strength: 0.2}]}\n"
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    shown = behavior_map(load_scenarios([tmp_path / "a.yaml"])[0], PEOPLE)
    assert [one.key for one in shown.columns] == ["inhibitor:0:x", "inhibitor:1:x"]


def test_existing_practice_is_stated_by_group_also_where_the_behavior_is_not(plan, shown):
    assert existing_changes(plan, shown, "sales", 0.1) == [
        Change("set", ("behaviors",), [{"name": "customer_focus", "existing": {"sales": 0.1}}])]


def test_a_new_factor_and_one_taken_away(plan, shown):
    assert factor_added(plan, shown, "catalyst", {"name": "case_file", "strength": 0.4}, ["sales"]) == [
        Change("add", ("context", "catalysts"), {"name": "case_file", "departments": ["sales"], "strength": 0.4})]
    assert column_removed(shown.columns[0]) == [Change("remove", ("context", "inhibitors", 0))]


def test_a_sheet_moves_into_the_file_that_names_it(plans):
    plan = plans[2]
    shown = behavior_map(plan, PEOPLE)
    changes = in_one_file(plan, strength_changes(plan, shown, shown.columns[0], "sales", 0.5))
    assert sheet_of(plan) == "map.csv"
    assert [(one.act, one.path) for one in changes] == [
        ("set", ("context", "inhibitors")), ("remove", ("context", "map")),
        ("set", ("context", "inhibitors", 0, "strength"))]
    assert {file_of(plan, one.where) for one in changes} == {"sheet.yaml"}
    assert changes[0].value == stated_at(plan, ("context", "inhibitors"))


def test_a_value_is_changed_where_it_is_stated_and_its_siblings_share_it(plans):
    assert files_to_change(plans, ("context", "inhibitors", 0, "strength")) == ("company.yaml",)
    assert files_to_change(plans[1:], ("context", "sponsorship")) == ("b.yaml",)
    assert files_to_change(plans, ("context", "catalysts")) == ("company.yaml",)
    assert plans_apart(plans, ("context", "sponsorship")) == ("B",)


def test_what_a_plan_empties_is_stated_anew_in_that_plan(tmp_path, plans):
    (tmp_path / "b.yaml").write_text("extends: company.yaml\nname: B\ncontext: {inhibitors: null}\n", "utf-8")
    plan = load_scenarios([tmp_path / "b.yaml"])[0]
    assert file_of(plan, ("context", "inhibitors")) == "b.yaml"
    assert file_of(plan, ("context", "catalysts")) == "company.yaml"


def test_plans_that_share_no_file_are_all_changed(tmp_path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(f"name: {name}\n{COMPANY}", "utf-8")
    both = load_scenarios([tmp_path / "one.yaml", tmp_path / "two.yaml"])
    assert files_to_change(both, ("context", "inhibitors", 0, "strength")) == ("one.yaml", "two.yaml")


def test_a_plan_that_removes_a_part_by_name_leaves_the_others_alone(tmp_path, plans):
    text = FILES["sheet.yaml"] + "plan: {interventions: [{type: remove_inhibitor, inhibitors: [call_time (sales)]}]}\n"
    (tmp_path / "sheet.yaml").write_text(text, "utf-8")
    plan = load_scenarios([tmp_path / "sheet.yaml"])[0]
    assert parts_left_alone(plan, behavior_map(plan, PEOPLE)) == [("call_time (sales)", "call_time (claims)")]
    assert parts_left_alone(plans[2], behavior_map(plans[2], PEOPLE)) == []
