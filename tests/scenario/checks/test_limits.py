"""Plans above their budget or team hours are reported, refused, queued or scaled before the run."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cxsim.engine.world.build import build_world, people_view
from cxsim.interventions.plan.timetable import timetable
from cxsim.organization.build import build
from cxsim.scenario.checks.check_against import check_against
from cxsim.scenario.loading.load import from_mapping
from cxsim.scenario.schema.plan import Plan

INTERVENTIONS = (
    {"type": "training", "weeks": 10, "team_hours": 6, "cost": {"per_week": 100}},
    {"type": "communication", "weeks": 10, "team_hours": 6, "cost": {"fixed": 50}},
)


def checked(shocks=(), **plan):
    scenario = from_mapping({
        "schema": 1, "name": "limits", "weeks": 30, "costs": {"weekly_wage": {1: 1, 2: 1, 3: 1, 4: 1}},
        "organization": {"generate": {"departments": [{"name": "claims", "size": 12}, {"name": "sales", "size": 12}]}},
        "plan": {"interventions": INTERVENTIONS, **plan}, "context": {"shocks": list(shocks)},
    })
    organization = build(scenario.organization, "", 1)
    view = people_view(organization, scenario.behavior_names, 1)
    findings, warnings = check_against(scenario, view)
    return scenario, organization, [finding.message for finding in findings], warnings


def test_a_plan_within_its_limits_says_nothing():
    for choice in ("tell", "refuse", "queue"):
        _, _, findings, warnings = checked(budget=1050, team_hours_per_week=12, on_overrun=choice)
        assert findings == warnings == []


def test_money_beyond_the_budget_is_told_or_refused():
    message = ("the plan costs 1,050 EUR in 30 weeks, 50 more than its budget of 1,000; most expensive: training "
               "1,000, communication 50")
    _, _, findings, warnings = checked(budget=1000)
    assert findings == []
    assert [warning.endswith(message) for warning in warnings] == [True]
    for choice in ("refuse", "queue"):
        assert checked(budget=1000, on_overrun=choice)[2:] == ([message], [])


def test_a_plan_that_is_cut_costs_what_is_left_of_it():
    """Training costs 100 in each of ten weeks; in the last five, half of it remains."""
    cut = {"week": 5, "type": "budget_cut", "share": 0.5}
    _, _, _, warnings = checked([cut], budget=799)
    assert ["the plan costs 800 EUR" in warning for warning in warnings] == [True]
    assert checked([cut], budget=800)[3] == []


def test_hours_beyond_those_of_the_team_are_told_or_refused():
    message = ("the plan needs more than the change team's 8 hours in 10 weeks, most in week 0: 12 (mainly "
               "communication 6, training 6)")
    _, _, findings, warnings = checked(team_hours_per_week=8)
    assert findings == []
    assert [warning.endswith(message) for warning in warnings] == [True]
    assert checked(team_hours_per_week=8, on_overrun="refuse")[2:] == ([message], [])


def test_in_a_queue_interventions_wait_and_the_run_follows():
    scenario, organization, findings, warnings = checked(team_hours_per_week=8, on_overrun="queue")
    assert findings == []
    [warning] = warnings
    assert warning.endswith("'training' waits for the team's hours and begins in week 10, not 0")
    plan = build_world(scenario, organization, 1).plan
    assert [week for week in range(30) if plan.costs["training"][week] > 0] == list(range(10, 20))
    assert plan.last_active_week == 19
    assert {intervention.label: start for intervention, start, _ in scenario.plan.told()} == {"training": 10,
                                                                                              "communication": 0}


def test_who_never_finds_room_is_told():
    _, _, findings, warnings = checked(team_hours_per_week=5, on_overrun="queue")
    assert findings == []
    words = ("never begins", "of the team's 5 hours", "(it takes 6)")
    assert sum(all(word in one for word in words) for one in warnings) == 2


def test_the_limits_follow_a_change_of_course():
    stop = {"at_week": 5, "interventions": []}
    _, _, findings, _ = checked(budget=500, team_hours_per_week=8, on_overrun="refuse", change_course=stop)
    money, hours = sorted(findings)
    assert money.startswith("the plan costs 550 EUR in 30 weeks, 50 more")
    assert hours.startswith("the plan needs more than the change team's 8 hours in 5 weeks")


def test_waves_and_what_waits_for_them_run_as_written():
    interventions = [
        {**INTERVENTIONS[0], "waves": [["sales"], ["claims"]], "wave_gap_weeks": 12},
        {**INTERVENTIONS[1], "after": "training", "start_week": 2},
    ]
    scenario, organization, findings, warnings = checked(interventions=interventions)
    assert findings == warnings == []
    plan = build_world(scenario, organization, 1).plan
    weeks = {label: [week for week in range(30) if costs[week] > 0] for label, costs in plan.costs.items()}
    assert weeks == {
        "training, wave 1": list(range(10)), "training, wave 2": list(range(12, 22)), "communication": [24]
    }
    late = [interventions[0], {**interventions[1], "start_week": 9}]
    [warning] = checked(interventions=late)[3]
    assert warning.endswith("'communication' begins in week 31, after the last week (29): it never acts")


def test_waves_that_wait_for_hours_are_told_each():
    interventions = [{**INTERVENTIONS[0], "waves": [["sales"], ["claims"]], "wave_gap_weeks": 5}]
    _, _, findings, warnings = checked(interventions=interventions, team_hours_per_week=8, on_overrun="queue")
    assert findings == []
    [warning] = warnings
    assert warning.endswith("'training, wave 2' waits for the team's hours and begins in week 10, not 5")


def test_who_waits_for_nothing_that_exists_is_refused():
    _, _, findings, _ = checked(interventions=[INTERVENTIONS[0], {**INTERVENTIONS[1], "after": "trainign"}])
    assert findings == ["there is no intervention 'trainign' in this plan; did you mean 'training'?"]


def test_only_known_ways_exist():
    with pytest.raises(ValidationError, match="queue"):
        Plan(on_overrun="ignore")


def test_the_timetable_is_not_worked_out_again_for_every_week(monkeypatch):
    calls = []

    def counted(*given):
        calls.append(given)
        return timetable(*given)

    monkeypatch.setattr("cxsim.scenario.schema.plan.timetable", counted)
    checked(team_hours_per_week=10, on_overrun="tell")
    assert 0 < len(calls) < 15  # the run has 30 weeks
