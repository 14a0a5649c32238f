"""Contradictory contexts and skills that nobody can learn are found at their place, with what is allowed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cxsim.scenario.checks.check_against import check_against
from cxsim.scenario.checks.contradictions import contradictions
from cxsim.scenario.checks.learnable import best_case
from cxsim.scenario.loading.load import from_mapping
from cxsim.scenario.schema.schema import Scenario
from cxsim.testing.people import example_view

TEXT = """\
name: Contradictory
weeks: 60
uncertainty: none
organization: {generate: {departments: [{name: claims, size: 10}]}}
context:
  inhibitors: [{name: silo, departments: [sales], levels: [3], strength: 0.5}]
  manager_attitudes: {contact_center: 0.6}
behaviors:
  - {name: solve, required_skill: 0.4}
  - {name: share, required_skill: {departments: {claims: 0.35}}, existing: {claims: 0.15}}
"""
SOME, EVERYBODY = "departments: [sales], levels: [3], strength: 0.5", "strength: 1"


def planted(old: str, new: str) -> tuple[str, int, int]:
    """The text with one thing changed, and the marked line and column."""
    assert TEXT.count(old) == 1
    text = TEXT.replace(old, new)
    mark = text.index("^")
    before = text[:mark]
    return text.replace("^", "", 1), before.count("\n") + 1, len(before) - before.rfind("\n")


def test_a_scenario_without_contradiction_says_nothing(bench: Any) -> None:
    assert check_against(bench.load(TEXT), example_view()) == ([], [])


@pytest.mark.parametrize(("changes", "path", "said"), [
    ([("0.4}", "^0.99}"), ("uncertainty: none", "uncertainty: none\nparameters: {tool_relief: 0}")],
     "behaviors.0.required_skill", "must be at most 0.96, 0.99 is given: nobody can learn that in 60 weeks"),
    ([("{claims: 0.35}", "{claims: ^0.95}"), ("weeks: 60", "weeks: 1")],
     "behaviors.1.required_skill.departments.claims", "must be at most 0.86, 0.95 is given"),
    ([(SOME, EVERYBODY), ("{claims: 0.15}", "{claims: ^0.4}")],
     "behaviors.1.existing.claims", "must be at most 0.30, 0.4 is given: the inhibitors of the context allow no more "
     "use of 'share' in 'claims'"),
    ([(SOME, EVERYBODY), ("{claims: 0.15}", "^0.4")],
     "behaviors.1.existing", "at most 0.30"),
])
def test_what_cannot_be_is_refused_at_its_place(bench: Any, changes: Any, path: str, said: str) -> None:
    text = TEXT
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    before = text[: text.index("^")]
    (finding,), _ = check_against(bench.load(text.replace("^", "")), example_view())
    place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
    assert ((finding.line, finding.column), finding.path) == (place, path)
    assert said in finding.message


@pytest.mark.parametrize(("old", "new", "said"), [
    ("{name: silo, departments: [sales], levels: [3],", "^{name: silo, departments: [sales], levels: [1],",
     "'silo' affects nobody: its departments have no people at its levels"),
])
def test_what_holds_for_nobody_is_a_warning_with_its_place(bench: Any, old: str, new: str, said: str) -> None:
    text, line, column = planted(old, new)
    findings, (warning,) = check_against(bench.load(text), example_view())
    assert findings == []
    assert f"s.yaml:{line}:{column}: " in warning
    assert said in warning


@pytest.mark.parametrize("unknown", [{"departments": ["nowhere"], "levels": [3]}, {"levels": [9]}])
def test_a_factor_of_unknown_people_is_not_said_to_affect_nobody_too(unknown: dict[str, Any]) -> None:
    silo = {"name": "silo", "departments": ["sales"], "strength": 0.4, **unknown}
    assert list(contradictions(stated(inhibitors=[silo]), example_view())) == []


def stated(**context: Any) -> Scenario:
    """A scenario made in Python, so that it may contain catalysts."""
    return Scenario.model_validate({
        "name": "P", "organization": {"generate": {"departments": [{"name": "claims", "size": 10}]}},
        "behaviors": [{"name": "solve"}, {"name": "share"}], "context": context,
    })


def test_nothing_hinders_and_helps_the_same_people_at_once() -> None:
    silo = {"name": "Silo", "departments": ["sales"], "behaviors": ["solve"], "strength": 0.4}
    pride = {"name": "silo", "strength": 0.2}
    (problem,) = contradictions(stated(inhibitors=[silo], catalysts=[pride]), example_view())
    assert problem.path == ("context", "catalysts", 0, "name")
    assert "'silo' is an inhibitor too (number 1 of 'inhibitors')" in problem.message
    for other in ({"departments": ["claims"]}, {"behaviors": ["share"]}, {"name": "pride"}):
        helps = stated(inhibitors=[silo], catalysts=[{**pride, **other}])
        assert list(contradictions(helps, example_view())) == []


def test_where_parameters_differ_the_most_favorable_company_counts() -> None:
    organization = {"generate": {"departments": [{"name": "claims", "size": 10}]}}

    def best(**given: Any) -> Any:
        return best_case(from_mapping({"name": "a", "organization": organization, **given}))

    assert best(uncertainty="none", parameters={"tool_relief": 0}).reach() == 0.96
    assert best(uncertainty="full", parameters={"tool_relief": 0}).reach() == 0.99
    assert best(uncertainty=["quit_rate"], parameters={"tool_relief": 0}).reach() == 0.96
    assert best(uncertainty="none").tool_relief == 0.2
    assert best(uncertainty="none", weeks=1).reach() == 0.86


def test_managers_of_nobody_can_have_no_attitude() -> None:
    view = example_view()
    leaders = view.manager.copy()
    leaders[view.department == view.departments.index("sales")] = 0
    alone = replace(view, manager=leaders)
    scenario = stated(manager_attitudes={"sales": 0.3, "claims": 0.5})
    (problem,) = contradictions(scenario, alone)
    assert (problem.path, problem.warning) == (("context", "manager_attitudes", "sales"), True)
    assert list(contradictions(scenario, view)) == []


def test_people_whose_skill_is_stated_may_have_all_of_it() -> None:
    organization = {"generate": {"departments": [{"name": "claims", "size": 10}]}, "traits": {"skill": {"claims": 0.8}}}
    assert best_case(from_mapping({"name": "a", "organization": organization})) is None
