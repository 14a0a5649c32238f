"""``cxsim sweep``: what is told before cells run, and how often the chunks are looked at."""

import re

import pytest

from cxsim.sweeps.store.folder import SweepFolder

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
