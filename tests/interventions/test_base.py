"""What all interventions share."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cxsim.interventions.base import Intervention
from cxsim.interventions.kinds.governing_committee import GoverningCommittee
from cxsim.interventions.kinds.mandate import Mandate
from cxsim.interventions.kinds.sponsorship import Sponsorship
from cxsim.interventions.kinds.training import Training
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.plan.plan import bind
from cxsim.testing.people import example_view

VIEW = example_view()


def test_a_intervention_is_called_by_its_type_unless_it_has_a_name():
    assert Training().label == "training"
    assert Training(name="school").label == "school"


def test_by_default_it_reaches_everyone_from_the_first_week_to_the_last():
    intervention = Training()
    assert intervention.target == Target()
    assert [intervention.active(week) for week in (0, 51, 519)] == [True, True, True]


def test_zero_is_a_value():
    assert Training(start_week=0, hours_per_week=0).hours_per_week == 0.0
    assert Mandate(strength=0, monitoring=0).strength == 0.0
    assert Sponsorship(level=-0.0).model_dump_json() == Sponsorship(level=0).model_dump_json()


def test_the_ramp_reaches_what_is_pushed():
    plan = bind([Sponsorship(level=0.8, start_week=2, ramp_weeks=1, weeks=3)], VIEW)
    assert [[push.value for push in plan.week(week).pushes] for week in range(6)] == [[], [], [0.4], [0.8], [0.8], []]


@pytest.mark.parametrize(
    "given",
    [{"weeks": 0}, {"weeks": 2.5}, {"weeks": True}, {"start_week": -1}, {"start_week": "2"}, {"start_week": None},
     {"ramp_weeks": -1}, {"name": 7}, {"name": "lost_output"}, {"name": " a"}, {"name": "a\nb"}, {"name": "x" * 81},
     {"target": None}, {"target": "everyone"}, {"cost": {"per_head": 1}},
     {"end_week": 5}, {"type": "mandate"}],
)
def test_what_makes_no_sense_is_refused(given):
    with pytest.raises(ValidationError):
        Training.model_validate(given)


def test_a_warning_about_the_target_leaves_room_for_the_intervention_s_own_problems():
    found = GoverningCommittee(seats=2, target=Target(share=0.0)).problems(VIEW)
    assert [(str(problem), problem.warning) for problem in found] == [
        ("target: the target group is empty (0 % of: everyone)", True),
        ("seats: 2 seats, but the target group has 0 people", False),
    ]


def test_unknown_names_are_told_before_what_follows_from_them():
    found = GoverningCommittee(seats=2, target=Target(departments=("claim",))).problems(VIEW)
    assert [problem.path for problem in found] == [("target", "departments", 0)]


def test_the_base_itself_is_no_intervention():
    with pytest.raises(TypeError, match="abstract"):
        Intervention(type="nothing")  # type: ignore[abstract]
