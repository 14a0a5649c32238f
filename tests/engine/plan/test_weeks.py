"""What a plan and a context become: forces by profile and week, roles, costs."""

import numpy as np
import pytest

from cxsim.engine.week.columns import Slot
from cxsim.interventions.plan.plan import plan_problems


def force(world, week, name, person, behavior=None):
    column = world.layout.profile[Slot(name, behavior)]
    return world.plan.forces(week).table[world.plan.profiles.of_person[person], column]


def test_without_plan_and_context_every_force_rests(laboratory):
    world = laboratory.world(laboratory.scenario())
    assert len({id(world.plan.forces(week).table) for week in range(world.scenario.weeks)}) == 1
    assert force(world, 0, "promise", 0) == 0.75
    assert force(world, 0, "sponsorship", 0) == 0.3
    table = world.plan.rest
    for slot, column in world.layout.profile.items():
        if slot.name not in ("promise", "leaves_voluntarily", "required_skill", "usual_sponsorship"):
            assert np.all(table[:, column] == 0.0), slot
    assert world.plan.last_active_week is None


def test_what_people_are_used_to_is_the_context_of_the_first_week(laboratory):
    context = {"sponsorship": [{"from_week": 0, "level": 0.4}, {"from_week": 2, "level": 0.9}],
               "other_initiatives": [{"from_week": 0, "level": 1.5}, {"from_week": 3, "level": 4}]}
    world = laboratory.world(laboratory.scenario(context=context))
    assert [force(world, week, "usual_sponsorship", 0) for week in (0, 2, 5)] == [0.4] * 3
    assert [force(world, week, "usual_initiatives", 0) for week in (0, 3, 5)] == [1.5] * 3


def test_what_the_shortfall_costs_is_a_share_of_that_and_the_payroll(laboratory):
    def missed(value, index=60):
        outcome = {"name": "payment rate", "today": 60, "at_100": 90}
        context = {"customer_index": index, "outcomes": [outcome]}
        world = laboratory.world(laboratory.scenario(
            context=context, value=value, costs={"weekly_wage": {"1": 1000.0}}))
        return force(world, 0, "money_missed", 0), 1000.0 * world.organization.size

    share, payroll = missed({"outcomes": {"payment rate": 1000.0}, "customer_index_point_week": 250.0})
    cost = 1000.0 * 30.0 + 250.0 * 40.0
    assert share == cost / (cost + payroll)
    assert missed({"outcomes": {"payment rate": -1000.0}})[0] == 0.0
    assert missed({"customer_index_point_week": 250.0}, index=100)[0] == 0.0


def test_pushes_add_up_to_the_full_dose_at_most(laboratory):
    plan = {"interventions": [
        {"type": "recognition", "name": "managers", "strength": 0.25, "target": {"departments": ["sales"]}},
        {"type": "recognition", "name": "peers", "strength": 0.5, "start_week": 2, "weeks": 2},
        {"type": "recognition", "name": "board", "strength": 0.75, "start_week": 3, "weeks": 1},
    ]}
    world = laboratory.world(laboratory.scenario(plan=plan))
    seller, clerk = (int(np.flatnonzero(world.organization.department == number)[0]) for number in (1, 0))
    assert [force(world, week, "recognition", seller) for week in range(5)] == [0.25, 0.25, 0.75, 1.0, 0.25]
    assert [force(world, week, "recognition", clerk) for week in range(5)] == [0.0, 0.0, 0.5, 1.0, 0.0]
    assert world.plan.last_active_week == 11


def test_the_larger_sponsor_holds(laboratory):
    plan = {"interventions": [{"type": "sponsorship", "level": 0.6, "start_week": 1, "weeks": 3}]}
    context = {"sponsorship": [{"from_week": 0, "level": 0.4}, {"from_week": 2, "level": 0.9}]}
    world = laboratory.world(laboratory.scenario(plan=plan, context=context))
    assert [force(world, week, "sponsorship", 0) for week in range(5)] == [0.4, 0.6, 0.9, 0.9, 0.9]


CALLS = {"name": "call_time", "departments": ["claims"], "behaviors": ["share"], "strength": 0.5}
CALLS_AND_SILO = (CALLS, {"name": "silo", "strength": 0.25})
TWO = [{"name": "solve", "effort": 1}, {"name": "share", "effort": 3}]


