"""What a plan does in a week, whatever the order of its list."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np

from cxsim.interventions.kinds.communication import Communication
from cxsim.interventions.kinds.evidence_of_need import EvidenceOfNeed
from cxsim.interventions.kinds.governing_committee import GoverningCommittee
from cxsim.interventions.kinds.mandate import Mandate
from cxsim.interventions.kinds.training import Training
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.plan.plan import NEVER, bind, bound, collect, plan_problems, repeated_labels
from cxsim.testing.people import example_view

VIEW = example_view()
PLAN = (
    Training(name="school", hours_per_week=4, start_week=2, weeks=3, target=Target(departments=("claims",))),
    Communication(need=0.5, vision=0.25, weeks=4),
    GoverningCommittee(seats_per_department=1, start_week=1),
)


def pushes(week: int, plan=PLAN) -> list[tuple[str, str, int | None, float, int]]:
    return [(p.intervention, p.force, p.behavior, p.value, int(p.people.sum())) for p in collect(plan, week, VIEW)[0]]


def test_a_week_holds_the_pushes_of_the_interventions_at_work_in_the_order_of_their_labels():
    talk = [("communication", "need_message", None, 0.5, 24), ("communication", "vision_message", None, 0.25, 24)]
    school = [("school", "training", 0, 0.5, 10), ("school", "training", 1, 0.5, 10)]
    assert pushes(0) == talk
    assert pushes(2) == talk + school
    assert pushes(4) == school
    assert pushes(5) == []


def test_an_intervention_costs_nothing_outside_its_weeks_or_those_in_the_plan():
    school = bound(PLAN[0], VIEW)

    def due(part):
        return [part.cost_in_week(week) for week in range(1, 6)]

    assert due(school) == [0.0, 10_625.0, 625.0, 625.0, 0.0]  # the first week pays what is paid once
    assert due(replace(school, since=3)) == [0.0, 0.0, 625.0, 625.0, 0.0]
    assert due(replace(school, until=4)) == [0.0, 10_625.0, 625.0, 0.0, 0.0]


def test_acts_come_with_the_people_who_hold_the_role():
    assert collect(PLAN, 0, VIEW)[1] == []
    (act,) = collect(PLAN, 1, VIEW)[1]
    assert (act.intervention, act.kind) == ("governing_committee", "committee")
    assert len(act.people) == 3
    assert VIEW.department[act.people].tolist() == [0, 1, 2]


def test_the_order_of_the_list_does_not_matter():
    for week in range(5):
        expected = pushes(week)
        assert all(pushes(week, order) == expected for order in itertools.permutations(PLAN))


def test_interventions_without_names_of_their_own_still_have_one_order():
    """Two interventions under one label are refused in a scenario, but may be collected from Python."""
    twins = (Training(hours_per_week=4), Training(hours_per_week=2))
    assert pushes(0, twins) == pushes(0, twins[::-1])


def test_a_bound_plan_says_the_same_as_collecting_each_week():
    plan = bind(PLAN, VIEW)
    for week in range(6):
        done = plan.week(week)
        given = [(p.intervention, p.force, p.behavior, p.value, int(p.people.sum())) for p in done.pushes]
        assert given == pushes(week)
    assert [str(entry.text) for entry in plan.week(1).log] == ["3 of 3 members take their seats"]
    assert plan.week(2).log == ()


def test_a_bound_plan_reuses_one_mask_per_intervention():
    plan = bind(PLAN, VIEW)
    masks = {id(push.people) for week in range(4) for push in plan.week(week).pushes if push.intervention == "school"}
    assert len(masks) == 1
    assert not plan.interventions[0].people.flags.writeable


def test_two_interventions_under_one_label_are_a_mistake_in_both_places():
    twins = (Training(), Communication(name="training"), Mandate())
    assert [(problem.path, problem.warning) for problem in repeated_labels(twins)] == [
        ((0, "type"), False), ((1, "name"), False)
    ]
    assert repeated_labels(PLAN) == []


def test_every_problem_of_a_plan_is_found_at_once():
    plan = (
        Training(target=Target(departments=("claim",)), behaviors=("share_insights",)),
        Mandate(target=Target(departments=("sales",), levels=(1,)), start_week=104),
        GoverningCommittee(seats=25),
    )
    assert [(str(problem), problem.warning) for problem in plan_problems(plan, VIEW, 104)] == [
        ("0.target.departments.0: there is no department 'claim'; did you mean 'claims'?", False),
        ("0.behaviors.0: there is no behavior 'share_insights'; did you mean 'share_insight'?", False),
        ("1.target: the target group is empty (department sales; level 1)", True),
        ("1.start_week: 'mandate' starts in week 104, after the last week (103): it never acts", True),
        ("2.seats: 25 seats, but the target group has 24 people", False),
    ]
    assert plan_problems(PLAN, VIEW, 104) == []


def test_people_of_two_interventions_with_one_share_are_the_same():
    plan = bind([Training(target=Target(share=0.25)), Mandate(target=Target(share=0.25))], VIEW)
    assert np.array_equal(plan.interventions[0].people, plan.interventions[1].people)


def test_until_when_an_intervention_does_the_same():
    """Not in its first week, which has words of its own, nor while its dose rises; then until it ends."""
    def until(week, intervention):
        return bind([intervention], VIEW).interventions[0].same_until(week)

    school = Training(hours_per_week=4, start_week=2, weeks=6, ramp_weeks=2)
    assert [until(week, school) for week in range(9)] == [2, 2, 3, 4, 8, 8, 8, 8, NEVER]
    assert [until(week, GoverningCommittee()) for week in range(3)] == [1, NEVER, NEVER]
    assert [until(week, EvidenceOfNeed(start_week=1)) for week in range(3)] == [1, 2, 3]  # its words change
