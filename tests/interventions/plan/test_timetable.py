"""The timetable: waves, who waits for whom, and who gets the change team's hours."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cxsim.interventions.cost import Cost
from cxsim.interventions.kinds.custom import Custom
from cxsim.interventions.kinds.supported_exit import SupportedExit
from cxsim.interventions.kinds.training import Training
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.plan.plan import bind
from cxsim.interventions.plan.timetable import hours_needed, order_problems, timetable
from cxsim.testing.people import example_view


def intervention(name: str, hours: float, start: int = 0, weeks: int | None = 4, priority: int = 0) -> Custom:
    return Custom(name=name, forces={"voice": 0.5}, team_hours=hours, start_week=start, weeks=weeks, priority=priority)


def starts(interventions, hours: float) -> dict[str, int]:
    return {one.label: one.start_week for one in timetable(interventions, hours)}


def test_hours_are_the_interventions_own_in_proportion_to_its_strength_or_as_stated():
    assert Training(hours_per_week=8).hours_in_week(0) == Training.about.team_hours
    assert Training(hours_per_week=2).hours_in_week(0) == Training.about.team_hours / 4
    assert Training(team_hours=9).hours_in_week(0) == 9.0
    assert Training(start_week=3).hours_in_week(2) == 0.0
    assert hours_needed([intervention("a", 3), intervention("b", 4, start=2)], 1) == 3.0
    assert hours_needed([intervention("a", 3), intervention("b", 4, start=2)], 2) == 7.0


def test_who_finds_room_does_not_wait():
    interventions = (intervention("a", 5), intervention("b", 5))
    assert timetable(interventions, 10) == interventions


def test_the_earlier_in_line_go_first_whatever_the_order_of_the_list():
    interventions = [intervention("a", 6), intervention("b", 6), intervention("c", 6, priority=1),
                     intervention("d", 6, start=1)]
    expected = {"a": 0, "b": 4, "d": 8, "c": 12}
    assert starts(interventions, 10) == starts(interventions[::-1], 10) == expected
    assert [one.label for one in timetable(interventions[::-1], 10)] == ["d", "c", "b", "a"]


def test_a_small_one_slips_in_beside_a_large_one():
    assert starts([intervention("a", 8), intervention("b", 8), intervention("c", 2)], 10) == {"a": 0, "b": 4, "c": 0}


def test_thirds_add_up():
    assert set(starts([intervention(name, 10 / 3) for name in "abc"], 10).values()) == {0}


def test_what_never_finds_room_is_left_out():
    assert starts([intervention("a", 8, weeks=None), intervention("b", 3), intervention("c", 11)], 10) == {"a": 0}
    assert starts([intervention("a", 8), intervention("b", 3, weeks=None)], 10) == {"a": 0, "b": 4}


# --- after another intervention
# ------------------------------------------------------------------------------------------


def after(name: str, other: str, pause: int = 0, **given) -> Custom:
    return intervention(name, 1, pause, **given).model_copy(update={"after": other})


def test_a_intervention_waits_for_the_end_of_another_and_a_pause():
    interventions = [after("c", "b"), after("b", "a", pause=3), intervention("a", 1, start=2)]
    assert {one.label: one.start_week for one in timetable(interventions)} == {"a": 2, "b": 9, "c": 13}
    assert all(one.after is None for one in timetable(interventions))
    assert timetable(timetable(interventions)) == timetable(interventions)


def test_who_waits_for_one_that_waits_for_hours_waits_too():
    assert starts([intervention("a", 8), intervention("b", 8), after("c", "b")], 10) == {"a": 0, "b": 4, "c": 8}
    assert starts([intervention("a", 11), after("b", "a")], 10) == {}


def test_what_cannot_be_waited_for_is_told():
    interventions = [intervention("pilot", 1, weeks=None), after("x", "pilt"), after("y", "pilot"), after("v", "w"),
                     after("w", "v")]
    messages = {problem.path[0]: problem.message for problem in order_problems(interventions)}
    assert "did you mean 'pilot'" in messages[1]
    assert messages[2] == "'pilot' has no end: set its 'weeks'"
    assert (messages[3], messages[4]) == ("'v' waits for itself", "'w' waits for itself")
    assert order_problems([intervention("a, wave 1", 1)])[0].path == (0, "name")
    assert order_problems([after("s", "s")])[0].message == "'s' waits for itself"
    assert {one.label for one in timetable(interventions)} == {"pilot"}


def test_who_waits_for_one_that_waits_in_vain_does_not_wait_for_itself():
    of_nobody = order_problems([after("x", "y"), after("y", "nobody")])
    assert [problem.path for problem in of_nobody] == [(1, "after")]
    of_a_circle = order_problems([after("x", "v"), after("v", "w"), after("w", "v")])
    assert [problem.path for problem in of_a_circle] == [(1, "after"), (2, "after")]


# --- waves --------------------------------------------------------------------------------------------------------


def test_waves_begin_one_after_another_and_pay_once_for_what_is_paid_once():
    view = example_view()
    training = Training(weeks=4, start_week=1, waves=(("sales",), ("claims", "contact_center")), wave_gap_weeks=5)
    first, second = bind(timetable([training]), view).interventions
    assert [part.intervention.label for part in (first, second)] == ["training, wave 1", "training, wave 2"]
    assert (first.intervention.start_week, second.intervention.start_week) == (1, 6)
    assert [int(part.people.sum()) for part in (first, second)] == [6, 18]
    usual = Training(weeks=4, start_week=1)
    paid = sum(part.cost_in_week(week) for part in (first, second) for week in range(12))
    whole = sum(usual.cost_in_week(week, view.size) for week in range(12))
    assert round(paid, 6) == round(whole, 6)


def test_waves_keep_to_the_target_and_what_follows_waits_for_the_last():
    view = example_view()
    leads = Training(weeks=4, waves=(("sales",), ("claims",)), target=Target(managers=True))
    interventions = timetable([leads, after("next", "training")])
    assert [int(part.people.sum()) for part in bind(interventions, view).interventions] == [24, 1, 1]
    assert {one.label: one.start_week for one in interventions} == {"training, wave 1": 0, "training, wave 2": 8,
                                                                    "next": 12}


def test_mistakes_in_waves_are_told():
    [problem] = Training(waves=(("sales",), ("claim",))).problems(example_view())
    assert problem.path == ("waves", 1, 0)
    assert "did you mean 'claims'" in problem.message
    with pytest.raises(ValidationError, match="listed twice: sales"):
        Training(waves=(("sales",), ("claims", "sales")))


# --- rounds -------------------------------------------------------------------------------------------------------


def test_rounds_repeat_a_intervention_with_a_pause_and_pay_once_for_what_is_paid_once():
    stated = Cost(fixed=100, per_week=10, per_person=1, per_person_week=2)
    course = Training(weeks=2, rounds=3, pause_weeks=5, start_week=1, cost=stated)
    parts = timetable([course, after("next", "training")])
    assert {part.label: part.start_week for part in parts} == {
        "training, round 1": 1, "training, round 2": 8, "training, round 3": 15, "next": 17
    }
    assert [sum(part.cost_in_week(week, 4) for week in range(30)) for part in parts[:3]] == [140.0, 36.0, 36.0]


def test_rounds_go_in_waves():
    course = Training(weeks=2, rounds=2, pause_weeks=8, waves=(("sales",), ("claims",)), wave_gap_weeks=3)
    assert {part.label: part.start_week for part in timetable([course])} == {
        "training, round 1, wave 1": 0, "training, round 1, wave 2": 3,
        "training, round 2, wave 1": 10, "training, round 2, wave 2": 13,
    }


def test_rounds_need_an_end_and_nobody_leaves_twice():
    [endless] = order_problems([Training(rounds=2)])
    assert endless.message == "'training' has no end, so it cannot have rounds: set its 'weeks'"
    [twice] = order_problems([SupportedExit(rounds=2, weeks=3)])
    assert "who leave once" in twice.message


def test_a_wave_of_the_departments_that_the_target_names_anyway():
    training = Training(weeks=4, target=Target(departments=("sales",)), waves=(("sales",), ("claims",)))
    first, second = timetable([training])
    assert first.target == Target(departments=("sales",))
    assert second.target.describe() == "in all of (department sales) (department claims)"
