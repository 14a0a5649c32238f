"""A game in a folder: nothing is lost, and what is no game is told."""

import pytest

from cxsim.errors import OutputError, ResultError
from cxsim.play.events import Add, Answer, EndTurn, Stop
from cxsim.play.record import COMPANY, LOG, NOTHING, PLAYED, append, begin_log, log_in, read_log, resumed, write_plan
from cxsim.scenario.loading.load import load_scenario

EVENTS = (Add("recognition", weeks=20), EndTurn(), Answer("5 %"), Stop("recognition"))


@pytest.fixture
def log(start, tmp_path):
    file = begin_log(tmp_path / "game", start.table.begin)
    for event in EVENTS:
        append(file, event)
    return file


def test_a_game_goes_on_where_it_was(log, after):
    assert resumed(log) == (after(*EVENTS), "")
    assert log_in(log.parent) == log_in(log) == log


def test_a_line_that_was_cut_off_is_left_out(log, after):
    log.write_text(log.read_text("utf-8")[:-5], "utf-8")
    state, told = resumed(log)
    assert (state, told) == (after(*EVENTS[:-1]), "the last line of game.jsonl was cut off and is left out")
    append(log, EVENTS[-1])
    assert resumed(log) == (after(*EVENTS), "")


def test_a_line_that_is_wrong_is_told_with_its_number(log):
    lines = log.read_text("utf-8").splitlines(keepends=True)
    log.write_text("".join([*lines[:2], "nothing\n", *lines[2:]]), "utf-8")
    with pytest.raises(ResultError, match=r"game\.jsonl, line 3: this is no line of JSON"):
        read_log(log)


@pytest.mark.parametrize("text", ["", '{"event": "end_turn"}\n'])
def test_a_file_that_begins_no_game_is_refused(tmp_path, text):
    file = tmp_path / "log.jsonl"
    file.write_text(text, "utf-8")
    with pytest.raises(ResultError, match="is no game: its first line begins none"):
        resumed(file)


def test_an_event_that_was_not_allowed_is_told(log):
    append(log, Stop("recognition"))
    with pytest.raises(ResultError, match="'recognition' is over"):
        resumed(log)


def test_a_game_is_not_written_over(log, start):
    with pytest.raises(OutputError, match=r"there is a game in .* already; go on with it"):
        begin_log(log.parent, start.table.begin)


def test_a_place_without_a_game_is_told(tmp_path):
    with pytest.raises(OutputError, match=r"there is no game in .*; give its folder or its log \(game\.jsonl\)"):
        log_in(tmp_path)


def test_the_plan_is_a_scenario_under_the_terms(after, tmp_path):
    state = after(*EVENTS)
    files = write_plan(tmp_path, state)
    assert [file.name for file in files] == [COMPANY, NOTHING, PLAYED]
    played = load_scenario(files[-1])
    assert (played.seed, played.plan.budget, played.plan.team_hours_per_week) == (7, 400_000, 18)
    assert played.plan.interventions == state.course
    assert load_scenario(files[1]).plan.does_nothing
    assert not (tmp_path / LOG).exists()
