"""``cxsim play``: whole games by piped lines, saved at every step, as one would type them."""

import io
import sys

import pandas as pd
import pytest

from cxsim.cli.playing.session import Session
from cxsim.play.record import read_log
from cxsim.play.state import State

FIRST_TURN = ["add communication dose 50% weeks 26", "add remove inhibitor: own figures dose 80%", "add survey", "next"]
REST = ["30 %, I guess", "next", "next", "next", "nothing yet", "next", "next", "next", "next", "the survey"]


@pytest.fixture
def play(call, monkeypatch, tmp_path):
    """Exit code, output and errors of a game played by these lines, in the folder ``game``."""
    monkeypatch.chdir(tmp_path)

    def played(*lines, arguments=("siloed_company", "--seed", 7, "--out", "game")):
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return call("play", *arguments)

    return played


def test_a_whole_game_ends_with_the_truth_and_a_plan_that_compare_reads(play, call, tmp_path):
    code, out, err = play(*FIRST_TURN, "know attitude", *REST)
    assert (code, err) == (0, "")
    assert "What really happened" in out
    assert "After the first turn you predicted 30 %; it became" in out
    (adopters,) = [line for line in out.splitlines() if line.startswith("  adopters at the end")]
    code, _, err = call("compare", "game/do_nothing.yaml", "game/played.yaml", "--replicates", 2, "--out", "compared")
    assert code == 0, err
    weeks = pd.read_parquet(tmp_path / "compared" / "weekly.parquet")
    mine = weeks[(weeks.scenario == "Played") & (weeks.replicate == 0) & (weeks.measure == "adoption")]
    assert adopters.split()[4:6] == [f"{100 * mine.sort_values('week').value.tail(4).mean():.0f}", "%"]


def test_a_page_is_never_wider_than_eighty_columns(play):
    _, out, _ = play("?", "brief", "offers", "about training", "about 31", "add interviews", "add skill diagnosis",
                     "add network map", "add collaboration: team with team", *FIRST_TURN, "30 %", "plan", "know",
                     "know attitude", "know ties", "know nothing at all")
    assert [line for line in out.splitlines() if len(line) > 80] == []
    assert not any(letter in out for letter in "\x1b\t")


def test_the_end_of_the_input_saves_and_says_how_to_go_on(play, tmp_path):
    code, out, _ = play(*FIRST_TURN)
    assert code == 0
    assert out.splitlines()[-1] == "Saved. Go on with: cxsim play --resume game"
    code, out, _ = play(*REST, arguments=("--resume", "game"))
    assert code == 0
    assert "What share of the people will be adopters at the end?" in out
    assert "What really happened" in out
    assert len(read_log(tmp_path / "game" / "game.jsonl")[0]) == 1 + len(FIRST_TURN) + len(REST)


def test_what_is_known_at_the_start_of_a_turn_is_what_was_bought(play):
    _, without, _ = play("next", arguments=("siloed_company", "--seed", 7, "--out", "blind"))
    _, asked, _ = play("add survey", "next", arguments=("siloed_company", "--seed", 7, "--out", "asked"))
    assert ("Asked (survey)" in without, "Asked (survey)" in asked) == (False, True)
    assert "customer score" in without
    assert "± 7" not in without


def test_wrong_lines_say_what_is_allowed_and_change_nothing(play, tmp_path):
    code, out, _ = play("ad training", "add trainig", "add training dose 100%", "stop training", "", "next", "", "quit")
    assert code == 0
    for told in ("did you mean 'add'?", "did you mean 'training'?", "that would take the plan to",
                 "your plan has nothing", "? tells what you can do", "say something"):
        assert told in " ".join(out.split())
    assert len(read_log(tmp_path / "game" / "game.jsonl")[0]) == 2


def test_a_question_lets_one_look_before_answering(play):
    _, out, _ = play("next", "know", "plan", "brief", "?", "10 %", "quit")
    assert "Your plan is empty" in out
    assert "Now decide" in out


def test_an_interruption_saves_too(play, monkeypatch, tmp_path):
    def interrupted(session):
        raise KeyboardInterrupt

    monkeypatch.setattr(Session, "_asked", interrupted)
    code, out, _ = play()
    assert code == 130
    assert out.splitlines()[-1] == "Saved. Go on with: cxsim play --resume game"
    assert len(read_log(tmp_path / "game" / "game.jsonl")[0]) == 1


def test_a_game_without_a_seed_gets_one_and_a_folder(play, tmp_path):
    code, out, _ = play("quit", arguments=("siloed_company",))
    (folder,) = tmp_path.glob("play-siloed_company-*")
    assert code == 0
    assert 0 <= int(folder.name.rpartition("-")[2]) < 10_000
    assert out.splitlines()[-1].endswith(folder.name)


@pytest.mark.parametrize(("arguments", "told"), [
    ((), "name a case to play (change_saturation, contact_center_call_time,"),
    (("siloed_compny",), "there is no case 'siloed_compny'; did you mean 'siloed_company'?"),
    (("--resume", "nowhere"), "there is no game in 'nowhere'; give its folder or its log (game.jsonl)"),
    (("siloed_company", "--resume", "game"), "a game goes on as it began: leave out the case, --seed and --out"),
    (("siloed_company", "--seed", "-1"), "--seed"),
])
def test_a_mistake_of_the_command_line_is_told(play, arguments, told):
    code, _, err = play(arguments=arguments)
    assert code == 2
    assert told in " ".join(err.split())


def test_a_game_is_never_written_over(play):
    play("quit")
    code, _, err = play("quit")
    assert code == 2
    assert "there is a game in 'game' already; go on with it (--resume game)" in " ".join(err.split())


def test_a_session_holds_the_state_of_its_log(play, tmp_path):
    assert play("add recognition", "quit")[0] == 0
    from cxsim.play.record import resumed

    state, _ = resumed(tmp_path / "game" / "game.jsonl")
    assert isinstance(state, State)
    assert [one.label for one in state.course] == ["recognition"]
