"""Nobody holds a role twice at a time, and nobody leaves twice."""

from cxsim.interventions.kinds.champions import Champions
from cxsim.interventions.kinds.governing_committee import GoverningCommittee
from cxsim.interventions.kinds.supported_exit import SupportedExit
from cxsim.interventions.kinds.training import Training
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.plan.exclusive import exclusive_problems
from cxsim.testing.people import example_view

VIEW = example_view()


def told(*interventions):
    return [(problem.path, problem.message) for problem in exclusive_problems(interventions, VIEW)]


def test_the_same_champions_twice_at_a_time_are_a_mistake_at_the_later_one():
    first = Champions(name="first", select=("s1", "c2"), weeks=10)
    second = Champions(name="second", select=("c2", "c3"), start_week=9)
    [(path, message)] = told(second, Training(), first)
    assert path == (0, "type")
    assert message == (
        "'first' and 'second' appoint as champion the same people in the same weeks (1: c2); exclude one group from "
        "the other's target, or give it another draw")


def test_one_after_the_other_or_other_people_are_fine():
    first = Champions(name="first", select=("c2",), weeks=10)
    assert told(first, Champions(name="second", select=("c2",), start_week=10)) == []
    assert told(first, Champions(name="second", select=("c3",))) == []
    assert told(first, GoverningCommittee(select=("c2",))) == []
    assert told(first, Training(), Training(name="more")) == []


def test_two_committees_with_one_member_are_a_mistake():
    [(path, message)] = told(GoverningCommittee(name="a", seats=3, select="random"),
                             GoverningCommittee(name="b", seats=4, select="random"))
    assert path == (1, "type")
    assert "appoint as committee the same people in the same weeks (3: " in message


def test_nobody_leaves_twice_whenever_that_is():
    first = SupportedExit(name="spring", count=4)
    autumn = SupportedExit(name="autumn", count=5, start_week=40)
    [(_, message)] = told(first, autumn)
    assert message.startswith("'spring' and 'autumn' dismiss or move the same people (4: ")
    assert " and 1 more)" in message
    other = autumn.model_copy(update={"target": Target(exclude=Target(people=VIEW.ids[:12]))})
    assert told(first.model_copy(update={"target": Target(people=VIEW.ids[:12])}), other) == []


def test_waves_and_rounds_of_one_intervention_do_not_exclude_one_another():
    assert told(Champions(select=("c2",), weeks=2, rounds=3), Champions(name="b", select=("k2",))) == []
    clash = told(Champions(select=("c2",), weeks=2, rounds=3, pause_weeks=4),
                 Champions(name="late", select=("c2",), start_week=13, weeks=1))
    assert [path for path, _ in clash] == [(1, "type")]


def test_whom_an_estimate_chooses_is_not_known_before_the_run():
    unwilling = SupportedExit(name="unwilling", select="lowest_attitude", count=3)
    assert told(unwilling, SupportedExit(name="other", count=5, start_week=40)) == []
