"""The committee: who gets a seat."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from cxsim.interventions.kinds.governing_committee import GoverningCommittee
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.plan.plan import bind, collect
from cxsim.testing.intervention_conformance import InterventionConformance
from cxsim.testing.people import example_view

VIEW = example_view()


def members(committee: GoverningCommittee) -> set[str]:
    _, acts = collect([committee], 0, VIEW)
    return {VIEW.ids[index] for act in acts for index in act.people}


class TestGoverningCommittee(InterventionConformance):
    def example(self) -> GoverningCommittee:
        return GoverningCommittee(seats_per_department=2)

    def neutral(self) -> GoverningCommittee:
        return GoverningCommittee(seats=0)


class TestGoverningCommitteeOfAll(InterventionConformance):
    def example(self) -> GoverningCommittee:
        return GoverningCommittee(seats=5, select="random")

    def neutral(self) -> GoverningCommittee:
        return GoverningCommittee(seats_per_department=0, select="random")


def test_the_most_popular_of_each_department_get_its_seats():
    assert members(GoverningCommittee(seats_per_department=2)) == {"c9", "c10", "k7", "k8", "s5", "s6"}
    assert members(GoverningCommittee()) == {"c9", "c10", "k7", "k8", "s5", "s6"}


def test_all_seats_may_fall_to_one_department():
    assert members(GoverningCommittee(seats=3)) == {"c8", "c9", "c10"}
    assert members(GoverningCommittee(seats=2, target=Target(departments=("sales",)))) == {"s5", "s6"}


def test_equal_popularity_is_decided_by_the_keyed_draw():
    (one,) = members(GoverningCommittee(seats=1))
    assert one in {"c9", "c10"}
    drawn = {next(iter(_ids(GoverningCommittee(seats=1), seed))) for seed in range(20)}
    assert drawn == {"c9", "c10"}


def _ids(committee: GoverningCommittee, seed: int) -> list[str]:
    view = example_view(seed)
    return [view.ids[index] for index in committee.choose(view, np.ones(view.size, dtype=np.bool_))]


@pytest.mark.parametrize("select", ["popularity", "random"])
def test_more_seats_keep_those_who_had_one(select):
    for few in range(24):
        assert members(GoverningCommittee(seats=few, select=select)) < members(
            GoverningCommittee(seats=few + 1, select=select)
        )


def test_a_random_committee_has_the_right_number_from_each_department():
    committee = members(GoverningCommittee(seats_per_department=2, select="random"))
    assert sorted(name[0] for name in committee) == ["c", "c", "k", "k", "s", "s"]
    assert len({tuple(_ids(GoverningCommittee(seats=6, select="random"), seed)) for seed in range(5)}) == 5


def test_a_ramp_fills_the_seats_department_by_department():
    plan = bind([GoverningCommittee(seats_per_department=2, ramp_weeks=1)], VIEW)
    first, second = ({VIEW.ids[index] for index in plan.week(week).acts[0].people} for week in (0, 1))
    assert sorted(name[0] for name in first) == ["c", "k", "s"]
    assert first < second == {"c9", "c10", "k7", "k8", "s5", "s6"}
    assert [entry.text for entry in plan.week(0).log] == ["3 of 6 members take their seats"]


def test_a_named_draw_seats_others():
    committees = [
        members(GoverningCommittee(seats=6, select="random", target=Target(draw=draw))) for draw in ("", "second")
    ]
    assert committees[0] != committees[1]


def test_named_members_get_the_seats():
    assert members(GoverningCommittee(select=("s3", "c1"))) == {"c1", "s3"}
    assert members(GoverningCommittee(select=("s3", "c1"), target=Target(departments=("sales",)))) == {"s3"}


def test_no_seats_no_committee():
    assert members(GoverningCommittee(seats=0)) == set()
    assert members(GoverningCommittee(seats_per_department=0)) == set()


def test_a_committee_larger_than_its_group_is_refused():
    sales = Target(departments=("sales",))
    assert _problems(GoverningCommittee(seats=7, target=sales)) == ["seats: 7 seats, but the target group has 6 people"]
    assert _problems(GoverningCommittee(seats_per_department=7)) == [
        "seats_per_department: 7 seats, but the target group has 6 people in department 'sales'"
    ]
    assert _problems(GoverningCommittee(seats_per_department=7, target=Target(departments=("claims",)))) == []


def test_a_small_department_sends_all_it_has_and_that_is_a_warning():
    view = example_view()
    everywhere = GoverningCommittee(seats_per_department=7).problems(view)
    assert [problem.warning for problem in everywhere] == [True]
    nowhere = GoverningCommittee(seats_per_department=7, target=Target(departments=("sales",))).problems(view)
    assert [problem.warning for problem in nowhere] == [False]


def test_named_members_must_exist_and_belong_to_the_target_group():
    found = _problems(GoverningCommittee(select=("s1", "c1", "zz9"), target=Target(departments=("sales",))))
    assert found[0] == "select.1: employee 'c1' is not in the target group (department sales)"
    assert found[1].startswith("select.2: there is no employee 'zz9'")
    assert len(found) == 2


@pytest.mark.parametrize(
    "given",
    [
        {"seats": 4, "seats_per_department": 2}, {"seats": 1, "select": ["s1"]}, {"select": "popular"}, {"select": []},
        {"seats": -1}, {"seats": 1.5}, {"select": ["s1", "s1"]}, {"select": ["s1"], "refill": True},
    ],
)
def test_contradictions_are_refused(given: dict[str, Any]):
    with pytest.raises(ValidationError):
        GoverningCommittee.model_validate(given)


def _problems(committee: GoverningCommittee) -> list[str]:
    return [str(problem) for problem in committee.problems(VIEW)]
