"""Provenance: enough to repeat a run, nothing about the machine or the person."""

import json
import pickle

import numpy as np

from cxsim import __version__
from cxsim.organization.findings import Caution, NamingNote
from cxsim.results.provenance import notes_as_data, notes_from_data, stored_notes, versions
from cxsim.testing.recordings import recording_from, result_from


def test_versions_name_the_program_and_what_numbers_depend_on():
    found = versions()
    assert found["cxsim"] == __version__
    assert found["numpy"] == np.__version__
    assert "python" in found


def test_machine_paths_are_cut_down_to_the_name_of_the_file():
    assert stored_notes(["read /home/ann/plans/people.csv today", "from 'C:\\Users\\ann\\people.csv'"]) == [
        "read people.csv today", "from 'people.csv'"]
    untouched = "see https://example.org/a/b and 24/7 and/or data/people.csv"
    assert stored_notes([untouched, untouched]) == [untouched]


def test_names_of_people_are_for_the_screen_and_never_stored():
    note = NamingNote("found all the same: 3", ", such as 'Ada Alm'", ".")
    assert note == "found all the same: 3, such as 'Ada Alm'."
    assert stored_notes([note, pickle.loads(pickle.dumps(note))]) == ["found all the same: 3."]
    assert stored_notes([NamingNote("", "'boss'", " is at the top.", "one person")]) == ["one person is at the top."]


def test_cautions_stand_apart_in_the_words_for_a_board():
    note = Caution("plan.yaml:7:3: 'bonus' is left out: the budget allows no more", "'bonus' is left out.")
    both = (pickle.loads(pickle.dumps(note)), "12 ties were drawn")
    manifest = result_from("plan", recording_from({"adoption": np.zeros((10, 3))}), notes=both).manifest
    assert manifest["cautions"] == ["'bonus' is left out."]
    assert manifest["notes"][:2] == list(both)


def test_the_manifest_file_tells_seed_replicates_hashes_and_notes(tmp_path):
    result = result_from("plan", recording_from({"adoption": np.zeros((10, 3))}), seed=7, notes=("12 ties were drawn",))
    folder = result.save(tmp_path / "out")
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["seed"] == 7
    assert manifest["replicates"] == 3
    assert manifest["scenario_hash"] == "hash of plan"
    assert manifest["versions"]["cxsim"] == __version__
    assert "12 ties were drawn" in manifest["notes"]
    assert sorted(manifest["files"]) == ["summary.csv", "weekly.parquet", "weekly_groups.parquet"]
    assert str(tmp_path) not in (folder / "manifest.json").read_text()


def test_notes_come_back_from_data_without_names_and_with_what_a_board_is_told():
    notes = [NamingNote("left out: ", "Ada", ".", "1 person"),
             Caution("plan.yaml:3: too late", "Training is too late."),
             "plain in /home/ada/plan.yaml", "plain in /home/ada/plan.yaml"]
    data = notes_as_data(notes)
    assert data == ["left out: 1 person.", ["plan.yaml:3: too late", "Training is too late."], "plain in plan.yaml"]
    again = notes_from_data(data)
    assert again == ("left out: 1 person.", "plan.yaml:3: too late", "plain in plan.yaml")
    assert [note.brief for note in again if isinstance(note, Caution)] == ["Training is too late."]
