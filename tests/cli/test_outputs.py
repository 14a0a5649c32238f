"""Where results may go."""

import os
import subprocess
import sys

import pytest

from cxsim.cli.outputs import chosen_folder, plain_name
from cxsim.errors import OutputError


def choose_folder(asked, name, inputs, *, force):
    """The folder that a run gets which ends at once."""
    with chosen_folder(asked, name, inputs, force=force) as folder:
        return folder


def test_without_a_wish_results_go_to_the_first_free_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    first = choose_folder(None, "plan", [], force=False)
    assert first.as_posix() == "output/plan"
    first.mkdir(parents=True)
    assert choose_folder(None, "plan", [], force=False).as_posix() == "output/plan-2"
    (tmp_path / "output/plan-2").mkdir()
    assert choose_folder(None, "plan", [], force=False).name == "plan-3"


def test_runs_at_once_get_folders_of_their_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code = ("from cxsim.cli.outputs import chosen_folder\n"
            "with chosen_folder(None, 'plan', [], force=False) as folder:\n"
            "    print(folder.name, flush=True)\n    input()")
    runs = [subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            for _ in range(3)]
    assert sorted(run.stdout.readline() for run in runs) == ["plan\n", "plan-2\n", "plan-3\n"]
    for run in runs:
        run.communicate("\n")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_folder_with_files_is_refused_unless_forced(tmp_path):
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    with pytest.raises(OutputError, match="--force"):
        choose_folder(tmp_path, "plan", [], force=False)
    assert choose_folder(tmp_path, "plan", [], force=True) == tmp_path


def test_an_empty_folder_is_taken(tmp_path):
    assert choose_folder(tmp_path, "plan", [], force=False) == tmp_path


@pytest.mark.parametrize("force", [True, False])
def test_the_folder_of_an_input_is_never_an_output(tmp_path, force):
    scenario = tmp_path / "plan.yaml"
    with pytest.raises(OutputError, match="contains the input"):
        choose_folder(tmp_path, "plan", [scenario], force=force)
    assert choose_folder(tmp_path / "out", "plan", [scenario], force=force) == tmp_path / "out"


def test_a_name_that_is_too_long_is_told(tmp_path):
    with pytest.raises(OSError, match="name too long"):
        choose_folder(tmp_path / ("x" * 300), "plan", [], force=False)


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    for wish in (tmp_path / "file", tmp_path / "file" / "inside"):
        with pytest.raises(OutputError, match="file"):
            choose_folder(wish, "plan", [], force=False)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_the_right_to_write_is_told_before_the_run(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="cannot write"):
        choose_folder(tmp_path / "out", "plan", [], force=False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("\U00020000" * 99, "\U00020000" * 50),
     ("my plan/2", "my-plan-2"), ("Bürgeramt", "Bürgeramt"), ("../..", "results"), ("", "results")],
)
def test_a_name_becomes_a_plain_folder(text, expected):
    assert plain_name(text) == expected