def inhibition(laboratory, *interventions, weeks=range(5), inhibitors=CALLS_AND_SILO):
    """Inhibition of a clerk of claims and of a seller, by week, for both behaviors."""
    scenario = laboratory.scenario(
        plan={"interventions": [{"type": "remove_inhibitor", **intervention} for intervention in interventions]},
        context={"inhibitors": list(inhibitors)}, behaviors=TWO,
    )
    world = laboratory.world(scenario)
    clerk, seller = (int(np.flatnonzero(world.organization.department == number)[0]) for number in (0, 1))
    return {
        name: [tuple(round(float(force(world, week, "inhibition", person, b)), 6) for b in (0, 1)) for week in weeks]
        for name, person in (("clerk", clerk), ("seller", seller))
    }


def test_an_inhibitor_is_worked_down_and_is_back_when_nobody_keeps_it_away(laboratory):
    intervention = {"inhibitors": ["call_time"], "thoroughness": 0.8, "takes_weeks": 2, "start_week": 1, "weeks": 3}
    found = inhibition(laboratory, intervention)
    assert found["clerk"] == [(0.25, 0.75), (0.25, 0.55), (0.25, 0.35), (0.25, 0.35), (0.25, 0.75)]
    assert found["seller"] == [(0.25, 0.25)] * 5


def test_two_interventions_never_take_more_than_there_is_nor_anything_of_others(laboratory):
    intervention = {"inhibitors": ["call_time"], "thoroughness": 0.8, "takes_weeks": 1}
    found = inhibition(laboratory, {**intervention, "name": "one"}, {**intervention, "name": "other"}, weeks=[0])
    assert found["clerk"] == [(0.25, 0.27)]
    entirely = {"thoroughness": 1.0, "takes_weeks": 1}
    assert inhibition(laboratory, {**entirely, "name": "one"}, {**entirely, "name": "other"}, weeks=[0]) == {
        "clerk": [(0.0, 0.0)], "seller": [(0.0, 0.0)]}


def test_where_much_inhibits_some_of_it_stays_full(laboratory):
    heavy = ({**CALLS, "strength": 0.9}, {"name": "silo", "strength": 0.6})
    intervention = {"inhibitors": ["silo"], "thoroughness": 1.0, "takes_weeks": 1, "start_week": 1}
    assert inhibition(laboratory, intervention, weeks=[0, 1], inhibitors=heavy)["clerk"] == [(0.6, 1.0), (0.0, 0.9)]


def test_it_works_for_the_target_group_only(laboratory):
    intervention = {"inhibitors": ["silo"], "thoroughness": 1.0, "takes_weeks": 1, "target": {"departments": ["sales"]}}
    assert inhibition(laboratory, intervention, weeks=[0]) == {"clerk": [(0.25, 0.75)], "seller": [(0.0, 0.0)]}


def test_catalysts_of_the_context(laboratory):
    context = {"catalysts": [
        {"name": "case_file", "departments": ["claims"], "behaviors": ["share"], "strength": 0.5,
         "raises": "opportunity"},
        {"name": "pride", "strength": 0.25, "raises": "motivation"}, {"name": "regulars", "strength": 0.125},
    ]}
    world = laboratory.world(laboratory.scenario(context=context, behaviors=TWO))
    clerk, seller = (int(np.flatnonzero(world.organization.department == number)[0]) for number in (0, 1))
    assert [force(world, 3, "facilitation", clerk, b) for b in (0, 1)] == [0.125, 0.625]
    assert [force(world, 3, "facilitation", seller, b) for b in (0, 1)] == [0.125, 0.125]
    assert [force(world, 3, "attraction", seller, b) for b in (0, 1)] == [0.375, 0.375]
    assert world.plan.rest[world.plan.profiles.of_person[clerk], world.layout.profile[
        Slot("facilitation", 1)]] == 0.625


