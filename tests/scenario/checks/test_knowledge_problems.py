"""Choices by what leaders believe need an earlier intervention that asks people."""

from __future__ import annotations

from typing import Any

import pytest

from cxsim.scenario.checks.check_against import check_against
from cxsim.scenario.loading.load import from_mapping
from cxsim.testing.people import example_view

TARGET = {"quadrant": "high_will_low_skill"}
INTERVIEWS, DIAGNOSIS = {"type": "stakeholder_interviews"}, {"type": "values_and_skill_diagnosis"}


def checked(*interventions: dict[str, Any], **plan: Any) -> tuple[list[str], list[str]]:
    scenario = from_mapping({
        "name": "Knowing", "weeks": 60, "survey": {},
        "organization": {"generate": {"departments": [{"name": "claims", "size": 10}]}},
        "behaviors": [{"name": "share_insight"}], "costs": {"weekly_wage": {1: 3, 2: 2, 3: 1}},
        "plan": {"interventions": list(interventions), **plan},
    })
    findings, warnings = check_against(scenario, example_view())
    return [str(finding) for finding in findings], [one for one in warnings if "uses the survey" not in one]


def test_without_any_measurement_they_are_refused_with_advice() -> None:
    findings, _ = checked({"type": "training", "target": TARGET})
    assert findings == [
        "plan.interventions.0.target: leaders do not know people's attitude; put an intervention of type "
        "'stakeholder_interviews' before 'training'",
        "plan.interventions.0.target: leaders do not know people's skill; put an intervention of type "
        "'values_and_skill_diagnosis' before 'training'",
    ]


def test_whom_to_part_with_needs_an_estimate_too() -> None:
    (finding,), _ = checked({"type": "supported_exit", "select": "lowest_values_fit"})
    assert finding.startswith("plan.interventions.0.select: leaders do not know people's values_fit")


def test_what_begins_before_anybody_is_asked_is_told() -> None:
    _, (warning,) = checked(INTERVIEWS, {**DIAGNOSIS, "start_week": 9},
                            {"type": "training", "start_week": 9, "target": TARGET})
    assert "'training' begins in week 9, before leaders ask about skill (week 9): it reaches nobody" in warning


def test_in_order_they_are_accepted_also_in_rules() -> None:
    training = {"type": "training", "start_week": 9, "target": TARGET}
    assert checked(INTERVIEWS, DIAGNOSIS, training) == ([], [])
    rules = [{"when": {"measure": "trust", "above": 0.5}, "then": {"start": {"type": "training", "target": TARGET}}}]
    assert checked(INTERVIEWS, DIAGNOSIS, rules=rules) == ([], [])


def test_a_change_of_course_cannot_hold_them_nor_a_move_lead_to_them() -> None:
    turn = {"at_week": 20, "interventions": [{"type": "training", "target": {"estimated": {"skill": {"below": 0.4}}}}]}
    (finding,), _ = checked(DIAGNOSIS, change_course=turn)
    assert "differs between futures" in finding
    move = {"intervention": "values_and_skill_diagnosis", "target": TARGET}
    rules = [{"when": {"measure": "trust", "above": 0.5}, "then": {"move": move}}]
    (moved,), _ = checked(INTERVIEWS, DIAGNOSIS, rules=rules)
    assert "start an intervention for them" in moved


@pytest.mark.parametrize("name", ["atitude", "resistance"])
def test_what_nobody_can_estimate_is_refused(name: str) -> None:
    from cxsim.errors import InputError

    with pytest.raises(InputError, match=f"leaders have no estimate called '{name}'"):
        checked({"type": "training", "target": {"estimated": {name: {"below": 0.4}}}})


def test_ties_are_settled_before_anybody_is_asked() -> None:
    intervention = {"type": "collaboration", "target": {"estimated": {"skill": {"above": 0.4}}}, "start_week": 9}
    (finding,), _ = checked(DIAGNOSIS, intervention)
    assert "changes ties or reporting lines, which are fixed before the run" in finding


def test_a_rule_cannot_begin_or_change_what_changes_ties() -> None:
    when = {"measure": "trust", "above": 0.5}
    rules = [{"name": "a", "when": when, "then": {"start": {"type": "collaboration"}}},
             {"name": "b", "when": when, "then": {"stop": "old"}}]
    (start, stop), _ = checked({"type": "collaboration", "name": "old"}, rules=rules)
    assert "plan.rules.0.then.start.type" in start and "plan.rules.1.then.stop" in stop
    assert "can neither begin nor change during the run" in start
