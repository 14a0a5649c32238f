"""What a scenario states without any effect is told at its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cxsim.engine.world.build import people_view
from cxsim.organization.build import build
from cxsim.scenario.checks.check_against import check_against
from cxsim.scenario.checks.idle_parts import idle_parts
from cxsim.scenario.loading.load import from_mapping

COMPANY = {"generate": {"departments": [{"name": "claims", "size": 12}, {"name": "sales", "size": 8}]}}


def told(*interventions: dict[str, Any], **given: Any) -> list[str]:
    """The warnings of a scenario, without the one about wages."""
    scenario = from_mapping({
        "name": "s", "weeks": 30, "uncertainty": "none", "organization": COMPANY,
        "costs": {"weekly_wage": {1: 3000, 2: 2000, 3: 1500, 4: 1200}}, "plan": {"interventions": interventions},
        **given})
    view = people_view(build(scenario.organization, None, 1), scenario.behavior_names, 1)
    findings, warnings = check_against(scenario, view)
    assert findings == []
    return warnings


@pytest.mark.parametrize(("given", "warnings"), [
    ({"parameters": {"habit_gain": 0.3}}, []),
    ({"parameters": {"confidence_bound": 0.3}}, ["parameters.confidence_bound: has no effect: nothing in force reads "
                                                 "'confidence_bound'; influence: bounded_confidence would read it"]),
    ({"parameters": {"confidence_bound": 0.3}, "influence": "bounded_confidence"}, []),
    ({"parameters": {"cynicism_loss": 0.1}}, []),
    ({"parameters": {"cynicism_loss": 0.1}, "without": ["cynicism"]},
     ["parameters.cynicism_loss: has no effect: nothing in force reads 'cynicism_loss'; delete cynicism from without"]),
    ({"uncertainty": ["habit_gain", "confidence_bound"]},
     ["uncertainty.1: has no effect: nothing in force reads 'confidence_bound'; influence: bounded_confidence would "
      "read it"]),
])
def test_a_parameter_that_nothing_in_force_reads(given: dict[str, Any], warnings: list[str]) -> None:
    assert told(**given) == warnings


def test_the_mean_of_a_trait_that_every_department_states() -> None:
    def stated(*departments: str) -> dict[str, Any]:
        return {**COMPANY, "traits": {"base_load": dict.fromkeys(departments, 0.8)}}

    parameters = {"base_load_mean": 0.9}
    assert told(organization=stated("claims"), parameters=parameters) == []
    assert told(organization=stated("claims", "sales"), parameters=parameters) == [
        "parameters.base_load_mean: has no effect: organization.traits.base_load states the mean of every department"]


SPONSOR = {"type": "sponsorship", "level": 0.5, "start_week": 10, "weeks": 8}
OUTSHONE = ("plan.interventions.0.type: 'sponsorship' has no effect: the sponsorship of the context is at least as "
            "high in all its weeks, and only the larger of the two counts")


@pytest.mark.parametrize(("context", "warned"), [
    ({"sponsorship": 0.3}, False),
    ({"sponsorship": 0.5}, True),
    ({"sponsorship": [{"from_week": 0, "level": 0.1}, {"from_week": 10, "level": 0.9}]}, True),
    ({"sponsorship": [{"from_week": 0, "level": 0.9}, {"from_week": 17, "level": 0.1}]}, False),
    ({"sponsorship": 0.9, "shocks": [{"type": "sponsor_leaves", "week": 4}]}, False),  # a later sponsor counts in full
    ({"sponsorship": 0.9, "shocks": [{"type": "sponsor_leaves", "week": 12}]}, True),
])
def test_a_sponsor_below_the_one_that_is_there_anyway(context: dict[str, Any], warned: bool) -> None:
    assert told(SPONSOR, context=context) == ([OUTSHONE] if warned else [])


def test_the_sponsorship_that_the_author_names_himself_is_held_against_the_context_too() -> None:
    custom = {"type": "custom", "name": "letter", "forces": {"sponsorship": 0.2}}
    assert "'letter' has no effect" in told(custom)[0]
    assert told({**custom, "forces": {"sponsorship": 0.2, "vision_message": 0.1}}) == []


def test_a_budget_cut_that_leaves_nothing_of_an_intervention() -> None:
    training = {"type": "training", "start_week": 10, "weeks": 4}
    cut = {"type": "budget_cut", "share": 0.0, "week": 8}
    assert told(training, context={"shocks": [cut]}) == [
        "plan.interventions.0.type: 'training' has no effect: a budget cut of the context leaves nothing of it in all "
        "its weeks"]
    assert told({**training, "start_week": 7}, context={"shocks": [cut]}) == []
    assert told({**training, "rounds": 3}, context={"shocks": [{**cut, "weeks": 10}]}) == []


def test_removing_what_affects_nobody_or_has_no_strength() -> None:
    removal = {"type": "remove_inhibitor", "target": {"departments": ["sales"]}}
    elsewhere = {"inhibitors": [{"name": "silos", "strength": 0.4, "departments": ["claims"]}]}
    assert told(removal, context=elsewhere) == ["plan.interventions.0.inhibitors: no inhibitor of the context affects "
                                                "anyone in the target group (department sales)"]
    weak = {"inhibitors": [{"name": "silos", "strength": 0.0}]}
    assert told({**removal, "inhibitors": ["silos"]}, context=weak) == [
        "plan.interventions.0.inhibitors: 'silos' affects no one in the target group (department sales)"]


def test_a_wave_in_which_nobody_of_the_target_group_works() -> None:
    training = {"type": "training", "weeks": 4, "target": {"departments": ["sales"]}, "waves": [["claims"], ["sales"]]}
    assert told(training) == ["plan.interventions.0.waves.0: no one of the target group works here (claims): this wave "
                              "reaches nobody"]


@pytest.mark.parametrize(("more", "plan", "warnings"), [
    ({"pause_weeks": 9}, {}, ["plan.interventions.0.pause_weeks: has no effect without 'rounds'"]),
    ({"pause_weeks": 9, "rounds": 2}, {}, []),
    ({"wave_gap_weeks": 9}, {}, ["plan.interventions.0.wave_gap_weeks: has no effect without 'waves'"]),
    ({"wave_gap_weeks": 9, "waves": [["claims"], ["sales"]]}, {}, []),
    ({"wave_gap_weeks": 8, "pause_weeks": 4}, {}, []),
    ({}, {"on_overrun": "queue", "budget": 10**6}, []),
    ({}, {"on_overrun": "refuse", "team_hours_per_week": 90}, []),
    ({}, {"on_overrun": "queue"}, ["plan.on_overrun: 'queue' has no effect without a budget or team_hours_per_week"]),
    ({}, {"on_overrun": "scale"}, ["plan.on_overrun: 'scale' has no effect without a budget or team_hours_per_week"]),
    ({}, {"on_overrun": "scale", "budget": 10**6}, []),
])
def test_keys_that_need_another_one(more: dict[str, Any], plan: dict[str, Any], warnings: list[str]) -> None:
    training = {"type": "training", "weeks": 3, **more}
    assert told(plan={"interventions": [training], **plan}) == warnings


def test_keys_that_mean_nothing_in_a_file_of_this_kind(tmp_path: Path) -> None:
    files = {
        "people": {"file": "staff.xlsx", "separator": ";", "decimal": ",", "sheet": "Staff"},
        "ties": [{"file": "mails.csv", "separator": ";"},
                 {"file": "net.GraphML", "header_row": 2, "encoding": "cp1252"}],
        "traits": {"resistance": {"from": "survey.xlsx", "encoding": "cp1252"}},
    }
    view = people_view(build(from_mapping({"name": "s", "organization": COMPANY}).organization, None, 1), ("use",), 1)
    for name in ("staff.xlsx", "mails.csv", "net.GraphML", "survey.xlsx"):
        (tmp_path / name).touch()
    scenario = from_mapping({"name": "s", "uncertainty": "none", "organization": files}, folder=tmp_path)
    assert [(".".join(map(str, problem.path)), problem.message) for problem in idle_parts(scenario, view)] == [
        ("organization.people.separator", "has no effect: 'staff.xlsx' is a workbook"),
        ("organization.ties.1.encoding", "has no effect: 'net.GraphML' is a graph"),
        ("organization.ties.1.header_row", "has no effect: 'net.GraphML' is a graph"),
        ("organization.traits.resistance.encoding", "has no effect: 'survey.xlsx' is a workbook"),
    ]
