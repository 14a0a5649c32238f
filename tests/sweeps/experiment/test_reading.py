"""Experiments as stated: files, Python and --vary, with mistakes at their place."""

import pytest

from cxsim.errors import InputError
from cxsim.sweeps.experiment.reading import experiment_from, read_experiment, varied, with_keys
from cxsim.sweeps.experiment.schema import Factor, Keep

BASE = {"name": "x", "scenario": "company.yaml"}


def test_a_file_is_read_with_its_short_forms(tmp_path):
    (tmp_path / "e.yaml").write_text("name: x\nscenario: company.yaml\nfactors:\n  weeks: [8, 10]\nkeep: weekly\n",
                                     encoding="utf-8")
    stated = read_experiment(tmp_path / "e.yaml")
    assert stated.experiment.factors == {"weeks": Factor(values=(8, 10))}
    assert stated.experiment.keep == Keep(weekly=("adoption",))
    assert (stated.experiment.files, stated.folder) == (("company.yaml",), tmp_path)


@pytest.mark.parametrize(("more", "said"), [
    ({"desgin": {}}, "desgin: unknown key 'desgin'; did you mean 'design'?"),
    ({"factors": {"weeks": {"low": 1, "hihg": 3}}}, "factors.weeks.hihg: unknown key 'hihg'; did you mean 'high'?"),
    ({"factors": {"weeks": {"low": 3, "high": 3}}}, "factors.weeks: low: 3 is not below high: 3"),
    ({"factors": {"weeks": {"low": 3}}}, "factors.weeks: a range needs both 'low' and 'high'"),
    ({"factors": {"weeks": {"low": 0, "high": 3, "scale": "log"}}}, "a log scale needs numbers above 0; low is 0"),
    ({"factors": {"weeks": {"low": 1.5, "high": 3, "whole": True}}}, "needs whole numbers as 'low' and 'high'"),
    ({"factors": {"weeks": {"low": 1, "high": 3, "values": [1]}}}, "give one of 'values', 'levels'"),
    ({"factors": {"weeks": []}}, "factors.weeks: at least one value is needed"),
    ({"factors": {"weeks": [1, 2, 1.0]}}, "factors.weeks: 1.0 is listed twice"),
    ({"measures": []}, "measures: the list is empty; name at least one, or remove the key"),
    ({"design": {"type": "sobl"}}, "design.type: the text 'sobl' is not allowed; did you mean 'sobol'?"),
    ({"design": {"type": "sobol"}}, "design: a design of type 'sobol' needs 'samples'"),
    ({"design": {"type": "grid", "samples": 3}}, "design: a design of type 'grid' has no 'samples'"),
    ({"design": {"type": "morris", "samples": 3, "levels": 5}}, "levels: an even number is needed, 5 is given"),
    ({"run": {"worker": 2}}, "run.worker: unknown key 'worker'; did you mean 'workers'?"),
    ({"run": {"executor": "dask"}}, "run: 'executor: dask' needs 'dask: ADDRESS', or 'dask: local'"),
    ({"run": {"executor": "serial", "dask": "local"}}, "goes with 'executor: dask', not with 'executor: serial'"),
    ({"run": {"executor": "serial", "seconds_per_cell": 60}}, "run: 'seconds_per_cell' needs processes that can be "
     "stopped, which 'executor: serial' does not have; state 'executor: processes'"),
    ({"run": {"seconds_per_cell": 0.5}}, "run.seconds_per_cell: must be at least 1"),
    ({"scenarios": ["b.yaml"]}, "give 'scenario: FILE' or 'scenarios: [FILE, FILE]'"),
    ({"replicates": 0}, "replicates: must be at least 1, 0 is given"),
])
def test_a_mistake_is_told_at_its_place(more, said):
    with pytest.raises(InputError) as caught:
        experiment_from({**BASE, **more})
    assert said in str(caught.value)


def test_a_mistake_in_a_file_has_line_and_column(tmp_path):
    (tmp_path / "e.yaml").write_text("name: x\nscenario: company.yaml\ndesign: {type: sobl}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"e\.yaml:3:16: design\.type: the text 'sobl'"):
        read_experiment(tmp_path / "e.yaml")


def test_a_scenario_in_the_place_of_an_experiment_is_told(tmp_path):
    (tmp_path / "s.yaml").write_text("name: x\nweeks: 8\norganization: {file: a.csv}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"s\.yaml:3:1: organization: this file is a scenario; vary it with --vary"):
        read_experiment(tmp_path / "s.yaml")


@pytest.mark.parametrize("text", ["", "# to be written\n", "---\n"])
def test_an_empty_file_is_told_what_an_experiment_needs(tmp_path, text):
    (tmp_path / "e.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"e\.yaml:1:1: the file is empty; an experiment needs at least 'name:' and "
                                         "'scenario:', and 'factors:' to vary something"):
        read_experiment(tmp_path / "e.yaml")


def test_one_and_true_are_two_values():
    assert experiment_from({**BASE, "factors": {"x": [1, True]}}).experiment.factors["x"].values == (1, True)


def test_vary_makes_a_grid_of_a_scenario():
    experiment = varied(["a.yaml"], ["x=1,2.5,word", "y=0.1:0.5:3"], replicates=4).experiment
    assert experiment.factors == {"x": Factor(values=(1, 2.5, "word")), "y": Factor(low=0.1, high=0.5, points=3)}
    assert (experiment.files, experiment.replicates, experiment.name) == (("a.yaml",), 4, "a: x, y")


@pytest.mark.parametrize(("text", "said"), [
    ("x", "--vary: x: PATH=VALUE,VALUE or PATH=LOW:HIGH:POINTS is expected"),
    ("x=", "--vary: x=: PATH=VALUE,VALUE"),
    ("x=1:2", "--vary: x=1:2: a range is written LOW:HIGH:POINTS"),
    ("x=1,[2", "--vary: x=1,[2: "),
])
def test_vary_says_how_it_is_written(text, said):
    with pytest.raises(InputError) as caught:
        varied(["a.yaml"], [text])
    assert said in str(caught.value)


def test_a_path_is_varied_once():
    with pytest.raises(InputError, match="--vary: x: is varied twice"):
        varied(["a.yaml"], ["x=1", "x=2"])


def test_options_replace_keys_and_are_checked_like_them():
    stated = experiment_from({**BASE, "replicates": 3})
    assert with_keys(stated, {}) is stated
    assert with_keys(stated, {"replicates": 5, "seed": 1}).experiment.replicates == 5
    with pytest.raises(InputError, match="replicates: must be at least 1"):
        with_keys(stated, {"replicates": 0})
