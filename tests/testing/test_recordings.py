"""Recordings made without the engine are what they say: handwritten tables, or curves of a known form."""

import math

import numpy as np
import pytest

from cxsim.streams import employee_keys, uniforms
from cxsim.testing.recordings import recording_from, result_from, synthetic_recording

GROUPS = ("all", "department:north", "department:south", "level:1", "level:2")


def test_a_handwritten_table_is_kept_and_everything_else_is_0():
    uses, costs = [[0.25, 0.5], [0.75, 1.0], [0.0, 0.5]], {"training": [[1, 2], [3, 4], [5, 6]]}
    recording = recording_from({"use": uses}, costs, 7)
    assert (recording.groups, recording.weeks, recording.replicates, recording.headcount) == (("all",), 3, 2, 7)
    assert recording.of_all("use").tolist() == uses
    assert recording.of_all("people").tolist() == [[7.0, 7.0]] * 3
    assert recording.of_all("skill").tolist() == [[0.0, 0.0]] * 3
    assert recording.costs["training"].tolist() == [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]
    assert recording_from({"people": [[3.0]]}).of_all("people").tolist() == [[3.0]]
    assert (recording_from({"use": [[0.5]]}).headcount, recording_from({"use": [[0.5]]}).costs) == (100, {})


@pytest.fixture(scope="module")
def curves():
    return synthetic_recording(final=0.5, weeks=60, replicates=3, departments=("north", "south"), holds="hindered",
                               seed=9, headcount=90)


def drawn(word, group, week, replicate, seed=9):
    return float(uniforms(seed, word, employee_keys([GROUPS[group]]), week, np.array([replicate]))[0])


def test_adoption_is_s_shaped(curves):
    assert curves.groups == GROUPS
    assert curves.weekly["adoption"].shape == (5, 60, 3)
    for group, week, replicate in ((0, 40, 0), (2, 59, 2), (4, 31, 1)):
        chance, jitter = drawn("synthetic", group, 0, replicate), drawn("jitter", group, week, replicate)
        height = 0.5 * (0.8 + 0.4 * chance)
        expected = height / (1 + math.exp(-(week - 30 - 20 * chance) / 6)) + 0.01 * (jitter - 0.5)
        assert curves.weekly["adoption"][group, week, replicate] == pytest.approx(expected, abs=1e-12)
    assert curves.weekly["adoption"].min() >= 0.0
    assert synthetic_recording(final=3.0, replicates=2).weekly["adoption"].max() == 1.0


def test_other_measures_follow_from_adoption(curves):
    weekly = {name: values[1, 50, 2] for name, values in curves.weekly.items()}
    adoption, chance, jitter = weekly["adoption"], drawn("synthetic", 1, 0, 2), drawn("jitter", 1, 50, 2)
    expected = {
        "use": 0.9 * adoption, "internalized": 0.7 * adoption, "skill": 0.3 + 0.2 * adoption, "people": 45.0,
        "quits": 45 * 0.003 * (0.5 + chance), "regretted_quits": 45 * 0.001 * (0.5 + chance), "planned_exits": 0.0,
        "burnout": 0.02 + 0.03 * jitter, "ability": 0.6, "opportunity": 0.8, "willingness": 0.5 + 0.5 * adoption,
        "output": 0.98 - 0.15 * 0.5 * math.exp(-(((50 - 30) / 12) ** 2)),
    }
    assert {name: weekly[name] for name in expected} == pytest.approx(expected, abs=1e-12)
    assert curves.weekly["people"][0].tolist() == [[90.0] * 3] * 60
    assert curves.weekly["customer_index"][0] == pytest.approx(50 + 30 * curves.weekly["adoption"][0])
    assert np.isnan(curves.weekly["customer_index"][1:]).all()


def test_the_first_department_is_unwilling_and_all_others_are_in_the_named_stage(curves):
    left = 1.0 - curves.weekly["adoption"]
    for group in range(5):
        for stage in ("relapsed", "hindered", "unable", "unwilling", "unaware"):
            holds = stage == ("unwilling" if group == 1 else "hindered")
            held = curves.weekly[stage][group]
            assert held.tolist() == (left[group].tolist() if holds else [[0.0] * 3] * 60)


def test_costs_are_of_the_whole_organization(curves):
    assert curves.costs["training"].tolist() == [[1000.0] * 3] * 40 + [[0.0] * 3] * 20
    assert curves.costs["replacement"] == pytest.approx(30_000 * curves.of_all("quits"))
    assert curves.costs["lost_output"] == pytest.approx(90_000 * (1 - curves.of_all("output")))


def test_without_departments_there_is_a_recording_too():
    recording = synthetic_recording(departments=(), weeks=4, replicates=1, headcount=12)
    assert recording.groups == ("all", "level:1", "level:2")
    assert recording.weekly["people"][:, 0, 0].tolist() == [12.0, 12.0, 12.0]


def test_what_is_not_stated():
    recording = synthetic_recording()
    assert (recording.weeks, recording.replicates, recording.headcount) == (104, 20, 400)
    assert recording.groups[1:4] == ("department:claims", "department:contact_center", "department:sales")
    assert recording.weekly["unable"][0].any()
    same = synthetic_recording(final=0.6, seed=1)
    assert (recording.of_all("adoption") == same.of_all("adoption")).all()


def test_a_result_around_a_recording_tells_its_measures_and_where_it_comes_from():
    recording = recording_from({"use": [[0.5], [0.75]], "adoption": [[0.25], [0.5]]}, headcount=8)
    result = result_from("small", recording, seed=3, description="Two weeks.", notes=("made by hand",), target=(0.5, 1),
                         last_intervention_week=0, interventions=[{"type": "training"}])
    assert (result.scenario_name, result.weeks, result.seed, result.replicates) == ("small", 2, 3, 1)
    assert [result.measures[name].tolist() for name in ("adoption_end", "target_met")] == [[0.375], [1.0]]
    assert {**result.manifest, "notes": len(result.manifest["notes"])} == {
        "scenario": "small", "description": "Two weeks.", "behaviors": [], "cautions": [],
        "scenario_hash": "hash of small",
        "organization_hash": "one organization", "seed": 3, "replicates": 1, "weeks": 2, "people": 8,
        "engine": "synthetic", "uncertainty": "none", "currency": "EUR", "target": {"adoption": 0.5, "by_week": 1},
        "last_intervention_week": 0, "budget": None, "value": None, "interventions": [{"type": "training"}], "notes": 4}
    assert result.manifest["notes"][0] == "made by hand"
    assert (result_from("plain", recording).seed, result_from("plain", recording).manifest["target"]) == (1, None)
