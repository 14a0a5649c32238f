"""Other teams and reporting lines: who moves, who feels it, and what is wrong with a plan."""

from __future__ import annotations

import numpy as np
import pytest

from cxsim.interventions.kinds.restructure import Restructure
from cxsim.interventions.people.criteria import managers
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.plan.plan import bind
from cxsim.interventions.plan.timetable import order_problems
from cxsim.testing.intervention_conformance import InterventionConformance
from cxsim.testing.people import example_view

VIEW = example_view()


class TestRestructure(InterventionConformance):
    def example(self) -> Restructure:
        return Restructure(mix_teams=0.5)

    def neutral(self) -> Restructure:
        return Restructure(mix_teams=0.0)


class TestNewManagers(InterventionConformance):
    def example(self) -> Restructure:
        return Restructure(mix_teams=0.2, new_managers=1.0)


def moves(kind: str, week: int = 0, **given) -> list[frozenset[str]]:
    acts = bind([Restructure(**given)], VIEW).week(week).acts
    return [frozenset(VIEW.ids[person] for person in pair) for act in acts if act.kind == kind for pair in act.pairs]


def department(name: str) -> str:
    return VIEW.departments[VIEW.department[VIEW.ids.index(name)]]


def test_staff_of_different_departments_change_places_and_nobody_twice():
    pairs = moves("place", mix_teams=1.0)
    assert all(len({department(name) for name in pair}) == 2 for pair in pairs)
    moved = [name for pair in pairs for name in pair]
    assert len(moved) == len(set(moved)) >= 18
    assert not {"c1", "k1", "s1"} & set(moved)


def test_a_larger_share_keeps_the_moves_of_a_smaller_one():
    few, many = set(moves("place", mix_teams=0.2)), set(moves("place", mix_teams=0.7))
    assert len(few) == 2
    assert few < many


def test_within_one_department_teams_are_mixed():
    pairs = moves("place", mix_teams=0.5, target=Target(departments=("claims",)))
    teams = [{VIEW.team[VIEW.ids.index(name)] for name in pair} for pair in pairs]
    assert pairs and all(len(one) == 2 for one in teams)


def test_managers_of_one_level_exchange_their_teams():
    """c1 is above the other two and leads managers, so only the heads of two departments are left."""
    assert moves("lead", mix_teams=0.0, new_managers=1.0) == [frozenset(("k1", "s1"))]
    assert moves("place", mix_teams=0.0, new_managers=1.0) == []


def test_people_move_once_or_spread_over_the_ramp():
    assert [len(moves("place", week=week, mix_teams=0.5)) for week in range(3)] == [5, 0, 0]
    assert [len(moves("place", week=week, mix_teams=0.5, ramp_weeks=4)) for week in range(6)] == [1, 1, 1, 1, 1, 0]


def felt(week: int = 0, **given) -> np.ndarray:
    upheaval = np.zeros(VIEW.size)
    for push in bind([Restructure(**given)], VIEW).week(week).pushes:
        upheaval[push.people] += push.value
    return upheaval


def test_who_is_moved_feels_it_most_and_colleagues_half_as_much():
    upheaval = felt(mix_teams=0.1)
    moved = {name for pair in moves("place", mix_teams=0.1) for name in pair}
    assert {VIEW.ids[person] for person in np.flatnonzero(upheaval == 1.0)} == moved
    touched = np.isin(VIEW.team, VIEW.team[upheaval == 1.0])
    assert set(upheaval[touched & (upheaval < 1.0)]) == {0.5}
    assert not upheaval[~touched].any()


def test_the_people_of_managers_who_change_feel_it_half():
    upheaval = felt(mix_teams=0.0, new_managers=1.0)
    assert [upheaval[VIEW.ids.index(name)] for name in ("k1", "k5", "s1", "s3", "c4")] == [1.0, 0.5, 1.0, 0.5, 0.0]


def test_it_lasts_for_its_weeks_and_is_paid_by_those_moved():
    intervention = Restructure(mix_teams=0.1, weeks=3)
    assert [bool(felt(week=week, mix_teams=0.1, weeks=3).any()) for week in range(4)] == [True, True, True, False]
    assert bind([intervention], VIEW).costs(0) == {"restructure": 10000.0 + 2 * 400.0}
    assert bind([intervention], VIEW).costs(1) == {"restructure": 0.0}


def test_mistakes_are_told():
    [alone] = Restructure(target=Target(people=("c3",))).problems(VIEW)
    assert alone.warning and "partner" in alone.message
    [back] = order_problems([Restructure(rounds=2)])
    assert back.message.startswith("'restructure' would move people back")


def test_who_leads_is_known_by_the_reporting_lines():
    assert [VIEW.ids[person] for person in np.flatnonzero(managers(VIEW))] == ["c1", "k1", "s1"]


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_the_log_tells_how_many_move(share):
    log = bind([Restructure(mix_teams=0.1, new_managers=share)], VIEW).week(0).log
    assert [entry.text for entry in log] == [
        f"{2 + 2 * int(share)} people change places ({2 * int(share)} of them managers)"
    ]
