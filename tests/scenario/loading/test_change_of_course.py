"""Scenario files with a change of course, a budget and the value of outcomes."""

import pytest

from cxsim.engine.world.build import build_world
from cxsim.engine.world.organizations import organization_of
from cxsim.errors import InputError
from cxsim.scenario.loading.load import from_mapping
from cxsim.scenario.schema.costs import Value

COMPANY = {"generate": {"departments": [{"name": "claims", "size": 30}]}}


def scenario(plan, **more):
    return from_mapping({"name": "plan", "weeks": 20, "organization": COMPANY, "plan": plan, **more})


def last_active_week(plan):
    read = scenario(plan)
    return build_world(read, organization_of(read, 1, 0), 1).plan.last_active_week


def test_doing_nothing_is_no_intervention_before_and_none_after():
    assert scenario({}).plan.does_nothing
    assert scenario({"change_course": {"at_week": 5}}).plan.does_nothing
    assert not scenario({"change_course": {"at_week": 5, "interventions": [{"type": "training"}]}}).plan.does_nothing


def test_the_last_active_week_counts_both_plans():
    trunk = [{"type": "training", "weeks": 15}]
    assert last_active_week({"interventions": trunk}) == 14
    assert last_active_week({"interventions": trunk, "change_course": {"at_week": 6}}) == 5
    turn = {"at_week": 6, "interventions": [{"type": "recognition", "start_week": 8, "weeks": 3}]}
    assert last_active_week({"interventions": trunk, "change_course": turn}) == 10


def test_both_plans_are_told_with_the_weeks_in_which_they_act():
    trunk = [{"type": "training", "weeks": 15}, {"type": "town_hall", "start_week": 1, "weeks": 2}]
    turn = {"at_week": 6, "interventions": [
        {"type": "recognition", "start_week": 8, "weeks": 3}, {"type": "mandate", "start_week": 2, "weeks": 10},
        {"type": "communication", "start_week": 7}]}
    told = scenario({"interventions": trunk, "change_course": turn}).plan.told()
    assert [(one.label, start, weeks) for one, start, weeks in told] == [
        ("training", 0, 6), ("town_hall", 1, 2), ("recognition", 8, 3), ("mandate", 6, 6), ("communication", 7, None)]


def test_mistakes_in_the_other_plan_are_found_at_their_place():
    turn = {"at_week": 6, "interventions": [{"type": "trainning"}, {"type": "training", "behaviors": ["selling"]},
                                            {"type": "recognition"}, {"type": "recognition"}]}
    with pytest.raises(InputError) as error:
        scenario({"change_course": turn})
    paths = {finding.path: finding.message for finding in error.value.findings}
    assert "did you mean 'training'" in paths["plan.change_course.interventions.0.type"]
    assert "there is no behavior 'selling'" in paths["plan.change_course.interventions.1.behaviors.0"]
    assert "two interventions are called 'recognition'" in paths["plan.change_course.interventions.3.type"]


def test_a_change_of_course_in_a_negative_week_is_refused():
    with pytest.raises(InputError, match=r"plan\.change_course\.at_week"):
        scenario({"change_course": {"at_week": -1}})


def test_the_same_label_may_stand_in_both_plans():
    both = [{"type": "training"}]
    assert scenario({"interventions": both, "change_course": {"at_week": 3, "interventions": both}})


def test_budget_and_worth_are_amounts():
    stated = scenario({"budget": 5000}, value={"adopter_week": 12})
    assert stated.plan.budget == 5000.0
    assert stated.value == Value(adopter_week=12.0, customer_index_point_week=0.0)
    with pytest.raises(InputError) as error:
        scenario({"budget": -1}, value={"adopter_weeks": 3, "customer_index_point_week": "much"})
    assert len(error.value.findings) == 3
