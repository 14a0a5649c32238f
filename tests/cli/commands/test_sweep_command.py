"""``cxsim sweep``: what is told before cells run, and how often the chunks are looked at."""

import re
from pathlib import Path

import pytest
import typer

from cxsim.cli.commands.sweep import MOST_FAILURES, SOME_FAILED, say_how_it_ended
from cxsim.sweeps.store.folder import SweepFolder
from cxsim.sweeps.sweep import Swept

EXPERIMENT = """\
name: Weeks
scenario: train.yaml
factors: {plan.interventions.training.weeks: [2, 3]}
run: {executor: serial}
"""


@pytest.fixture
def experiment(desk):
    """The file of an experiment of two cells."""
    (desk / "experiment.yaml").write_text(EXPERIMENT, encoding="utf-8")
    return desk


def test_a_dry_run_tells_what_the_probe_measured_and_makes_no_folder(experiment, call):
    code, shown, _ = call("sweep", "experiment.yaml", "--out", "out", "--dry-run")
    assert code == 0
    assert shown.startswith("2 cells x ")
    assert "on 1 process;" in shown  # as the experiment says, however many processors there are
    assert re.search(r"^A cell takes about [\d.]+ seconds of a processor, measured on 2 cells\.$", shown, re.MULTILINE)
    assert not (experiment / "out").exists()


def test_factors_that_change_nothing_are_told_before_the_run(desk, call):
    (desk / "experiment.yaml").write_text(EXPERIMENT.replace(".weeks: [2", ".pause_weeks: [1"), encoding="utf-8")
    _, _, told = call("sweep", "experiment.yaml", "--out", "out", "--dry-run")
    assert told.splitlines() == [
        "Note: plan.interventions.training.pause_weeks: has no effect without 'rounds' (in all cells)",
        "Note: plan.interventions.training.pause_weeks: with 1, 3, beside the other values of the first and the last "
        "cell, 3 simulated futures gave the same in all measures that are kept; varying it may change nothing"]


def test_chunks_are_looked_at_once_before_and_once_after_a_run(experiment, call, monkeypatch):
    looks, survey = [], SweepFolder.survey
    monkeypatch.setattr(SweepFolder, "survey", lambda self: looks.append(1) or survey(self))
    assert call("sweep", "experiment.yaml", "--out", "out")[1].endswith(
        "2 cells run; 2 of 2 done, 0 failed, 0 left.\nResults: out/results.parquet\n")
    assert len(looks) == 2
    assert "0 cells run; 2 of 2 done" in call("sweep", "experiment.yaml", "--out", "out")[1]
    assert len(looks) == 3


def ended(capsys, failed, left=0):
    """What is said of a sweep of 20 cells, and its exit code."""
    swept = Swept(Path("out"), 20, 18, {cell: f"reason {cell}" for cell in failed}, left, ())
    try:
        say_how_it_ended(swept, Path("out"))
        code = 0
    except typer.Exit as stop:
        code = stop.exit_code
    return code, capsys.readouterr().out.splitlines()


def test_the_first_cells_that_failed_are_told_and_the_others_counted(capsys):
    first = [f"Cell {cell} failed: reason {cell}" for cell in range(MOST_FAILURES)]
    again = "Their measures are empty; --retry runs them again."
    for more, counted in (([], []), ([MOST_FAILURES, MOST_FAILURES + 1], ["and 2 more"])):
        failed = [*more, *reversed(range(MOST_FAILURES))]
        assert ended(capsys, failed) == (SOME_FAILED, [
            f"18 cells run; {20 - len(failed)} of 20 done, {len(failed)} failed, 0 left.",
            "Results: out/results.parquet", *first, *counted, again])


def test_what_is_left_is_for_others(capsys):
    assert ended(capsys, [], left=3) == (0, [
        "18 cells run; 17 of 20 done, 0 failed, 3 left.", "Other shards, or a later call, run those that are left."])
