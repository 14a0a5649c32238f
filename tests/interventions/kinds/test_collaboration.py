"""Work across departments: who is tied to whom, how much of their time it takes, and what is wrong with a plan."""

from __future__ import annotations

import numpy as np
import pytest
from pydantic import ValidationError

from cxsim.interventions.kinds.collaboration import Collaboration
from cxsim.interventions.people.collaboration_pool import FULL_TIES
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.plan.plan import bind
from cxsim.testing.intervention_conformance import InterventionConformance
from cxsim.testing.people import example_view

VIEW = example_view()
FORMS = ("scattered", "wide_bridges")


class TestCollaboration(InterventionConformance):
    def example(self) -> Collaboration:
        return Collaboration(strength=0.6)

    def neutral(self) -> Collaboration:
        return Collaboration(strength=0.0)

    def test_reaches_only_its_target(self) -> None:
        """Within one department nobody can be tied across, so it is tried on pairs of departments."""
        target = Target(departments=("claims", "sales"))
        done = bind([self.example().model_copy(update={"target": target})], VIEW).week(0)
        reached = target.resolve(VIEW)
        assert done.acts
        assert all(reached[act.people].all() for act in done.acts)
        assert not any((push.people & ~reached).any() for push in done.pushes)


class TestWideBridges(TestCollaboration):
    def example(self) -> Collaboration:
        return Collaboration(form="wide_bridges", width=3, strength=0.8)

    def neutral(self) -> Collaboration:
        return Collaboration(form="wide_bridges", strength=0.0)


def pairs(week: int = 0, **given) -> list[frozenset[str]]:
    acts = bind([Collaboration(**given)], VIEW).week(week).acts
    return [frozenset(VIEW.ids[person] for person in pair) for act in acts for pair in act.pairs]


def department(name: str) -> str:
    return VIEW.departments[VIEW.department[VIEW.ids.index(name)]]


@pytest.mark.parametrize("form", FORMS)
def test_a_stronger_intervention_keeps_the_pairs_of_a_weaker_one(form):
    found = [pairs(form=form, strength=strength) for strength in (0.25, 0.5, 1.0)]
    assert [len(set(one)) for one in found] == [len(one) for one in found]
    assert set(found[0]) < set(found[1]) < set(found[2])


@pytest.mark.parametrize("form", FORMS)
def test_every_pair_spans_two_departments(form):
    assert all(len({department(name) for name in pair}) == 2 for pair in pairs(form=form, strength=1.0))


def test_at_full_strength_everybody_meets_six_colleagues_on_average():
    count = len(pairs(strength=1.0))
    assert 0.8 * FULL_TIES / 2 * VIEW.size <= count <= FULL_TIES / 2 * VIEW.size


def test_a_bridge_joins_everybody_of_two_teams_whom_it_is_wide_enough_for():
    made = pairs(form="wide_bridges", width=3, strength=0.1)
    assert len(made) == 9
    teams = {frozenset(VIEW.teams[VIEW.team[VIEW.ids.index(name)]] for name in pair) for pair in made}
    assert len(teams) == 1


def test_only_named_departments_work_together():
    for form in FORMS:
        made = pairs(form=form, strength=1.0, between=(("sales", "claims"),))
        assert {frozenset(department(name) for name in pair) for pair in made} == {frozenset(("sales", "claims"))}


def test_a_ramp_ties_them_one_by_one():
    found = [set(pairs(week=week, strength=1.0, ramp_weeks=2)) for week in range(3)]
    assert found[0] < found[1] < found[2]
    assert len(found[0]) == round(len(found[2]) / 3)


def test_time_follows_the_number_of_colleagues():
    [bound] = bind([Collaboration(strength=1.0)], VIEW).interventions
    count = np.bincount(bound.chosen, minlength=VIEW.size)
    done = bound.act(0, VIEW)
    load = np.zeros(VIEW.size)
    for push in done.pushes:
        load[push.people] = push.value
    assert load == pytest.approx(np.minimum(count / FULL_TIES, 1.0))
    assert "pairs of people" in done.entries[0].text


def test_participants_are_paid_for():
    intervention = Collaboration(strength=0.2)
    taking_part = {name for pair in pairs(strength=0.2) for name in pair}
    assert bind([intervention], VIEW).costs(0) == {"collaboration": 3000.0 + 6.0 * len(taking_part)}


def test_mistakes_are_told():
    [unknown] = Collaboration(between=(("sales", "claim"),)).problems(VIEW)
    assert (unknown.path, "did you mean 'claims'" in unknown.message) == (("between", 0, 1), True)
    [single] = Collaboration(between=(("sales",),)).problems(VIEW)
    assert "name at least two" in single.message
    [alone] = Collaboration(target=Target(departments=("sales",))).problems(VIEW)
    assert alone.warning and "another department" in alone.message
    with pytest.raises(ValidationError):
        Collaboration(form="telepathy")
