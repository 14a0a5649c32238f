"""Departments, levels and people in a scenario are checked against the organization."""

from __future__ import annotations

from typing import Any

import pytest

from cxsim.organization.findings import Caution
from cxsim.scenario.checks.check_against import check_against
from cxsim.scenario.loading.load import from_mapping
from cxsim.testing.people import example_view

GOOD = """\
name: Fits
weeks: 60
organization: {generate: {departments: [{name: claims, size: 10}]}}
context:
  inhibitors: [{name: silo, departments: [sales], levels: [3], strength: 0.5}]
  catalysts: [{name: pride, departments: [claims], levels: [2, 3], strength: 0.3}]
  manager_attitudes: {contact_center: 0.6}
  sponsorship: [{from_week: 0, level: 0.5}, {from_week: 30, level: 0.7}]
  shocks: [{week: 20, strength: 0.25}]
behaviors:
  - {name: share_insight, required_skill: {departments: {claims: 0.35}}}
  - {name: solve_beyond_script, existing: {claims: 0.15}}
plan:
  interventions:
    - {type: training, target: {departments: [claims, sales], levels: [2]}}
    - {type: governing_committee, select: [c1, k2]}
    - {type: remove_inhibitor, inhibitors: [silo]}
costs: {weekly_wage: {1: 3, 2: 2, 3: 1}}
"""

# what stands in the scenario, what is planted (^ before the place), the path, a part of the message
MISTAKES = {
    "a department of an inhibitor": (
        "departments: [sales], levels: [3]", "departments: [^sale], levels: [3]", "context.inhibitors.0.departments.0",
        "there is no department 'sale'; did you mean 'sales'?"),
    "a level of an inhibitor": (
        "levels: [3]", "levels: [3, ^4]", "context.inhibitors.0.levels.1",
        "there is no level 4; the organization has levels 1, 2, 3"),
    "a department of a catalyst": (
        "departments: [claims], levels: [2, 3], s", "departments: [^claim], levels: [2, 3], s",
        "context.catalysts.0.departments.0", "there is no department 'claim'; did you mean 'claims'?"),
    "a level of a catalyst": (
        "levels: [2, 3], s", "levels: [^7, 3], s", "context.catalysts.0.levels.0", "there is no level 7"),
    "an inhibitor that the context does not have": (
        "inhibitors: [silo]}", "inhibitors: [^sillo]}", "plan.interventions.2.inhibitors.0",
        "the context has no inhibitor 'sillo'; did you mean 'silo'?"),
    "a department of managers": (
        "{contact_center: 0.6}", "{^contact_centre: 0.6}", "context.manager_attitudes.contact_centre",
        "did you mean 'contact_center'?"),
    "a department of a reorganization": (
        "{week: 20, strength: 0.25}", "{week: 20, type: reorganization, departments: [^sals]}",
        "context.shocks.0.departments.0", "did you mean 'sales'?"),
    "a department of a required skill": (
        "{claims: 0.35}", "{^clams: 0.35}", "behaviors.0.required_skill.departments.clams", "did you mean 'claims'?"),
    "a department of existing use": (
        "{claims: 0.15}", "{^clams: 0.15}", "behaviors.1.existing.clams", "did you mean 'claims'?"),
    "a department of a trait": (
        "size: 10}]}}", "size: 10}]}, traits: {resistance: {^clams: 0.5}}}", "organization.traits.resistance.clams",
        "did you mean 'claims'?"),
    "a department of the service chain": (
        "shocks: [", "service_chain: [{department: ^salse}]\n  shocks: [", "context.service_chain.0.department",
        "there is no department 'salse'; did you mean 'sales'?"),
    "a department of an outcome": (
        "shocks: [", "outcomes: [{name: rate, today: 5, per_point: 1, departments: [^salse]}]\n  shocks: [",
        "context.outcomes.0.departments.0", "there is no department 'salse'; did you mean 'sales'?"),
    "a department of a target": (
        "[claims, sales]", "[claims, ^saels]", "plan.interventions.0.target.departments.1", "did you mean 'sales'?"),
    "a level of a target": (
        "levels: [2]}", "levels: [^9]}", "plan.interventions.0.target.levels.0", "there is no level 9"),
    "a member of a committee": (
        "[c1, k2]", "[c1, ^k22]", "plan.interventions.1.select.1", "there is no employee 'k22'"),
}
WARNINGS = {
    "an intervention after the end": ("select: [c1, k2]", "start_week: ^60, select: [c1, k2]", "it never acts"),
    "a shock after the end": ("week: 20", "week: ^60", "this shock comes in week 60, after the last week (59)"),
    "a step after the end": ("from_week: 30", "from_week: ^60", "this step comes in week 60"),
    "a level without a wage": ("{1: 3, 2: 2, 3: 1}", "^{1: 3}", "no wage is stated for level 2 (3), 3 (3)"),
    "a survey": ("weeks: 60", "weeks: 60\nsurvey: ^{every_weeks: 4}", "no rule of the plan uses the survey"),
    "an inhibitor that affects no one in the target group": (
        "inhibitors: [silo]}", "inhibitors: ^[silo], target: {departments: [claims]}}",
        "'silo' affects no one in the target group (department claims)"),
    "a target that reaches nobody": (
        "levels: [2]}", "levels: [2], people: [c3]}", "the target group is empty"),
}


