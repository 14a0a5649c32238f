"""What of another plan begins, goes on or never comes when it is taken up."""

import numpy as np

from cxsim.interventions.kinds.communication import Communication
from cxsim.interventions.kinds.governing_committee import GoverningCommittee
from cxsim.interventions.kinds.training import Training
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.plan.course import interventions_after_switch, shifted, switched
from cxsim.interventions.plan.plan import bind, shares_of
from cxsim.testing.people import example_view

VIEW = example_view()


def spans(interventions):
    return [(intervention.label, intervention.start_week, intervention.weeks) for intervention in interventions]


def test_a_plan_taken_up_in_week_0_is_that_plan():
    plan = (Training(hours_per_week=3, start_week=4, weeks=5), Communication(need=0.5))
    assert interventions_after_switch((), plan, 0) == plan


def test_a_plan_taken_up_by_itself_keeps_every_intervention_that_still_acts():
    plan = (Training(hours_per_week=3, weeks=5), Communication(need=0.5), Training(name="later", start_week=9))
    assert interventions_after_switch(plan, plan, 3) == plan
    assert interventions_after_switch(plan, plan, 7) == plan[1:]


def test_a_late_intervention_begins_now_and_ends_when_it_should():
    late = Training(hours_per_week=3, start_week=2, weeks=10)
    assert spans(interventions_after_switch((), (late,), 5)) == [("training", 5, 7)]
    assert spans(interventions_after_switch((), (Communication(need=0.5),), 5)) == [("communication", 5, None)]
    assert interventions_after_switch((), (Training(hours_per_week=3, start_week=2, weeks=3),), 5) == ()


def test_a_intervention_at_work_goes_on_at_its_new_strength():
    before = (Training(hours_per_week=3, start_week=2, weeks=10),)
    (intervention,) = interventions_after_switch(before, (Training(hours_per_week=8, start_week=0, weeks=9),), 5)
    assert (intervention.start_week, intervention.weeks, intervention.hours_per_week) == (2, 7, 8)


def test_a_intervention_of_the_same_name_that_has_ended_is_begun_anew():
    before = (Training(hours_per_week=3, weeks=4),)
    assert spans(interventions_after_switch(before, (Training(hours_per_week=3, weeks=10),), 5)) == [("training", 5, 5)]


def test_a_plan_can_be_moved_as_a_whole():
    assert spans(shifted((Training(start_week=2, weeks=3), Communication(need=0.5)), 10)) == [
        ("training", 12, 3), ("communication", 10, None),
    ]


def test_each_week_belongs_to_one_plan():
    course = switched(bind((Training(hours_per_week=3),), VIEW), bind((Communication(need=0.5),), VIEW), 4)
    assert {push.intervention for push in course.week(3).pushes} == {"training"}
    assert {push.intervention for push in course.week(4).pushes} == {"communication"}
    assert (set(course.costs(3)), set(course.costs(4))) == ({"training"}, {"communication"})


def test_costs_fall_on_the_target_group_or_on_those_who_hold_a_role():
    claims = Training(target=Target(departments=("claims",)))
    committee = GoverningCommittee(seats_per_department=1)
    shares = {intervention.intervention.label: shares_of(intervention)
              for intervention in bind((claims, committee), VIEW).interventions}
    assert np.isclose(shares["training"].sum(), 1.0)
    assert set(VIEW.department[shares["training"] > 0.0]) == {VIEW.departments.index("claims")}
    assert np.count_nonzero(shares["governing_committee"]) == len(bind((committee,), VIEW).interventions[0].chosen)
