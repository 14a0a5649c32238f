"""The calendar of a run: it is told, it changes no number, and the hours of people are those of the simulated plan."""

import numpy as np
import pytest

from cxsim.results.store import read_manifest
from cxsim.studies.comparing import compare
from cxsim.studies.ensemble import run

DATED = {"start_date": "2027-01-04", "milestones": [
    {"name": "early", "measure": "use", "at_least": 0.1, "by_date": "2027-06-30", "group": "department:sales"}]}
MESSAGES = {"type": "communication", "weeks": 1, "need": 0.5, "vision": 0.5}


def test_dates_and_milestones_change_no_simulated_number(small_company):
    plain, dated = (run(small_company("plan", MESSAGES, **more), engine="numpy") for more in ({}, DATED))
    for name in plain.recording.weekly:
        assert plain.recording.of_all(name).tobytes() == dated.recording.of_all(name).tobytes()
    assert plain.manifest["scenario_hash"] == dated.manifest["scenario_hash"]
    assert "start_date" not in plain.manifest and "milestones" not in plain.manifest
    assert dated.manifest["start_date"] == "2027-01-04"
    assert dated.manifest["milestones"] == [{"name": "early", "measure": "use", "group": "department:sales",
                                             "at_least": 0.1, "by_week": 25, "by_date": "2027-06-30"}]


def test_hours_of_people_are_those_that_the_simulated_load_shows(small_company):
    comparison = compare([small_company("nothing"), small_company("plan", MESSAGES)], engine="numpy")
    nothing, plan = (comparison[name].recording.of_all("change_load")[0] for name in comparison.names)
    (work,) = comparison["plan"].work
    assert work.people_hours == pytest.approx(40.0 * 26 * float(np.mean(plan - nothing)))


def test_the_tables_stand_in_the_folder(small_company, tmp_path):
    plan = small_company("plan", MESSAGES, target={"adoption": 0.3, "by_week": 20}, **DATED)
    folder = compare([small_company("nothing"), plan], engine="numpy").save(tmp_path / "out")
    tables = {"milestones.csv", "go_no_go.csv", "first_90_days.csv", "load.csv", "benefit.csv"}
    assert tables <= set(read_manifest(folder)["files"])
    lines = (folder / "milestones.csv").read_text("utf-8").splitlines()
    assert [line.split(",")[:3] for line in lines[1:]] == [
        ["nothing", "target", "adoption"], ["nothing", "early", "use"], ["plan", "target", "adoption"],
        ["plan", "early", "use"]]
    # 0.03 of 40 hours for each of 26 people, three of the team, 5,000 once and half of 1,500 a week
    assert (folder / "first_90_days.csv").read_text("utf-8").splitlines()[1].endswith(
        ",0,0,2027-01-04,2027-01-10,no,31.2,3,5750,EUR,")


def test_tables_without_rows_are_left_out(small_company, tmp_path):
    folder = compare([small_company("nothing"), small_company("idle")], engine="numpy").save(tmp_path / "out")
    found = set(read_manifest(folder)["files"])
    assert "load.csv" in found
    assert not found & {"milestones.csv", "go_no_go.csv", "first_90_days.csv", "benefit.csv"}