def with_mark(old: str, new: str) -> tuple[str, int, int]:
    """The text with one thing changed, and the marked line and column."""
    assert GOOD.count(old) == 1
    text = GOOD.replace(old, new)
    mark = text.find("^")
    before = text[: max(mark, 0)]
    return text.replace("^", "", 1), before.count("\n") + 1, len(before) - before.rfind("\n")


def test_a_scenario_that_fits_has_neither_findings_nor_warnings(bench: Any) -> None:
    assert check_against(bench.load(GOOD), example_view()) == ([], [])


@pytest.mark.parametrize("kind", MISTAKES)
def test_a_name_that_does_not_exist_is_shown_where_it_stands(bench: Any, kind: str) -> None:
    old, new, path, part = MISTAKES[kind]
    text, line, column = with_mark(old, new)
    (finding,), _ = check_against(bench.load(text), example_view())
    assert (finding.line, finding.column, finding.path) == (line, column, path)
    assert finding.file.endswith("s.yaml")
    assert part in finding.message


@pytest.mark.parametrize("kind", WARNINGS)
def test_what_has_no_effect_is_a_warning_with_its_place(bench: Any, kind: str) -> None:
    old, new, part = WARNINGS[kind]
    text, line, column = with_mark(old, new)
    findings, (warning,) = check_against(bench.load(text), example_view())
    assert findings == []
    assert part in warning
    if "^" in new:
        assert f"s.yaml:{line}:{column}: " in warning


def test_all_findings_come_together_and_sorted(bench: Any) -> None:
    text = GOOD.replace("[sales]", "[a]").replace("{claims: 0.15}", "{b: 0.15}").replace("[claims, sales]", "[c]")
    findings, _ = check_against(bench.load(text), example_view())
    assert [finding.path for finding in findings] == [
        "context.inhibitors.0.departments.0", "behaviors.1.existing.b", "plan.interventions.0.target.departments.0"]


def test_a_scenario_from_python_is_checked_by_path() -> None:
    scenario = from_mapping({
        "name": "P", "organization": {"generate": {"departments": [{"name": "claims", "size": 10}]}},
        "behaviors": [{"name": "share_insight"}], "context": {"manager_attitudes": {"nowhere": 0.5}},
    })
    (finding,), _ = check_against(scenario, example_view())
    assert str(finding).startswith("context.manager_attitudes.nowhere: there is no department 'nowhere'")


def test_an_intervention_without_effect_is_a_caution_for_the_board() -> None:
    scenario = from_mapping({
        "name": "Stories", "organization": {"generate": {"departments": [{"name": "claims", "size": 10}]}},
        "without": ["efficacy", "cynicism", "public_mood"],
        "plan": {"interventions": [{"type": "training", "pause_weeks": 9}, {"type": "success_story"},
                                   {"type": "town_hall"}]}})
    told = [note for note in check_against(scenario, example_view())[1] if isinstance(note, Caution)]
    assert [note.brief for note in told] == [
        "'success_story' in 'Stories' has no effect here, and is paid for.",
        "Part of 'town_hall' in 'Stories' has no effect here, and is paid for."]
