"""Doses are scaled to the limits of a plan; the first in order gets its dose first."""

from __future__ import annotations

import pytest

from cxsim.engine.world.build import people_view
from cxsim.engine.world.organizations import organization_of
from cxsim.errors import InputError
from cxsim.scenario.checks.check_against import check_against
from cxsim.scenario.loading.load import from_mapping, load_scenario
from cxsim.scenario.loading.overrides import with_overrides
from cxsim.scenario.text.nodes import at, plain

# 24 people. Recognition costs 2,000 and at full strength 24 x 5 a week, communication 5,000 and 1,500 a week.
RECOGNITION = {"type": "recognition", "weeks": 10, "strength": 1.0, "team_hours": 4}
COMMUNICATION = {"type": "communication", "weeks": 10, "need": 1.0, "vision": 1.0}
COMMITTEE = {"type": "governing_committee", "weeks": 10, "seats_per_department": 2}


def planned(*interventions, context=None, **plan):
    return from_mapping({
        **({} if context is None else {"context": context}),
        "schema": 1, "name": "scaled", "weeks": 30,
        "organization": {"generate": {"departments": [{"name": "claims", "size": 12}, {"name": "sales", "size": 12}]}},
        "plan": {"interventions": interventions, "on_overrun": "scale", **plan},
    })


def cost(scenario):
    from cxsim.interventions.plan.dosing import cost_of
    from cxsim.scenario.presets.people_of import people_of

    return cost_of(scenario.plan.interventions, people_of(scenario), scenario.weeks)


def test_a_plan_within_its_limits_stays_as_it_was_written():
    free = planned(RECOGNITION, COMMUNICATION)
    ample = planned(RECOGNITION, COMMUNICATION, budget=cost(free), team_hours_per_week=1000)
    assert ample.plan.interventions == free.plan.interventions
    assert ample._origin.remarks == ()


def test_the_last_in_line_gets_what_the_budget_leaves():
    full, first = cost(planned(RECOGNITION, COMMUNICATION)), cost(planned(COMMUNICATION))
    scaled = planned(RECOGNITION, COMMUNICATION, budget=first + 0.8 * (full - first))
    recognition, communication = scaled.plan.interventions
    assert communication == planned(COMMUNICATION).plan.interventions[0]
    assert 0.1 < recognition.strength < 1.0
    assert scaled.plan.budget * 0.999 < cost(scaled) <= scaled.plan.budget
    [remark] = scaled._origin.remarks
    assert "'recognition' gets" in remark
    assert "% of its dose: the budget and hours of the plan allow no more" in remark
    assert remark.endswith(remark.brief.removesuffix("."))
    assert remark.brief.startswith("'recognition' gets ")


def test_priority_comes_before_start_and_start_before_name():
    full = cost(planned(RECOGNITION, COMMUNICATION))

    def recognition_of(**update):
        scaled = planned({**RECOGNITION, **update}, COMMUNICATION, budget=0.97 * full)
        return next(intervention.strength
                    for intervention in scaled.plan.interventions if intervention.type == "recognition")

    assert recognition_of() < 1.0
    late = planned(RECOGNITION, {**COMMUNICATION, "start_week": 1}, budget=0.97 * full)
    urgent = planned({**RECOGNITION, "start_week": 1}, {**COMMUNICATION, "priority": 1}, budget=0.97 * full)
    assert late.plan.interventions[0].strength == urgent.plan.interventions[0].strength == 1.0


def test_hours_scale_doses_and_what_has_none_is_there_or_not():
    own = planned(COMMUNICATION).plan.interventions[0].hours_in_week(0)
    half = planned(COMMUNICATION, team_hours_per_week=0.5 * own).plan.interventions[0]
    assert half.hours_in_week(0) == pytest.approx(0.5 * own, rel=1e-5)
    assert half.need == half.vision == pytest.approx(0.5, abs=1e-5)
    both = planned(COMMUNICATION, {**COMMITTEE, "priority": 1}, team_hours_per_week=own)
    assert [intervention.type for intervention in both.plan.interventions] == ["communication"]
    assert "'governing_committee' is left out" in both._origin.remarks[0]


