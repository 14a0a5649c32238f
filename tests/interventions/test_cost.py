"""What falls due when."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cxsim.interventions.cost import Cost
from cxsim.interventions.kinds.governing_committee import GoverningCommittee
from cxsim.interventions.kinds.training import Training
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.plan.plan import bind
from cxsim.testing.people import example_view

COST = Cost(fixed=1000.0, per_week=100.0, per_person=10.0, per_person_week=1.0)


def test_what_is_paid_once_falls_due_in_the_first_week():
    assert COST.in_week(True, 5) == 1155.0
    assert COST.in_week(False, 5) == 105.0
    assert COST.in_week(True, 0) == 1100.0


def test_a_weaker_dose_saves_everything_but_the_fixed_part():
    assert COST.at_share(0.5) == Cost(fixed=1000.0, per_week=50.0, per_person=5.0, per_person_week=0.5)
    assert COST.at_share(0.0) == Cost(fixed=1000.0)


def test_a_intervention_costs_its_own_assumption_for_its_strength_unless_told_otherwise():
    assert Training(hours_per_week=8).cost_in_week(0, 10) == 10000.0 + 1250.0
    assert Training(hours_per_week=4).cost_in_week(1, 10) == 625.0
    assert Training(hours_per_week=4, cost=Cost(per_week=7.0)).cost_in_week(1, 10) == 7.0
    assert Training(hours_per_week=4, cost=Cost()).cost_in_week(0, 10) == 0.0


def test_a_plan_pays_for_the_people_it_reaches_and_a_committee_for_its_seats():
    plan = bind(
        [
            Training(hours_per_week=8, target=Target(departments=("sales",)), start_week=1),
            GoverningCommittee(seats_per_department=2, cost=Cost(per_person_week=40.0)),
        ],
        example_view(),
    )
    assert plan.costs(0) == {"governing_committee": 240.0, "training": 0.0}
    assert plan.costs(1) == {"governing_committee": 240.0, "training": 10750.0}
    assert plan.costs(2) == {"governing_committee": 240.0, "training": 750.0}


@pytest.mark.parametrize("given", [{"fixed": -1}, {"per_week": float("inf")}, {"per_person": "5"}, {"per_head": 1}])
def test_amounts_that_make_no_sense_are_refused(given):
    with pytest.raises(ValidationError):
        Cost.model_validate(given)


def test_minus_zero_is_zero():
    assert str(Cost.model_validate({"fixed": -0.0}).fixed) == "0.0"
