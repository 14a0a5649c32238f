"""Stated numbers are uncertain in results too: stored, the same for every plan, and first among what decides."""

from __future__ import annotations

import csv

import numpy as np
import pytest

from cxsim.analysis.assumptions import shared_parameters, swings
from cxsim.scenario.loading.load import from_mapping
from cxsim.studies.ensemble import compare_paired, run
from cxsim.studies.parameter_sets import run_sets
from cxsim.words.bands import band_holds
from cxsim.words.inputs import deciding_words

TRAINING = {"type": "training", "start_week": 1, "weeks": 30, "hours_per_week": 3}
NEED = {"type": "communication", "start_week": 1, "weeks": 40, "need": 0.8, "vision": 0.6}
TOOLS = {"type": "tool_rollout", "start_week": 1, "strength": 0.8}
PEOPLE = {
    "generate": {"departments": [{"name": "sales", "size": 14}, {"name": "service", "size": 12}]},
    "traits": {"initial_skill": {"sales": 0.3, "service": 0.3}},
}
CONTEXT = {"sponsorship": 0.5, "inhibitors": [{"name": "silo", "strength": {"value": 0.3, "low": 0.1, "high": 0.5}}]}


def company(name="plan", *interventions, **changes):
    return from_mapping({
        "name": name, "weeks": 20, "seed": 5, "replicates": 8, "organization": PEOPLE, "context": CONTEXT,
        "parameters": {"quit_rate": 0.004}, "plan": {"interventions": list(interventions)}, **changes,
    })


@pytest.fixture(scope="module")
def compared():
    return compare_paired([company("idle"), company("trained", TRAINING, NEED)], workers=1)


def test_what_was_stated_and_what_was_drawn_stand_beside_the_parameters(compared):
    result = compared["trained"]
    inputs = result.manifest["inputs"]
    assert list(inputs) == ["input: sponsorship", "input: inhibitor silo", "input: quit_rate",
                            "input: mean initial_skill"]
    assert inputs["input: inhibitor silo"] == pytest.approx({"stated": 0.3, "low": 0.1, "high": 0.5})
    assert inputs["input: mean initial_skill"]["stated"] == pytest.approx(0.3)
    assert all(len(np.unique(result.parameters[name])) == 8 for name in inputs)
    assert "quit_rate" not in result.parameters


def test_every_plan_meets_the_same_draws_and_they_come_first(compared):
    shared = list(shared_parameters(compared))
    assert sorted(compared["idle"].manifest["inputs"]) == shared[:4]
    assert not any(name.startswith("input: ") for name in shared[4:])


def test_they_are_in_the_folder_of_results(compared, tmp_path):
    compared["trained"].save(tmp_path / "out")
    with (tmp_path / "out" / "inputs.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 4 * 8
    assert rows[8] | {"value": ""} == {"scenario": "trained", "input": "inhibitor silo", "stated": "0.3", "low": "0.1",
                                       "high": "0.5", "replicate": "0", "value": ""}
    assert float(rows[8]["value"]) == pytest.approx(compared["trained"].parameters["input: inhibitor silo"][0])


@pytest.mark.parametrize("switch", [{"inputs": "exact"}, {"uncertainty": "none"}])
def test_exact_inputs_leave_no_trace(switch):
    result = run(company(**switch), replicates=2, workers=1)
    assert "inputs" not in result.manifest
    assert not any(name.startswith("input: ") for name in result.parameters)


def test_a_parameter_set_is_exact_and_all_else_is_drawn():
    sets = {"quit_rate": [0.004]}
    measured = {"measures": ["adoption_end"], "weekly": ["attitude"], "replicates": 3, "workers": 1}
    drawn, exact = (run_sets([company(**switch)], sets, **measured)[0] for switch in ({}, {"inputs": "exact"}))
    alone = company(parameters={"quit_rate": {"value": 0.004, "low": 0.004, "high": 0.004}})
    single = run(alone, replicates=3, workers=1)
    assert np.array_equal(drawn.weekly["attitude"][0], single.recording.of_all("attitude"))
    assert not np.array_equal(drawn.weekly["attitude"], exact.weekly["attitude"])


def test_the_words_say_what_was_varied_and_within_what(compared):
    assert ("What you stated is uncertain too and differs from future to future: sponsorship 0.5 (0.35 to 0.65), "
            "inhibitor silo 0.3 (0.1 to 0.5)") in band_holds(compared.results)


def test_one_line_of_a_survey_decides_how_far_a_plan_gets(tmp_path):
    """A company whose skill was asked once: the plan may reach many or few, and the result names the answer."""
    answers = ["sales,3", "sales,4", "sales,3", "sales,2", "sales,3", "service,3", "service,3", "service,4",
               "service,2", "service,3"]
    (tmp_path / "survey.csv").write_text("department,I know how\n" + "\n".join(answers) + "\n", "utf-8")
    asked = {"from": "survey.csv", "column": "I know how", "low": 1, "high": 7, "compared_with": "scale"}
    stated = {"weeks": 60, "organization": {**PEOPLE, "traits": {"initial_skill": asked}}, "context": {},
              "parameters": {}, "uncertainty": ["habit_decay"]}
    plans = [from_mapping({
        "name": name, "seed": 5, "replicates": 80, "plan": {"interventions": plan}, **stated}, folder=tmp_path)
        for name, plan in (("tools", [TOOLS, NEED]), ("idle", []))]
    comparison = compare_paired(plans, workers=1)
    bar, *_ = swings({name: values for name, values in shared_parameters(comparison).items()
                      if name.startswith("input: ")}, comparison["tools"].measures["adoption_end"])
    assert bar.assumption == "input: mean initial_skill"
    assert bar.at_high - bar.at_low > 0.1
    (told,) = deciding_words(comparison, "tools")
    assert told.startswith("How far 'tools' gets depends on what you stated. Adopters at the end: ")
    assert "where mean initial skill is about" in told
