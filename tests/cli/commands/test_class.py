"""``cxsim class``: a class made and scored at a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxsim.cli.app import main
from tests.filled_workbook import fill
from tests.teaching.small_case import write_case

pytestmark = pytest.mark.stories


def run(*arguments: str | Path) -> int:
    with pytest.raises(SystemExit) as left:
        main([*map(str, arguments)])
    return int(left.value.code or 0)


def test_a_class_is_made_and_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case, folder = write_case(tmp_path / "cases" / "small"), tmp_path / "monday"
    assert run("class", "new", case, "--teams", "2", "--out", folder, "--futures", "3", "--quiet") == 0
    assert "The small case, 2 teams, 3 futures" in capsys.readouterr().out
    fill(folder / "teams" / "team_1.xlsx", [("training", None, 2, 12, 0.5)], "Owls")
    assert run("class", "score", folder, "--quiet", "--only-scores") == 0
    assert {file.suffix for file in (folder / "results").iterdir()} == {".html", ".csv", ".json"}
    assert not (folder / "results" / "class.html").exists()
    capsys.readouterr()
    assert run("class", "score", folder, "--quiet") == 0
    told = capsys.readouterr().out
    assert "Owls" in told and "Not scored: Team 2" in told
    assert "team_2.xlsx!Plan!A9: nothing is planned in it yet" in told
    assert (folder / "results" / "debrief_team_1.html").is_file()
    assert run("class", "new", case, "--out", folder) == 2
    assert "use --force to replace it" in capsys.readouterr().err


def test_a_rehearsal_can_be_scored_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case, folder = write_case(tmp_path / "cases" / "small"), tmp_path / "rehearsal"
    assert run("class", "new", case, "--teams", "2", "--out", folder, "--futures", "2", "--quiet", "--rehearsal") == 0
    assert run("class", "score", folder, "--quiet", "--only-scores") == 0
    told = capsys.readouterr().out
    assert "Team 1" in told and "Team 2" in told and "Not scored" not in told


def test_an_unknown_case_and_a_folder_that_is_no_class(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("class", "new", "siloed", "--out", tmp_path / "a") == 2
    assert "there is no case 'siloed'; did you mean 'siloed_company'?" in capsys.readouterr().err
    assert run("class", "score", tmp_path) == 2
    assert "this folder is no class" in capsys.readouterr().err
    assert run("class", "new", "siloed_company", "--teams", "0", "--out", tmp_path / "a") == 2
    assert "'0' given; allowed: a whole number from 1 to 40" in capsys.readouterr().err
