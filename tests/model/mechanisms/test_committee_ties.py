"""The committee through ties: who is reached, what members show, and what the committee gets done."""

from math import exp

import pytest

from cxsim.model.mechanisms.committee_ties import (
    MECHANISM,
    committee_effort,
    committee_members,
    committee_work,
    member_motive,
    next_committee_tools,
    next_committee_word,
    next_inhibitors_removed,
    next_member_example,
    represented_by_ties,
    stance_evaluation,
)


def test_members_are_represented_and_others_as_far_as_their_contacts_talk_of_it(alone):
    assert alone(represented_by_ties, committee_seat=1.0, seen_committee_word=0.0) == 1.0
    assert alone(represented_by_ties, committee_seat=0.0, seen_committee_word=0.0) == 0.0
    reached = alone(represented_by_ties, committee_seat=0.0, seen_committee_word=0.03)
    assert reached == pytest.approx(1.0 - exp(-1.0))


def said(alone, attitude, seat=1.0, word=0.0, stance=0.0):
    """What a person passes on of the committee's word and stance, and how much a member wants the change."""
    return alone(next_committee_word, committee_seat=seat, attitude=attitude, seen_committee_word=word,
                 seen_committee_stance=stance)


@pytest.mark.parametrize(
    ("attitude", "will"), [(0.9, 1.0), (0.60, 1.0), (0.475, 0.5), (0.35, 0.0), (0.225, -0.5), (0.05, -1.0)]
)
def test_every_member_speaks_and_those_against_the_change_speak_against_it(alone, attitude, will):
    assert said(alone, attitude, word=0.8, stance=0.8) == pytest.approx((1.0, will, will), abs=1e-12)


def test_others_pass_on_part_of_what_they_hear_whatever_they_think_of_it(alone):
    for attitude in (0.1, 0.9):
        heard = said(alone, attitude, seat=0.0, word=0.2, stance=-0.1)
        assert heard == pytest.approx((0.06, -0.03, 0.0))


def test_word_of_it_dies_out_where_nobody_has_a_seat(alone):
    """Passing on is a loss at every step, so nothing sustains itself."""
    word, stance, _ = said(alone, 1.0, seat=0.0, word=1.0, stance=-1.0)
    assert word < 1.0
    assert stance > -1.0


@pytest.mark.parametrize(
    ("word", "stance", "logits"),
    [(0.2, 0.2, 0.1 * 0.5), (0.2, 0.1, 0.1 * 0.25), (0.2, -0.2, -0.1 * 0.5), (0.2, 0.0, 0.0), (0.0, 0.0, 0.0)],
)
def test_members_pull_the_people_they_reach_by_what_they_think(alone, word, stance, logits):
    pulled = alone(stance_evaluation, represented=0.5, seen_committee_word=word, seen_committee_stance=stance)
    assert pulled == pytest.approx(logits)


def test_members_are_a_good_or_a_bad_example(alone):
    assert alone(next_member_example, committee_seat=1.0, use=1.0) == 1.0
    assert alone(next_member_example, committee_seat=1.0, use=0.0) == -1.0
    assert alone(next_member_example, committee_seat=0.0, use=1.0) == 0.0
    assert alone(member_motive, seen_member_example=0.1) == pytest.approx(0.03)
    assert alone(member_motive, seen_member_example=-0.1) == pytest.approx(-0.03)


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
    # Twelve are for it and eight against; with more opponents than that, nothing gets done, and nothing is torn down.
    assert work(alone, 20.0, 12.0 - 8.0) == pytest.approx(1.0)
    assert work(alone, 20.0, -5.0) == 0.0
    few, many = (work(alone, members, members) / members for members in (8.0, 40.0))
    assert many < few


def test_inhibitors_are_worked_off_and_come_back(alone):
    def week(removed, hours, seat=1.0):
        return alone(next_inhibitors_removed, inhibitors_removed=removed, committee_work=hours,
                     department_represented=seat)

    assert week(0.0, 2.0) == pytest.approx((0.005, 1.0 - 0.7 * 0.005))
    assert week(0.0, 2.0, seat=0.0)[0] == pytest.approx(0.0015)
    assert week(0.5, 0.0) == pytest.approx((0.495, 1.0 - 0.7 * 0.495))
    assert week(0.9, 1e6)[0] <= 1.0


def test_tools_are_brought_with_the_other_hours(alone):
    built = alone(next_committee_tools, committee_tools=0.0, committee_work=3.0, department_represented=1.0)
    assert built == pytest.approx(0.005 * 0.2)
    aged = alone(next_committee_tools, committee_tools=0.2, committee_work=0.0, department_represented=1.0)
    assert aged == pytest.approx(0.198)


def test_what_was_worked_off_is_seen_as_what_has_become_of_a_say():
    assert MECHANISM.contributes["carried_out"] == "inhibitors_removed"
