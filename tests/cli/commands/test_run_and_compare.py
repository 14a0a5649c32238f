"""``cxsim run``, ``compare`` and ``demo``, end to end on a small company."""

import csv
import hashlib
import json

import pytest

from cxsim.cli.commands import demo

FILES = {
    "report.html", "report.json", "adoption.png", "summary.csv", "risk.csv", "costs.csv", "funnel.csv", "benefit.csv",
    "load.csv", "first_90_days.csv", "weekly.parquet", "weekly_groups.parquet", "manifest.json", "recipe.json",
}
SUMMARY = "scenario,measure,unit,mean,p05,p50,p95,mcse,replicates"
DIFFERENCES = "scenario,baseline,measure,mean,low,high,p05,p95,probability_better,replicates,replicates_needed"


@pytest.fixture
def desk(desk):
    """The two scenarios for four weeks: what is written and said does not depend on how long they are."""
    for path in desk.glob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace("\nweeks: 12", "\nweeks: 4"), "utf-8")
    return desk


def names_in(folder):
    return {path.name for path in folder.iterdir()}


def rows(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_comparison_shows_a_table_and_writes_its_files(desk, call):
    code, out, err = call("compare", "idle.yaml", "train.yaml", "--out", "out")
    assert (code, err) == (0, "")
    assert "2 plans, 28 people, 4 weeks, 3 replicates, the same random events for every plan (seed 3)" in out
    assert "Do nothing (baseline)" in out
    assert out.rstrip().endswith("Results: out")
    assert names_in(desk / "out") == {*FILES, "differences.csv", "pairs.csv", "ranking.csv", "robustness.csv"}
    assert (desk / "out/summary.csv").read_text("utf-8").startswith(SUMMARY + "\n")
    assert (desk / "out/differences.csv").read_text("utf-8").startswith(DIFFERENCES + "\n")
    assert {row["scenario"] for row in rows(desk / "out/summary.csv")} == {"Do nothing", "Train"}
    pairs = {(row["scenario"], row["baseline"]) for row in rows(desk / "out/differences.csv")}
    assert pairs == {("Train", "Do nothing")}


def test_options_win_over_the_scenario(desk, call):
    assert call("compare", "idle.yaml", "train.yaml", "--replicates", 2, "--seed", 0, "--out", "out")[0] == 0
    manifest = json.loads((desk / "out/manifest.json").read_text("utf-8"))
    assert (manifest["seed"], manifest["replicates"]) == (0, 2)


@pytest.mark.parametrize("name", ["Train", "train.yaml", "train"])
def test_the_baseline_may_be_named_in_three_ways(name, desk, call):
    assert call("compare", "idle.yaml", "train.yaml", "--baseline", name, "--out", "out")[0] == 0
    assert {row["baseline"] for row in rows(desk / "out/differences.csv")} == {"Train"}


def test_workers_and_engine_change_no_byte(desk, call):
    """Everything that is written is the same, but for the engine that the manifest names."""
    hashes = set()
    for number, options in enumerate((["--workers", 1], ["--workers", 2], ["--engine", "numpy", "--workers", 2])):
        assert call("run", "train.yaml", "--out", f"out{number}", *options)[0] == 0
        data = (desk / f"out{number}" / name for name in ("summary.csv", "weekly.parquet", "weekly_groups.parquet"))
        hashes.add(tuple(hashlib.sha256(path.read_bytes()).hexdigest() for path in data))
    assert len(hashes) == 1


def test_one_run_shows_every_measure(desk, call):
    code, out, err = call("run", "train.yaml", "--out", "out")
    assert (code, err) == (0, "")
    assert "Train: 28 people, 4 weeks, 3 replicates (seed 3)" in out
    for row in rows(desk / "out/summary.csv"):
        assert row["measure"].replace("_", " ") in out
    assert names_in(desk / "out") == FILES


def test_a_run_against_nothing_is_a_comparison(desk, call):
    code, out, _ = call("run", "train.yaml", "--baseline", "nothing", "--out", "out")
    assert code == 0
    assert "do nothing (baseline)" in out
    assert {row["baseline"] for row in rows(desk / "out/differences.csv")} == {"do nothing"}


def test_a_run_against_another_file(desk, call):
    assert call("run", "train.yaml", "--baseline", "idle.yaml", "--out", "out")[0] == 0
    assert {row["baseline"] for row in rows(desk / "out/differences.csv")} == {"Do nothing"}


def test_without_out_every_run_gets_its_own_folder(desk, call):
    assert call("run", "train.yaml")[0] == 0
    assert call("run", "train.yaml")[0] == 0
    assert names_in(desk / "output") == {"train", "train-2"}
    first, second = (desk / "output" / name / "summary.csv" for name in ("train", "train-2"))
    assert first.read_bytes() == second.read_bytes()


def test_earlier_results_are_kept_unless_forced(desk, call):
    assert call("run", "train.yaml", "--out", "out")[0] == 0
    before = (desk / "out/manifest.json").read_bytes()
    code, out, err = call("run", "train.yaml", "--out", "out", "--seed", "9")
    assert (code, out) == (2, "")
    assert "--force" in err
    assert (desk / "out/manifest.json").read_bytes() == before
    assert call("run", "train.yaml", "--out", "out", "--seed", "9", "--force")[0] == 0
    assert json.loads((desk / "out/manifest.json").read_text("utf-8"))["seed"] == 9


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["run", "trian.yaml"], "trian.yaml: there is no such file"),
        (["run", "."], "this is a folder"),
        (["run", "train.yaml", "--out", "."], "give another folder"),
        (["run", "train.yaml", "--out", ".", "--force"], "contains the input"),
        (["run", "train.yaml", "--out", "people.csv"], "a file of that name is there"),
        (["run", "train.yaml", "--baseline", "idel.yaml"], "'idel.yaml' is neither 'nothing'"),
        (["run", "train.yaml", "--baseline", "train.yaml"], "give each its own name"),
        (["run", "train.yaml", "--baseline", "nothing", "--replicates", "1"], "use 2 or more"),
        (["compare", "train.yaml"], "a comparison needs two or more scenarios"),
        (["compare", "train.yaml", "train.yaml"], "give each its own name"),
        (["compare", "idle.yaml", "train.yaml", "--baseline", "Trian"], "did you mean 'Train'?"),
        (["compare", "idle.yaml", "train.yaml", "--replicates", "1"], "use 2 or more"),
        (["compare", "idle.yaml", "nowhere.yaml"], "nowhere.yaml: there is no such file"),
    ],
)
def test_a_mistake_is_told_before_anything_runs(arguments, expected, desk, call):
    before = names_in(desk)
    code, out, err = call(*arguments)
    assert (code, out) == (2, "")
    assert expected in err
    assert "Traceback" not in err
    assert names_in(desk) == before


def test_mistakes_of_all_files_are_told_together(desk, call):
    for name in ("idle.yaml", "train.yaml"):
        text = (desk / name).read_text("utf-8")
        (desk / name).write_text(text.replace("weeks: 4", "weks: 4").replace("size: 16", "size: many"), "utf-8")
    code, _, err = call("compare", "idle.yaml", "train.yaml")
    assert code == 2
    for name in ("idle.yaml", "train.yaml"):
        assert f"{name}:3:1: weks: " in err
        assert "did you mean 'weeks'?" in err
    assert "4 problems found." in err


def test_the_demo_replaces_its_own_results_and_nothing_else(desk, call, monkeypatch):
    monkeypatch.setattr(demo, "demo_scenarios", lambda: [desk / "idle.yaml", desk / "train.yaml"])
    assert call("demo", "--out", "demo")[0] == 0
    assert call("demo", "--out", "demo", "--replicates", "2")[0] == 0
    assert json.loads((desk / "demo/manifest.json").read_text("utf-8"))["replicates"] == 2
    (desk / "mine").mkdir()
    (desk / "mine/notes.txt").write_text("mine", "utf-8")
    assert call("demo", "--out", "mine")[0] == 2
    assert names_in(desk / "mine") == {"notes.txt"}
