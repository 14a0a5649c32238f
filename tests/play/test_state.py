"""The state follows from the log alone."""

from dataclasses import replace

import pytest

from cxsim.errors import ResultError
from cxsim.play.events import Add, Answer, Begin, EndTurn, Stop
from cxsim.play.state import apply, begun, idle_parts, replayed


def test_an_event_leaves_the_state_before_it_as_it_was(start):
    state = apply(start, Add("recognition"))
    assert (start.course, start.week) == ((), 0)
    assert len(state.course) == 1


def test_a_game_has_turns_of_thirteen_weeks_and_ends_after_the_last_answer(after):
    state = after(EndTurn())
    assert (state.week, state.turn, state.over) == (13, 2, False)
    state = after(Answer("30 %"), EndTurn(), EndTurn(), EndTurn(), Answer("little"), *[EndTurn()] * 4, state=state)
    assert (state.week, state.turn, state.over) == (104, 8, False)
    state = after(Answer("none"), state=state)
    assert (state.over, state.answers) == (True, ("30 %", "little", "none"))


def test_the_last_turn_may_be_shorter(start):
    table = replace(start.table, begin=replace(start.table.begin, weeks_per_turn=40))
    state = replace(start, table=table, week=80, answers=("a", "b"))
    assert (state.next_week, table.turns, state.turn) == (104, 3, 3)


def test_the_same_log_gives_the_same_state(start, terms, after):
    events = [Add("recognition", weeks=20), EndTurn(), Answer("5 %"), Stop("recognition"), EndTurn()]
    assert replayed([start.table.begin, *events], terms) == after(*events)
    assert replayed([start.table.begin, *events], terms) != replayed(
        [Begin("siloed_company", 8, terms.fingerprint), *events], terms)


def test_money_and_hours_are_those_of_the_plan(after):
    state = after(Add("communication", dose=0.6, weeks=26))
    assert state.committed == 5000 + 26 * 900
    assert state.money_left == 400_000 - state.committed
    assert state.hours[:27] == pytest.approx([3.6] * 26 + [0.0])


def test_a_plan_may_take_more_hours_than_there_are(after):
    state = after(Add("tool rollout"), Add("co design"), Add("communication"))
    assert max(state.hours) == pytest.approx(18.0)
    assert max(after(Add("recognition"), state=state).hours) > state.table.terms.team_hours_per_week


@pytest.mark.parametrize(("events", "message"), [
    ((Answer("why?"),), "no question is open"),
    ((EndTurn(), EndTurn()), "a question waits for your answer: What share"),
    ((EndTurn(), Answer("  ")), "say something"),
    ((Begin("siloed_company", 1, ""),), "this game has begun already"),
    ((EndTurn(), Answer("a"), *[EndTurn()] * 3, Answer("b"), *[EndTurn()] * 4, Answer("c"), EndTurn()),
     "this game is over"),
])
def test_what_is_not_allowed_now_is_told(after, events, message):
    with pytest.raises(ResultError) as error:
        after(*events)
    assert message in str(error.value)


def test_a_game_of_changed_terms_does_not_go_on():
    with pytest.raises(ResultError, match="the case 'siloed_company' has changed since this game began"):
        begun(Begin("siloed_company", 7, "0" * 16))


def test_a_log_begins_with_a_beginning(terms):
    with pytest.raises(ResultError, match="a game starts with 'begin'"):
        replayed([EndTurn()], terms)


def test_what_has_no_effect_is_told(after):
    (told,) = idle_parts(after(Add("remove inhibitor: closed cases", departments=("sales",))))
    assert "closed_cases" in told
