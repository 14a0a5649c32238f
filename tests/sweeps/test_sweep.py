"""Whole sweeps: the same bytes however they are run, and a resume contract that is kept."""

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys

import numpy as np
import pytest

from cxsim.errors import InputError, OutputError
from cxsim.scenario.loading.load import load_scenario
from cxsim.scenario.loading.overrides import with_overrides
from cxsim.studies.ensemble import run
from cxsim.sweeps.sweep import Sweep, sweep
from cxsim.sweeps.work.executors import Serial
from tests.sweeps.conftest import COMPANY
from tests.sweeps.deadly_cell import DEADLY, HANGING

HOURS = "plan.interventions.training.hours_per_week"
EXPERIMENT = {
    "name": "x", "scenario": "company.yaml", "keep": {"cells": [0, 5]},
    "factors": {HOURS: [1, 2, 4], "parameters.quit_rate": [0.002, 0.004]},
    "run": {"executor": "serial", "chunk_seconds": 0.2},
}


def digest(folder, name="results.parquet"):
    return hashlib.sha256((folder / name).read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def at_once(tmp_path_factory):
    """The folder of the experiment, run at once."""
    folder = tmp_path_factory.mktemp("whole")
    (folder / "company.yaml").write_text(COMPANY, encoding="utf-8")
    with contextlib.chdir(folder):
        sweep(EXPERIMENT, "whole")
    return folder / "whole"


@pytest.fixture
def whole(desk, at_once):
    """The bytes of the tables of the experiment that was run at once; its folder lies at the desk too."""
    shutil.copytree(at_once, desk / "whole")
    return digest(desk / "whole"), digest(desk / "whole", "weekly.parquet")


def test_a_row_is_a_replicate_of_the_scenario_with_the_values_of_its_cell(desk):
    rows = sweep(EXPERIMENT, "out").results()
    assert len(rows) == 6 * 4
    own = rows[(rows[HOURS] == 4) & (rows["parameters.quit_rate"] == 0.002)]
    exact = {"value": 0.002, "low": 0.002, "high": 0.002}
    alone = run(with_overrides(load_scenario("company.yaml"), {HOURS: 4, "parameters.quit_rate": exact}), workers=1)
    np.testing.assert_array_equal(own["adoption_end"], alone.measures["adoption_end"])
    np.testing.assert_array_equal(own["cost_total"], alone.measures["cost_total"])
    assert set(own["scenario_hash"]) == {alone.manifest["scenario_hash"]}
    assert own["replicate"].tolist() == [0, 1, 2, 3]
    assert rows["failed"].isna().all()


@pytest.mark.parametrize("how", [
    {"run": {"executor": "processes", "workers": 2, "chunk_seconds": 0.1}},
    {"run": {"executor": "serial", "chunk_seconds": 1000.0, "engine": "compiled"}},
])
def test_the_tables_have_the_same_bytes_however_they_are_made(desk, whole, how):
    sweep({**EXPERIMENT, **how}, "other")
    assert (digest(desk / "other"), digest(desk / "other", "weekly.parquet")) == whole


def test_shards_share_a_folder_and_come_to_the_same_bytes(desk, whole):
    first = sweep(EXPERIMENT, "parts", shard=(1, 2))
    assert (first.ran, first.left) == (3, 3)
    assert not (desk / "parts" / "results.parquet").exists()
    last = sweep(EXPERIMENT, "parts", shard=(2, 2))
    assert (last.ran, last.left) == (3, 0)
    assert (digest(desk / "parts"), digest(desk / "parts", "weekly.parquet")) == whole


def test_what_is_done_is_not_run_again(desk, whole):
    assert sweep(EXPERIMENT, "whole").ran == 0
    lost = sorted((desk / "whole" / "chunks").glob("*.parquet"))[0]
    cells = int(lost.stem.split("-")[1]) - int(lost.stem.split("-")[0]) + 1
    lost.unlink()
    assert 1 <= sweep(EXPERIMENT, "whole").ran <= cells
    assert (digest(desk / "whole"), digest(desk / "whole", "weekly.parquet")) == whole


def test_another_experiment_is_refused_with_the_difference(desk, whole):
    with pytest.raises(OutputError, match="replicates: 4 before, 5 now"):
        sweep({**EXPERIMENT, "replicates": 5}, "whole")
    assert digest(desk / "whole") == whole[0]
    with pytest.raises(OutputError, match="holds this sweep already"):
        sweep(EXPERIMENT, "whole", resume=False)


def test_nothing_is_written_if_any_cell_is_wrong(desk):
    with pytest.raises(InputError, match="cell 1"):
        sweep({**EXPERIMENT, "factors": {HOURS: [1, -1]}, "keep": None}, "out")
    assert not (desk / "out").exists()


@pytest.fixture
def unseeded(desk):
    """The same without a seed."""
    text = (desk / "company.yaml").read_text(encoding="utf-8").replace("seed: 3\n", "")
    (desk / "company.yaml").write_text(text, encoding="utf-8")
    return desk


def test_a_seed_that_was_drawn_stays_with_the_folder(unseeded):
    sweep(EXPERIMENT, "out")
    first = digest(unseeded / "out")
    next((unseeded / "out" / "chunks").iterdir()).unlink()
    assert sweep(EXPERIMENT, "out").ran > 0
    assert digest(unseeded / "out") == first
    with pytest.raises(OutputError, match=r"seed: \d+ before, 5 now"):
        sweep({**EXPERIMENT, "seed": 5}, "out")


def test_shards_need_a_seed_that_all_of_them_know(unseeded):
    with pytest.raises(InputError, match="each shard would draw its own; state 'seed:', for example 1"):
        sweep(EXPERIMENT, "out", shard=(1, 2))
    assert not (unseeded / "out").exists()
    assert sweep({**EXPERIMENT, "seed": 5}, "out", shard=(1, 2)).ran == 3


MAIN = """
if __name__ == "__main__":
    from cxsim.cli.app import main
    main(["sweep", "experiment.yaml", "--out", "out", "--workers", "{}", "--quiet"])
"""


@pytest.mark.stories
@pytest.mark.parametrize(("spoiled", "workers", "limit", "why"), [
    (DEADLY, 2, "", "its worker process died, also when it ran alone"),
    (HANGING, 1, ", seconds_per_cell: 3",
     "it took longer than 3 seconds, also when it ran alone (run: seconds_per_cell)"),
], ids=["a cell that kills its worker", "a cell that hangs"])
def test_a_cell_that_no_worker_survives_is_recorded_and_retried_on_request(
    desk, whole, monkeypatch, spoiled, workers, limit, why
):
    (desk / "experiment.yaml").write_text(
        f"name: x\nscenario: company.yaml\nkeep: {{cells: [0, 5]}}\nrun: {{chunk_seconds: 0.2{limit}}}\nfactors:\n"
        f"  {HOURS}: [1, 2, 4]\n  parameters.quit_rate: [0.002, 0.004]\n", encoding="utf-8")
    (desk / "spoiled.py").write_text(spoiled + MAIN.format(workers), encoding="utf-8")
    done = subprocess.run([sys.executable, "spoiled.py"], capture_output=True, text=True, timeout=300, env={
        **os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    assert done.returncode == 3, done.stderr
    assert "6 cells run; 5 of 6 done, 1 failed, 0 left." in done.stdout
    assert f"Cell 3 failed: {why}" in done.stdout
    monkeypatch.setattr(Sweep, "executor", lambda *_: Serial)
    found = sweep("experiment.yaml", "out")
    assert (found.ran, list(found.failed)) == (0, [3])
    rows = found.results()
    assert rows[rows["cell"] == 3]["adoption_end"].isna().all()
    assert rows[rows["cell"] != 3]["adoption_end"].notna().all()
    again = sweep("experiment.yaml", "out", retry=True)
    assert (again.ran, dict(again.failed)) == (1, {})
    assert (digest(desk / "out"), digest(desk / "out", "weekly.parquet")) == whole
