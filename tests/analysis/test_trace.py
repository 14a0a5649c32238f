"""The path of a group: what reaches it, what turns, and why it is held."""

import dataclasses
from datetime import date

import numpy as np
import pytest

from cxsim.analysis.groups import EVERYBODY
from cxsim.analysis.trace import Move, by_week, trace
from cxsim.testing.recordings import recording_from, result_from

WEEKS = 60


def step(before, after, week):
    return np.where(np.arange(WEEKS) < week, before, after)


def hill(low, high, begins, ends, after):
    values = step(low, high, begins)
    values[ends:] = after
    return values


def traced(stage="unwilling", interventions=(), **lines):
    given = {"ability": 0.9, "opportunity": 0.9, "willingness": 0.1, stage: 0.8, "adoption": 0.2} | lines
    weekly = {name: np.broadcast_to(value, (WEEKS,))[:, None] * np.ones(2) for name, value in given.items()}
    return trace(result_from("plan", recording_from(weekly), interventions=interventions), EVERYBODY)


def entry(name, start, weeks=None, target="everyone"):
    return {"name": name, "type": name, "start_week": start, "weeks": weeks, "target": target}


def test_a_factor_that_never_rises_is_untouched():
    reason = traced().reason
    assert (reason.path, reason.factor, reason.start, reason.top, reason.end) == pytest.approx(
        ("untouched", "willingness", 0.1, 0.1, 0.1))
    assert (reason.ended, reason.low) == ((), ())


def test_a_factor_that_falls_back_is_lost_with_what_ended():
    plan = (entry("mandate", 4, 26), entry("tools", 4), entry("training", 4, 10))
    reason = traced(willingness=hill(0.1, 0.8, 4, 30, 0.2), ability=0.4, interventions=plan).reason
    assert (reason.path, reason.top_week, reason.ended, reason.low) == (
        "lost", 4, ("mandate",), (("ability", pytest.approx(0.4)),))
    assert (reason.start, reason.top, reason.end) == pytest.approx((0.1, 0.8, 0.2))


def test_a_single_week_is_a_rise_too():
    spike = np.where(np.arange(WEEKS) == 20, 0.4, 0.1)
    reason = traced(willingness=spike).reason
    assert (reason.path, reason.top_week) == ("short", 20)
    assert (reason.top, reason.end) == pytest.approx((0.4, 0.1))


def test_a_factor_that_stays_up_but_low_falls_short():
    reason = traced("unable", ability=step(0.1, 0.4, 20), willingness=0.9).reason
    assert (reason.path, reason.factor) == ("short", "ability")
    assert (reason.start, reason.end) == pytest.approx((0.1, 0.4))


def test_a_small_dip_after_a_rise_is_not_a_loss():
    assert traced(willingness=hill(0.1, 0.7, 10, 50, 0.56)).reason.path == "short"
    assert traced(willingness=hill(0.1, 0.7, 10, 50, 0.49)).reason.path == "lost"


def test_what_was_never_enough_is_not_lost():
    assert traced(willingness=hill(0.1, 0.45, 10, 50, 0.1)).reason.path == "short"


def test_who_relapsed_is_held_by_what_fell_most_since_adopters_were_most():
    adopters = hill(0.0, 0.7, 10, 40, 0.1)
    reason = traced("relapsed", adoption=adopters, willingness=0.6, opportunity=step(0.9, 0.3, 40)).reason
    assert (reason.factor, reason.top, reason.end) == pytest.approx(("opportunity", 0.9, 0.3))


def test_turns_are_begins_and_ends_and_what_follows():
    plan = (entry("training", 5, 25), entry("tools", 7), entry("mandate", 45, 2))
    turns = traced(ability=step(0.2, 0.6, 10), adoption=step(0.0, 0.3, 12), interventions=plan).turns
    told = [(turn.week, turn.until, *([one.name for one in reached] for reached in (turn.begins, turn.ends)))
            for turn in turns]
    assert told == [(5, 30, ["training", "tools"], []), (30, 45, [], ["training"]), (45, 60, ["mandate"], ["mandate"])]
    moves = {move.line: (move.before, move.after) for move in turns[0].moves if move.moved}
    assert moves == {"ability": pytest.approx((0.2, 0.6)), "adopters": pytest.approx((0.0, 0.3))}


def test_adopters_who_fall_far_from_any_event_are_a_turn():
    turns = traced(adoption=hill(0.0, 0.4, 20, 40, 0.2), interventions=(entry("training", 2),)).turns
    assert [(turn.week, turn.peak) for turn in turns] == [(2, False), (23, True)]
    close = traced(adoption=hill(0.0, 0.4, 5, 40, 0.2), interventions=(entry("training", 2),)).turns
    assert [(turn.week, turn.peak) for turn in close] == [(2, False)]


def test_a_plan_that_does_nothing_has_one_turn():
    [turn] = traced().turns
    assert (turn.week, turn.until, turn.begins, turn.ends, turn.stages) == (0, WEEKS, (), (), ("unwilling",) * 2)


def test_many_turns_keep_those_in_which_most_moves():
    plan = tuple(entry(f"wave_{number}", 7 * number, 5) for number in range(8))
    turns = traced(willingness=step(0.1, 0.5, 30), interventions=plan).turns
    assert len(turns) == 5
    assert any(turn.week <= 30 < turn.until for turn in turns)


def test_a_change_of_the_main_stage_is_told():
    shares = {"unable": step(0.6, 0.1, 20), "unwilling": step(0.2, 0.7, 20)}
    [turn] = traced(interventions=(entry("training", 10),), **shares).turns
    assert turn.stages == ("unable", "unwilling")


def test_weeks_without_people_continue_their_neighbors():
    recording = recording_from({"people": [[0.0, 0.0], [4.0, 0.0], [4.0, 4.0]],
                                "adoption": [[np.nan, np.nan], [0.5, np.nan], [0.5, 1.0]]})
    assert by_week(recording, EVERYBODY, "adoption").tolist() == [0.5, 0.5, 0.75]


def test_five_points_are_a_move():
    assert Move("ability", 0.25, 0.3125).moved
    assert not Move("ability", 0.25, 0.29).moved


def test_by_default_the_largest_stuck_group_is_traced():
    assert traced().group == trace(result_from("plan", recording_from({"unaware": np.ones((WEEKS, 2))}))).group
    assert trace(result_from("plan", recording_from({"adoption": np.ones((WEEKS, 2))}))) is None


def test_the_start_of_the_run_is_known_where_it_is_stated():
    result = result_from("plan", recording_from({"unaware": np.ones((WEEKS, 2))}))
    dated = dataclasses.replace(result, manifest={**result.manifest, "start_date": "2027-01-04"})
    assert (trace(result).start, trace(dated).start) == (None, date(2027, 1, 4))