def test_nothing_is_begun_for_less_than_a_tenth():
    own = planned(COMMUNICATION).plan.interventions[0].hours_in_week(0)
    assert planned(COMMUNICATION, team_hours_per_week=0.09 * own).plan.interventions == ()


@pytest.mark.parametrize("parts", [{"waves": [["claims"], ["sales"]]}, {"rounds": 2}])
def test_a_intervention_in_waves_or_rounds_costs_less_at_a_lower_dose(parts):
    full = planned({**RECOGNITION, **parts})
    scaled = planned({**RECOGNITION, **parts}, budget=0.8 * cost(full))
    [recognition] = scaled.plan.interventions
    assert 0.1 < recognition.strength < 1.0
    assert scaled.plan.budget * 0.999 < cost(scaled) <= scaled.plan.budget


def test_another_budget_works_the_doses_out_anew():
    full = cost(planned(RECOGNITION, COMMUNICATION))
    poor = planned(RECOGNITION, COMMUNICATION, budget=0.8 * full)
    rich = with_overrides(poor, {"plan.budget": full})
    assert rich.plan.interventions == planned(RECOGNITION, COMMUNICATION).plan.interventions
    assert poor.plan.interventions == with_overrides(rich, {"plan.budget": 0.8 * full}).plan.interventions


def test_what_waits_for_a_intervention_that_is_left_out_is_left_out_too():
    late = {**COMMUNICATION, "after": "recognition"}
    scaled = planned({**RECOGNITION, "priority": 2}, late, COMMITTEE, budget=cost(planned(COMMITTEE)))
    assert [intervention.type for intervention in scaled.plan.interventions] == ["governing_committee"]
    assert ["is left out" in remark for remark in scaled._origin.remarks] == [True, True]


def test_mistakes_stand_where_they_were_written_whatever_is_left_out(tmp_path):
    text = """\
schema: 1
name: slips
organization: {generate: {departments: [{name: claims, size: 12}, {name: sales, size: 12}]}}
plan:
  budget: 100
  on_overrun: scale
  interventions:
    - {type: training, target: {departments: [clams]}}
    - {type: redeployment, to: [salse]}
"""
    (tmp_path / "slips.yaml").write_text(text, "utf-8")
    scenario = load_scenario(tmp_path / "slips.yaml")
    view = people_view(organization_of(scenario, 1), scenario.behavior_names, 1)
    found = [(finding.line, finding.message.partition(";")[0]) for finding in check_against(scenario, view)[0]]
    assert (8, "there is no department 'clams'") in found
    assert (9, "there is no department 'salse'") in found


def test_who_is_kept_keeps_the_place_where_it_was_written():
    scaled = planned({**RECOGNITION, "priority": 1}, COMMUNICATION, budget=cost(planned(COMMUNICATION)))
    assert [intervention.type for intervention in scaled.plan.interventions] == ["communication"]
    assert plain(at(scaled._origin.nodes, ("plan", "interventions", 0, "type"))) == "communication"


def test_a_mistake_of_the_plan_is_told_before_anything_is_scaled():
    with pytest.raises(InputError, match="trainign"):
        planned({"type": "trainign"}, budget=10)


def test_a_plan_that_removes_an_inhibitor_of_the_context_is_scaled_too():
    removal = {"type": "remove_inhibitor", "inhibitors": ["silos"], "weeks": 10}
    context = {"inhibitors": [{"name": "silos", "strength": 0.4}]}
    full = cost(planned(RECOGNITION, removal, context=context))
    scaled = planned(RECOGNITION, removal, context=context, budget=0.9 * full)
    assert cost(scaled) <= 0.9 * full
    assert len(scaled._origin.remarks) >= 1
