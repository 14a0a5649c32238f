"""Seats of a committee: left empty when their holder leaves, or filled again by the next in line."""

import numpy as np
import pytest

from cxsim.engine.plan.seats import Line, line_of, newly_seated
from cxsim.interventions.kinds.governing_committee import GoverningCommittee
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.plan.plan import bind
from cxsim.testing.people import example_view

DEPARTMENT = np.array([0, 0, 0, 0, 1, 1], dtype=np.int32)
LINE = Line(np.array([2, 0, 3, 1, 5, 4]), np.array([2, 1]))


def seated(seat, present=(1,) * 6, tenure=(50,) * 6):
    """Who takes a free seat, by number; one replicate."""
    columns = (np.array(values, dtype=np.float64)[:, None] for values in (seat, present, tenure))
    return list(np.flatnonzero(newly_seated(LINE, DEPARTMENT, *columns)))


def test_nobody_is_seated_while_all_seats_are_taken():
    assert seated([1, 0, 1, 0, 0, 1]) == []


def test_a_free_seat_goes_to_the_next_of_the_same_department():
    assert seated([0, 0, 1, 0, 0, 1]) == [0]
    assert seated([1, 0, 1, 0, 0, 0]) == [5]
    assert seated([0, 0, 0, 0, 0, 0]) == [0, 2, 5]


def test_vacant_positions_and_newcomers_are_passed_over():
    assert seated([0, 0, 1, 0, 0, 1], present=[0, 1, 1, 1, 1, 1]) == [3]
    assert seated([0, 0, 1, 0, 0, 1], tenure=[12, 50, 50, 13, 50, 50]) == [3]
    assert seated([0, 0, 0, 0, 0, 1], present=[0, 0, 1, 0, 1, 1]) == [2]


def test_replicates_fill_their_own_seats():
    seat = np.array([[1, 0], [0, 0], [1, 1], [0, 0], [0, 0], [1, 0]], dtype=np.float64)
    full = np.ones((6, 2))
    assert [list(np.flatnonzero(column)) for column in newly_seated(LINE, DEPARTMENT, seat, full, 50.0 * full).T] == [
        [], [0, 5]]


def acts(**given):
    return bind([GoverningCommittee(**given)], example_view()).week(0).acts


def test_a_line_holds_the_whole_target_group_and_counts_seats_by_department():
    view = example_view()
    line = line_of(acts(seats_per_department=2, refill=True, target=Target(departments=("claims", "sales"))), view)
    assert line is not None
    by_name = dict(zip(view.departments, line.seats.tolist(), strict=True))
    assert by_name == {"claims": 2, "contact_center": 0, "sales": 2}
    assert len(line.people) == np.isin(view.department, [0, 2]).sum()
    assert line_of(acts(seats_per_department=2), view) is None


@pytest.mark.parametrize("engine", ["numpy"])
def test_in_a_restless_company_a_committee_melts_unless_seats_are_refilled(laboratory, engine):
    def seats(**given):
        committee = {"type": "governing_committee", "seats_per_department": 3, **given}
        scenario = laboratory.scenario(weeks=40, plan={"interventions": [committee]})
        run = laboratory.run(scenario, 4, engine=engine, quit_rate=0.03)
        return run.sums[-1][:, run.world.layout.week.number["committee_seats"]].sum(axis=0)

    assert seats().mean() < 4.0
    assert seats(refill=True).mean() > 5.0


def test_a_committee_that_is_over_has_no_seats(laboratory):
    committee = {"type": "governing_committee", "seats_per_department": 3, "refill": True, "weeks": 6}
    run = laboratory.run(laboratory.scenario(plan={"interventions": [committee]}), 3, quit_rate=0.05)
    seats = run.sums[:, :, run.world.layout.week.number["committee_seats"]].sum(axis=1)
    assert (seats[:6] > 3.0).all()
    assert not seats[6:].any()


def test_where_a_rule_seats_a_committee_only_those_futures_fill_its_seats(laboratory):
    """A rule acts in some futures; in the others nobody is next in line."""
    committee = {"type": "governing_committee", "seats_per_department": 3, "refill": True}
    rule = {"when": {"measure": "attitude", "above": 0.435}, "then": {"start": committee}}
    scenario = laboratory.scenario(
        weeks=30, plan={"rules": [rule]},
        survey={"every_weeks": 4, "sample_share": 0.5, "noise": 0.05, "delay_weeks": 1},
    )
    run = laboratory.run(scenario, 8, quit_rate=0.03)
    seats = run.sums[-1][:, run.world.layout.week.number["committee_seats"]].sum(axis=0)
    began = {decision.replicate for decision in run.decisions(np.arange(8))}
    assert 0 < len(began) < 8
    assert {int(number) for number in np.flatnonzero(seats > 4.0)} == began
    assert not seats[[number for number in range(8) if number not in began]].any()
