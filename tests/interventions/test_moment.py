"""What an intervention may do in a week, and what is a mistake of its author."""

from __future__ import annotations

import numpy as np
import pytest

from cxsim.errors import InputError, ModelError
from cxsim.interventions.moment import LogEntry, Moment
from cxsim.testing.people import example_view

VIEW = example_view()
SALES = VIEW.department == 2


def a_moment(**changes) -> Moment:
    given = {"intervention": "intervention", "week": 5, "week_of_intervention": 1, "view": VIEW, "people": SALES,
             "chosen": np.array([], dtype=np.int64)}
    return Moment(**{**given, **changes})


def test_a_push_is_remembered_with_who_pushed_and_for_whom():
    moment = a_moment()
    moment.push("need_message", 0.5)
    (push,) = moment.pushes
    assert (push.intervention, push.force, push.behavior, push.value) == ("intervention", "need_message", None, 0.5)
    assert push.people is SALES


def test_a_force_per_behavior_is_pushed_for_one_or_for_all():
    moment = a_moment()
    moment.push("training", 0.25)
    moment.push("training", 0.5, behavior="solve_beyond_script")
    moment.push_each("tools", 0.75, ("solve_beyond_script", "share_insight"))
    assert [(push.force, push.behavior, push.value) for push in moment.pushes] == [
        ("training", 0, 0.25), ("training", 1, 0.25), ("training", 1, 0.5), ("tools", 0, 0.75), ("tools", 1, 0.75)
    ]


def test_the_ramp_scales_the_distance_from_neutral_but_not_what_is_no_dose():
    moment = a_moment(dose=0.25)
    moment.push("voice", 0.8)
    moment.push("promise", 0.95)
    moment.push("promise", 0.95, ramped=False)
    assert [push.value for push in moment.pushes] == [0.2, pytest.approx(0.8), 0.95]


def test_a_push_may_reach_a_part_of_the_target_group():
    moment = a_moment()
    part = SALES & (VIEW.level == 2)
    moment.push("voice", 0.5, people=part)
    assert np.flatnonzero(moment.pushes[0].people).tolist() == [18]
    with pytest.raises(ModelError, match="outside its target group"):
        moment.push("voice", 0.5, people=np.ones(VIEW.size, dtype=bool))


def test_roles_go_to_people_of_the_target_group():
    moment = a_moment()
    moment.appoint("committee", [20, 18, 20])
    moment.appoint("champion", [])
    (act,) = moment.acts
    assert (act.intervention, act.kind, act.people.tolist()) == ("intervention", "committee", [18, 20])
    for stranger in (0, -1, 99):
        with pytest.raises(ModelError, match="outside its target group"):
            moment.appoint("committee", [stranger])


def test_only_declared_forces_and_roles_may_be_used():
    moment = a_moment(allowed_forces=frozenset({"voice"}), allowed_acts=frozenset())
    with pytest.raises(ModelError, match="did not declare"):
        moment.push("training", 0.5)
    with pytest.raises(ModelError, match="did not declare"):
        moment.appoint("committee", [18])
    with pytest.raises(ModelError, match="did you mean 'training'"):
        moment.push("trainings", 0.5)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_a_push_is_a_finite_number(value):
    with pytest.raises(ModelError, match="pushes voice with"):
        a_moment().push("voice", value)


def test_behaviors_go_with_forces_that_have_them_and_exist():
    with pytest.raises(ModelError, match="same for all behaviors"):
        a_moment().push("voice", 0.5, behavior="share_insight")
    with pytest.raises(InputError, match="did you mean 'share_insight'"):
        a_moment().push("training", 0.5, behavior="share_insights")


def test_the_log_keeps_the_week():
    moment = a_moment()
    moment.log("did something")
    assert moment.entries == [LogEntry(5, "intervention", "did something")]


def test_pairs_are_of_the_target_group_and_of_two_people():
    def moment(acts=("tie", "place", "lead")):
        people = np.arange(VIEW.size) < 4
        return Moment("intervention", 0, 0, VIEW, people, np.zeros(0, dtype=np.int64), allowed_acts=frozenset(acts))

    one = moment()
    one.connect(np.array([[0, 1], [1, 2]]))
    one.exchange_places(np.zeros((0, 2), dtype=np.int64))
    [act] = one.acts
    assert (act.kind, act.people.tolist(), act.pairs.tolist()) == ("tie", [0, 1, 2], [[0, 1], [1, 2]])
    with pytest.raises(ModelError, match="outside its target group"):
        moment().exchange_managers(np.array([[0, 7]]))
    with pytest.raises(ModelError, match="with themselves"):
        moment().exchange_places(np.array([[2, 2]]))
    with pytest.raises(ModelError, match="did not declare"):
        moment(("tie",)).exchange_places(np.array([[0, 1]]))
