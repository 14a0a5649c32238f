"""The committee through ties: who is reached, what members show, and what the committee gets done."""

from math import exp

import pytest

from cxsim.model.mechanisms.committee_ties import (
    committee_effort,
    committee_members,
    committee_work,
    member_motive,
    next_committee_tools,
    next_committee_word,
    next_inhibitors_removed,
    next_member_example,
    represented_by_ties,
)


def test_members_are_represented_and_others_as_far_as_their_contacts_talk_of_it(alone):
    assert alone(represented_by_ties, committee_seat=1.0, seen_committee_word=0.0) == 1.0
    assert alone(represented_by_ties, committee_seat=0.0, seen_committee_word=0.0) == 0.0
    reached = alone(represented_by_ties, committee_seat=0.0, seen_committee_word=0.03)
    assert reached == pytest.approx(1.0 - exp(-1.0))


def test_a_member_who_is_against_it_says_little(alone):
    def said(attitude, seat=1.0, seen=0.0):
        return alone(next_committee_word, committee_seat=seat, attitude=attitude, seen_committee_word=seen)

    assert said(0.7) == (1.0, 1.0)
    assert said(0.2) == (0.4, 0.4)
    assert said(0.9, seat=0.0, seen=0.2) == pytest.approx((0.06, 0.0))


def test_word_of_it_dies_out_where_nobody_has_a_seat(alone):
    """Passing on is a loss at every step, so nothing sustains itself."""
    assert alone(next_committee_word, committee_seat=0.0, attitude=1.0, seen_committee_word=1.0)[0] < 1.0


def test_members_are_a_good_or_a_bad_example(alone):
    assert alone(next_member_example, committee_seat=1.0, use=1.0) == 1.0
    assert alone(next_member_example, committee_seat=1.0, use=0.0) == -1.0
    assert alone(next_member_example, committee_seat=0.0, use=1.0) == 0.0
    assert alone(member_motive, seen_member_example=0.1) == pytest.approx(0.1)
    assert alone(member_motive, seen_member_example=-0.1) == pytest.approx(-0.1)


def test_a_seat_takes_its_hours_from_the_week(alone):
    assert alone(committee_effort, committee_seat=1.0) == 0.05
    assert alone(committee_effort, committee_seat=0.0) == 0.0


def test_members_are_counted(alone):
    counted = alone(committee_members, last_committee_seats=0.1, last_member_will=0.05, last_people=0.8, positions=50.0)
    assert counted == pytest.approx((4.0, 1.0, 2.0))


def work(alone, members, willing, breadth=1.0, departments=4.0):
    return alone(committee_work, committee_will_total=willing, committee_members_total=members,
                 department_represented_overall=breadth, department_count=departments)


def test_breadth_and_will_give_hours_and_a_crowd_takes_them(alone):
    assert work(alone, 20.0, 20.0) == pytest.approx(2.0 * 20.0 / 2.0 / 4.0)
    assert work(alone, 20.0, 20.0, breadth=0.5) == pytest.approx(2.5)
    assert work(alone, 20.0, 0.0) == 0.0
    few, many = (work(alone, members, members) / members for members in (8.0, 40.0))
    assert many < few


def test_inhibitors_are_worked_off_and_come_back(alone):
    def week(removed, hours, seat=1.0):
        return alone(next_inhibitors_removed, inhibitors_removed=removed, committee_work=hours,
                     department_represented=seat)

    assert week(0.0, 2.0) == pytest.approx((0.01, 1.0 - 0.7 * 0.01))
    assert week(0.0, 2.0, seat=0.0)[0] == pytest.approx(0.003)
    assert week(0.5, 0.0) == pytest.approx((0.495, 1.0 - 0.7 * 0.495))
    assert week(0.9, 1e6)[0] <= 1.0


def test_tools_are_brought_with_the_other_hours(alone):
    built = alone(next_committee_tools, committee_tools=0.0, committee_work=3.0, department_represented=1.0)
    assert built == pytest.approx(0.01 * 0.4)
    assert alone(next_committee_tools, committee_tools=0.4, committee_work=0.0, department_represented=1.0) < 0.4
