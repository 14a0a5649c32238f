"""The change team's hours: who gets them, and who waits."""

from __future__ import annotations

from cxsim.interventions.levers.custom import Custom
from cxsim.interventions.levers.training import Training
from cxsim.interventions.team import hours_needed, queued


def lever(name: str, hours: float, start: int = 0, weeks: int | None = 4, priority: int = 0) -> Custom:
    return Custom(name=name, forces={"voice": 0.5}, team_hours=hours, start_week=start, weeks=weeks, priority=priority)


def starts(levers, hours: float) -> dict[str, int]:
    return {one.label: one.start_week for one in queued(levers, hours)}


def test_hours_are_the_levers_own_in_proportion_to_its_strength_or_as_stated():
    assert Training(hours_per_week=8).hours_in_week(0) == Training.about.team_hours
    assert Training(hours_per_week=2).hours_in_week(0) == Training.about.team_hours / 4
    assert Training(team_hours=9).hours_in_week(0) == 9.0
    assert Training(start_week=3).hours_in_week(2) == 0.0
    assert hours_needed([lever("a", 3), lever("b", 4, start=2)], 1) == 3.0
    assert hours_needed([lever("a", 3), lever("b", 4, start=2)], 2) == 7.0


def test_who_finds_room_does_not_wait():
    levers = (lever("a", 5), lever("b", 5))
    assert queued(levers, 10) == levers


def test_the_earlier_in_line_go_first_whatever_the_order_of_the_list():
    levers = [lever("a", 6), lever("b", 6), lever("c", 6, priority=1), lever("d", 6, start=1)]
    expected = {"a": 0, "b": 4, "d": 8, "c": 12}
    assert starts(levers, 10) == starts(levers[::-1], 10) == expected
    assert [one.label for one in queued(levers[::-1], 10)] == ["d", "c", "b", "a"]


def test_a_small_one_slips_in_beside_a_large_one():
    assert starts([lever("a", 8), lever("b", 8), lever("c", 2)], 10) == {"a": 0, "b": 4, "c": 0}


def test_thirds_add_up():
    assert set(starts([lever(name, 10 / 3) for name in "abc"], 10).values()) == {0}


def test_what_never_finds_room_is_left_out():
    assert starts([lever("a", 8, weeks=None), lever("b", 3), lever("c", 11)], 10) == {"a": 0}
    assert starts([lever("a", 8), lever("b", 3, weeks=None)], 10) == {"a": 0, "b": 4}