def test_inhibitors_initiatives_and_shocks_of_the_context(laboratory):
    context = {
        "inhibitors": [{"name": "targets", "departments": ["claims"], "behaviors": ["share"], "strength": 0.5},
                       {"name": "silo", "levels": [1], "strength": 0.25}],
        "other_initiatives": [{"from_week": 0, "level": 0.0}, {"from_week": 3, "level": 2.0}],
        "shocks": [{"week": 1, "strength": 0.5, "weeks": 2}, {"week": 2, "strength": 0.25, "weeks": 9}],
    }
    behaviors = [{"name": "solve", "effort": 1}, {"name": "share", "effort": 3}]
    world = laboratory.world(laboratory.scenario(context=context, behaviors=behaviors))
    clerk = int(np.flatnonzero((world.organization.department == 0) & (world.organization.level == 3))[0])
    top = int(np.flatnonzero(world.organization.level == 1)[0])
    assert [force(world, 0, "inhibition", clerk, b) for b in (0, 1)] == [0.0, 0.5]
    assert force(world, 0, "inhibition_mean", clerk) == pytest.approx(0.375)
    at_top = 0.75 if world.organization.department[top] == 0 else 0.25
    assert [force(world, 0, "inhibition", top, b) for b in (0, 1)] == [0.25, at_top]
    assert [force(world, week, "crisis", clerk) for week in range(5)] == [0.0, 0.5, 0.75, 0.25, 0.25]
    assert [force(world, week, "other_initiatives", clerk) for week in (2, 3)] == [0.0, 2.0]
    assert world.plan.rest[world.plan.profiles.of_person[clerk], world.layout.profile[Slot("crisis")]] == 0.0


def test_profiles_part_only_those_who_are_pushed_differently(laboratory):
    idle = laboratory.world(laboratory.scenario())
    groups = {(d, level) for d, level in zip(idle.organization.department, idle.organization.level, strict=True)}
    assert idle.plan.profiles.count == len(groups)
    plan = {"interventions": [{"type": "recognition", "target": {"people": [idle.organization.ids[7]]}}]}
    world = laboratory.world(laboratory.scenario(plan=plan))
    assert world.plan.profiles.count == len(groups) + 1
    assert [force(world, 0, "recognition", person) for person in (6, 7, 8)] == [0.0, 0.5, 0.0]


def test_required_skill_and_who_may_leave_are_constants_of_people(laboratory):
    behaviors = [{"name": "solve", "required_skill": {"default": 0.3, "departments": {"sales": 0.6}}}]
    for turnover in (True, False):
        world = laboratory.world(laboratory.scenario(behaviors=behaviors, turnover=turnover))
        organization = world.organization
        for person in range(organization.size):
            assert force(world, 5, "required_skill", person, 0) == (0.3, 0.6)[organization.department[person]]
            may_leave = turnover and organization.level[person] > 1
            assert force(world, 5, "leaves_voluntarily", person) == float(may_leave)


def test_costs_fall_due_by_intervention_and_week(laboratory):
    plan = {"interventions": [
        {"type": "recognition", "start_week": 1, "weeks": 2, "target": {"departments": ["sales"]},
         "cost": {"fixed": 100, "per_week": 10, "per_person": 3, "per_person_week": 1}},
        {"type": "sponsorship", "start_week": 30, "cost": {"fixed": 5}},
    ]}
    costs = laboratory.world(laboratory.scenario(plan=plan)).plan.costs
    assert list(costs["recognition"][:4]) == [0.0, 100 + 16 * 3 + 10 + 16, 10 + 16, 0.0]
    assert not costs["sponsorship"].any()


def test_a_department_that_does_not_exist_is_told_before_anything_runs(laboratory):
    """An unused target is a mistake with its nearest match; an empty target group a warning."""
    plan = [{"type": "recognition", "target": {"departments": ["sale"]}},
            {"type": "incentive", "target": {"share": 0.0}}, {"type": "mandate", "start_week": 99}]
    scenario = laboratory.scenario(plan={"interventions": plan})
    problems = plan_problems(scenario.plan.interventions, laboratory.world(laboratory.scenario()).view, scenario.weeks)
    told = {(problem.path[0], problem.warning): problem.message for problem in problems}
    assert "there is no department 'sale'; did you mean 'sales'?" in told[0, False]
    assert "the target group is empty" in told[1, True]
    assert "never acts" in told[2, True]
