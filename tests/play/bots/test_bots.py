"""Each bot does what its rule says, and nothing that a player could not do."""

import math

import pytest

from cxsim.engine.reading.known import Known, Reading
from cxsim.play.bots.greedy import greedy
from cxsim.play.bots.naive import naive
from cxsim.play.bots.playing import BOTS, NO_COMMENT, played, turn_of
from cxsim.play.bots.random_choice import random_choice
from cxsim.play.bots.theory import theory
from cxsim.play.events import Add, Answer, Begin, EndTurn
from cxsim.play.seen import Seen
from cxsim.play.state import apply, begun
from cxsim.scenario.case.terms import terms_of


def nothing_known(state):
    return Known(state.week)


def surveyed(**values):
    return lambda state: Known(state.week, tuple(
        Reading(state.week - 1, measure, "all", value, 90, 0.05) for measure, value in values.items()))


def start_of(case, seed=7):
    terms = terms_of(case)
    return begun(Begin(case, seed, terms.fingerprint), terms)


@pytest.fixture(scope="module")
def siloed():
    return start_of("siloed_company")


@pytest.fixture(scope="module")
def second(siloed):
    return apply(apply(siloed, EndTurn()), Answer("-"))


@pytest.mark.parametrize("name", BOTS)
def test_every_bot_plays_a_game_to_its_end_within_the_budget(siloed, name):
    end = played(BOTS[name], siloed, nothing_known)
    assert end.over
    assert end.answers == (NO_COMMENT,) * 3
    assert end.committed <= end.table.terms.budget * (1 + 1e-9)
    assert played(BOTS[name], siloed, nothing_known) == end


def test_the_naive_explains_and_does_nothing_else(siloed, second):
    assert naive(Seen(siloed, nothing_known)) == (Add("communication", dose=1.0),)
    assert naive(Seen(second, nothing_known)) == ()
    assert naive(Seen(start_of("customer_care_without_blessing"), nothing_known)) == (Add("communication", dose=0.75),)


def test_the_random_one_differs_by_game_and_never_by_what_is_known(siloed):
    first = random_choice(Seen(siloed, nothing_known))
    assert 1 <= len(first) <= 3
    assert all(0.2 <= event.dose <= 1.0 and 8 <= event.weeks <= 52 for event in first)
    assert random_choice(Seen(siloed, surveyed(attitude=0.9))) == first
    assert random_choice(Seen(start_of("siloed_company", 8), nothing_known)) != first


def test_the_greedy_asks_first(siloed):
    assert greedy(Seen(siloed, nothing_known)) == (Add("survey"),)


@pytest.mark.parametrize(("answers", "bought"), [
    ({"awareness": 0.2, "attitude": 0.4, "skill": 0.3}, "communication"),
    ({"awareness": 0.8, "attitude": 0.3, "skill": 0.3}, "personal relevance"),
    ({"awareness": 0.8, "attitude": 0.7, "trust": 0.1}, "governing committee"),
    ({"awareness": 0.2, "fatigue": 0.36}, "workload relief"),
])
def test_the_greedy_buys_the_cure_of_the_largest_gap(second, answers, bought):
    first, asks = greedy(Seen(second, surveyed(**answers)))
    assert (first.what, first.weeks, asks) == (bought, 26, Add("survey"))


def test_the_greedy_only_asks_where_nothing_lacks_or_nothing_is_known(second):
    assert greedy(Seen(second, surveyed(awareness=0.9, attitude=0.9))) == (Add("survey"),)
    assert greedy(Seen(second, nothing_known)) == (Add("survey"),)


def test_the_greedy_does_not_buy_what_is_under_way(second):
    state = apply(second, Add("communication", weeks=26))
    first, _ = greedy(Seen(state, surveyed(awareness=0.2, attitude=0.4)))
    assert first.what == "personal relevance"


def test_the_theory_clears_the_way_first_and_buys_no_pressure(siloed, second):
    bought = theory(Seen(siloed, nothing_known))
    assert [event.what for event in bought[:4]] == [
        "remove inhibitor: own figures", "remove inhibitor: closed cases", "communication", "training"]
    assert not {event.what for event in bought} & {"mandate", "measuring use (KPI)", "incentive"}
    assert theory(Seen(second, nothing_known)) == ()


def test_the_theory_stays_within_the_hours_of_the_team():
    end = played(theory, start_of("over_centralized_change_team"), nothing_known)
    assert max(end.hours) <= end.table.terms.team_hours_per_week


def test_the_theory_rather_teaches_whole_departments_than_all_a_little():
    bought = {event.what: event for event in theory(Seen(start_of("customer_care_without_blessing"), nothing_known))}
    assert bought["training"].departments == ("claims",)  # of two with 40 people, the first by name
    assert bought["training"].dose == 0.375


def test_the_theory_waits_until_other_projects_leave_time():
    bought = theory(Seen(start_of("change_saturation"), nothing_known))
    assert min(event.start_week for event in bought) == 40


def test_a_question_is_answered_before_anything_else(siloed):
    state = apply(siloed, EndTurn())
    assert turn_of(naive, state, nothing_known) == (Answer(NO_COMMENT),)


def test_a_player_sees_the_facts_of_the_case_and_no_more(siloed):
    seen = Seen(siloed, nothing_known)
    assert seen.departments == {"assembly": 30, "finance": 18, "logistics": 30, "sales": 36, "service": 36}
    assert [one.name for one in seen.hindrances] == ["own figures", "closed cases"]
    assert (seen.other_projects, seen.team_hours, seen.money_left) == (((0, 0.0),), 18.0, 400_000.0)
    assert (seen.week, seen.weeks, seen.seed, seen.most_hours) == (0, 104, 7, 0.0)
    assert (seen.plan, seen.under_way) == ((), frozenset())
    assert math.isclose(seen.after(Add("survey")).money_left, 400_000 - 2_090)
    assert seen.after(Add("training", dose=1.0)) is None
