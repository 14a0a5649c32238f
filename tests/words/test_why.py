"""Why a group stands where it stands, in words; and that the same words mean the same reason."""

import itertools
from datetime import date

import numpy as np
import pytest

from cxsim.analysis.groups import EVERYBODY, PeopleGroup
from cxsim.analysis.reach import Reach
from cxsim.analysis.stages import FACTORS, HELD
from cxsim.analysis.trace import Move, Reason, Trace, Turn, trace
from cxsim.testing.recordings import recording_from, result_from
from cxsim.words.explanation import explanation
from cxsim.words.why import near, reason_words, turn_words, why_takeaway, why_title

WEEKS = 60
TRAINING = Reach("training", 0, 4)
CENTER = PeopleGroup("department", ("contact_center",), (1,))


def told(path, factor="willingness", *, stage="unwilling", ended=(), low=(), reached=(), start=None):
    reason = Reason(stage, path, factor, 0.1, 0.82, 35, 0.08 if path == "lost" else 0.38, ended, low)
    return Trace(CENTER, start, {}, {}, reached, (), reason)


def test_the_title_is_what_became_of_the_factor():
    assert [why_title(told(path)) for path in ("untouched", "lost", "short")] == [
        "Contact center: nothing in the plan moves willingness", "Contact center: willingness is won and lost again",
        "Contact center: willingness rises, but not enough",
    ]


def test_the_reason_in_words():
    assert reason_words(told("lost", ended=("mandate",), low=(("ability", 0.31),))) == (
        "willingness rises from 10 to 82 % by week 35 and falls back to 8 % after mandate ends; ability is low too "
        "(31 %)"
    )
    assert reason_words(told("lost", "opportunity")) == (
        "opportunity rises from 10 to 82 % by week 35 and falls back to 8 %"
    )
    assert reason_words(told("short", ended=("incentive", "mandate"))) == (
        "willingness rises from 10 to 82 % at most and falls back to 38 % after incentive and mandate end"
    )
    assert reason_words(told("untouched")) == "no intervention reaches them, and willingness never exceeds 82 %"


def test_the_plan_is_named_where_it_reaches_them():
    plan = ({"name": "tool_rollout", "start_week": 4, "weeks": None, "target": "everyone"},)
    assert reason_words(made("unwilling", "untouched", plan)) == (
        "tool rollout reaches them, but willingness never exceeds 10 %"
    )
    assert why_takeaway(made("unable", "short", plan)) == (
        "Non-adopters are mainly unable: ability rises from 10 to 40 % with tool rollout and goes no "
        "further."
    )


def test_weeks_are_dates_where_the_start_is_known():
    monday = date(2027, 1, 4)
    assert "to 82 % by 6 Sep 2027 and falls" in reason_words(told("lost", start=monday))
    assert turn_words(turn(ends=(TRAINING,)), monday).startswith("1 Feb 2027: training ends. By 26 Jul 2027 ability")


def turn(**given):
    moves = (Move("ability", 0.18, 0.51), Move("opportunity", 0.62, 0.6), Move("willingness", 0.81, 0.08),
             Move("adopters", 0.002, 0.25))
    return Turn(**{"week": 4, "until": 30, "begins": (), "ends": (), "peak": False, "moves": moves,
                   "stages": ("unable", "unable")} | given)


def test_a_turn_says_what_happens_and_what_follows():
    begins = Reach("mandate", 4, 30), Reach("tool_rollout", 4, 60, varies=True)
    switch = turn(begins=begins, ends=(TRAINING,), stages=("unaware", "unable"))
    assert turn_words(switch, None) == (
        "Around week 4: mandate and tool rollout begin; training ends. By week 29 ability rises from 18 "
        "to 51 %, willingness falls from 81 to 8 %, adopters rise from under 1 to 25 %. The others are then "
        "mainly unable, no longer unaware."
    )


def test_a_turn_after_which_nothing_moves_says_where_adopters_stay():
    still = (Move("ability", 0.4, 0.41), Move("adopters", 0.3, 0.31))
    assert turn_words(turn(ends=(TRAINING,), moves=still), None) == (
        "Week 4: training ends. Until week 29 adopters stay near 31 %."
    )
    assert turn_words(turn(peak=True, moves=still), None).startswith("Week 4: adopters are most. Until")
    assert turn_words(turn(week=0, moves=still), None).startswith("Week 0: nothing reaches them. Until")
    assert [near(share) for share in (0.0, 0.004, 0.31, 0.999)] == ["at 0 %", "under 1 %", "near 31 %", "over 99 %"]


PATHS = {
    "untouched": np.full(WEEKS, 0.1),
    "lost": np.repeat((0.1, 0.6, 0.2), WEEKS // 3),
    "short": np.repeat((0.1, 0.4, 0.4), WEEKS // 3),
}


def result_of(stage, path, plan):
    """A plan whose people are in one stage, because the factor behind it took one path."""
    factor = FACTORS.get(stage, "opportunity")
    lines = {name: np.full(WEEKS, 0.8) for name in FACTORS.values()} | {factor: PATHS[path]}
    weekly = lines | {"adoption": np.full(WEEKS, 0.05), stage: np.full(WEEKS, 0.95)}
    recording = recording_from({name: values[:, None] * np.ones(2) for name, values in weekly.items()})
    return result_from("plan", recording, interventions=plan)


def made(stage, path, plan=()):
    return trace(result_of(stage, path, plan), EVERYBODY)


def test_two_plans_share_a_text_only_if_they_fail_for_the_same_reason():
    plans = [(), ({"name": "training", "start_week": 4, "weeks": None, "target": "everyone"},),
             ({"name": "mandate", "start_week": 4, "weeks": 36, "target": "everyone"},)]
    cases = list(itertools.product(HELD, PATHS, plans))
    reasons = [(made(*case).reason, tuple(one.name for one in made(*case).reached)) for case in cases]
    for words in (lambda *case: why_takeaway(made(*case)), lambda *case: explanation(result_of(*case))):
        texts = [words(*case) for case in cases]
        for (one, text), (other, same) in itertools.combinations(zip(reasons, texts, strict=True), 2):
            assert (text == same) <= (one[0] == other[0])
        assert len(set(texts)) > len(cases) // 2
        # The same results give the same words, whatever else differs.
        assert texts == [words(*case) for case in cases]


@pytest.mark.parametrize("path", PATHS)
def test_the_made_plans_fail_as_they_are_meant_to(path):
    assert {made(stage, path).reason.path for stage in FACTORS} == {path}
