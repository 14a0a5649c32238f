"""Redeployment: who changes positions with whom, when, and at what cost."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cxsim.errors import ModelError
from cxsim.interventions.kinds.redeployment import Redeployment
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.plan.plan import bind
from cxsim.testing.intervention_conformance import InterventionConformance
from cxsim.testing.people import example_view

VIEW = example_view()
CLAIMS = Target(departments=("claims",))


class TestRedeployment(InterventionConformance):
    def example(self) -> Redeployment:
        return Redeployment(count=3)

    def neutral(self) -> Redeployment:
        return Redeployment(count=0)


def moves(intervention, week, view=VIEW):
    return [(view.ids[one], view.ids[other])
            for act in bind([intervention], view).week(week).acts for one, other in act.pairs]


def test_they_move_once_in_the_first_week_and_a_ramp_spreads_the_moves():
    intervention = Redeployment(select=("s2", "c3"), to=("contact_center",), start_week=2)
    [first, second] = moves(intervention, 2)
    assert (first[0], second[0]) == ("s2", "c3")
    assert {first[1][0], second[1][0]} == {"k"}
    assert [len(moves(intervention, week)) for week in range(4)] == [0, 0, 2, 0]
    assert [moves(intervention.model_copy(update={"ramp_weeks": 1}), week) for week in (2, 3)] == [[first], [second]]


def test_more_moves_include_fewer_and_nobody_moves_twice():
    few, many = (moves(Redeployment(count=count), 0) for count in (3, 8))
    assert many[:3] == few
    people = [person for pair in many for person in pair]
    assert len(people) == len(set(people)) == 16


def test_who_leads_stays_and_departments_differ():
    place = {identifier: index for index, identifier in enumerate(VIEW.ids)}
    for one, other in moves(Redeployment(count=8), 0):
        assert VIEW.department[place[one]] != VIEW.department[place[other]]
        assert VIEW.level[place[one]] == VIEW.level[place[other]] == 3


def test_the_best_of_the_others_comes_for_the_worst_of_the_target():
    fit = np.linspace(0.1, 0.9, VIEW.size)
    known = replace(VIEW, estimates={"values_fit": fit})
    intervention = Redeployment(count=2, select="lowest_values_fit", in_exchange="highest_values_fit", target=CLAIMS)
    assert intervention.estimates_read() == {"values_fit"}
    assert moves(intervention, 0, known) == [("c2", "s6"), ("c3", "s5")]


def test_preparation_keeps_skill_spares_trust_and_costs():
    plain, prepared = (Redeployment(count=2, preparation=share) for share in (0.0, 1.0))
    [hard], [soft] = bind([plain], VIEW).week(0).acts, bind([prepared], VIEW).week(0).acts
    assert [(round(act.shock, 10), round(act.share, 10)) for act in (hard, soft)] == [(0.4, 0.5), (0.12, 0.9)]
    assert [bind([intervention], VIEW).costs(0)["redeployment"] for intervention in (plain, prepared)] == [3000.0,
                                                                                                           13000.0]


def test_mistakes_are_told():
    [missing] = Redeployment(to=("salse",)).problems(VIEW)
    assert "did you mean 'sales'" in missing.message
    [nobody] = Redeployment(select=("s22",)).problems(VIEW)
    assert "did you mean 's2'" in nobody.message
    [many] = Redeployment(count=9, target=Target(departments=("sales",))).problems(VIEW)
    assert many.message.startswith("too few people to move: 9 wanted, but only 5 of the target group lead no one")
    [same] = Redeployment(count=1, to=("claims",), target=CLAIMS).problems(VIEW)
    assert same.message.startswith("too few people to move: 1 wanted, but only 0 of the target group")


def test_a_intervention_moves_nobody_unless_it_declares_it():
    [bound] = bind([Redeployment(count=1)], VIEW).interventions
    moment = bound.act(0, VIEW)
    with pytest.raises(ModelError, match="with themselves"):
        moment.move([[4, 4]], 0.1, 0.5)
    with pytest.raises(ModelError, match=r"a shock of 1\.5"):
        moment.move([[4, 5]], 1.5, 0.5)
    moment.allowed_acts = frozenset()
    with pytest.raises(ModelError, match="did not declare"):
        moment.move([[4, 5]], 0.1, 0.5)


def test_one_person_who_can_move_is_told_as_one():
    [few] = Redeployment(count=2, target=Target(people=("s2",))).problems(VIEW)
    assert few.message == ("too few people to move: 2 wanted, but only 1 of the target group leads no one and has a "
                           "partner of the same level in another department")
