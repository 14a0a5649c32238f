"""What results keep of how they came about, written and read back."""

import json
from pathlib import Path

import pytest

from cxsim.engine.world.organizations import organization_of
from cxsim.errors import InputError, ResultError
from cxsim.results.store import write_folder
from cxsim.scenario.loading.load import from_mapping, load_scenario
from cxsim.scenario.loading.overrides import with_overrides
from cxsim.scenario.schema.identity import scenario_hash
from cxsim.studies import recipe
from cxsim.studies.branch import branched
from cxsim.studies.recipe import Recipe, with_files_read
from cxsim.studies.recipe_reading import read_recipe

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = [path for path in sorted([*ROOT.glob("scenarios/*.yaml"), *ROOT.glob("scenarios/cases/*/*.yaml")])
           if path.stem not in ("company", "class")]  # what plans extend
PEOPLE = "id,manager,department,resistance\n1,,care,0.5\n2,1,care,\n3,1,sales,0.25\n4,3,sales,\n"


def kept(folder, scenarios, seed=1, private=False):
    written = Recipe(tuple(with_files_read(scenarios, seed, 4)), {"replicates": 4}, seed, None, private)
    return write_folder(folder, written.files(), {"kind": "result"})


@pytest.fixture
def own(tmp_path):
    (tmp_path / "people.csv").write_text(PEOPLE, "utf-8")
    return from_mapping({"name": "Own", "organization": {"people": {"file": "people.csv"}}, "plan": {"interventions": [
        {"type": "training", "target": {"people": ["3"]}}]}}, folder=tmp_path)


@pytest.mark.parametrize("file", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_shipped_scenario_is_read_back_as_it_was(file, tmp_path):
    scenario = load_scenario(file, root=ROOT)
    (again,) = read_recipe(kept(tmp_path / "out", [scenario])).scenarios
    assert scenario_hash(again) == scenario_hash(scenario)


def test_a_change_of_course_is_read_back_as_it_was(tmp_path):
    trunk = load_scenario(ROOT / "scenarios/training_alone.yaml", root=ROOT)
    fork = branched(trunk, load_scenario(ROOT / "scenarios/do_nothing.yaml", root=ROOT), 12)
    found = read_recipe(kept(tmp_path / "out", [trunk, fork])).scenarios
    assert [scenario_hash(one) for one in found] == [scenario_hash(one) for one in (trunk, fork)]


def test_the_same_people_are_kept_once_and_named_only_where_the_plan_names_them(own, tmp_path):
    folder = kept(tmp_path / "out", [own, own.model_copy(update={"name": "Twice"})])
    (people,) = json.loads((folder / "people.json").read_text("utf-8"))
    assert people["ids"] == ["#1", "#2", "3", "#4"]
    assert sorted(people["traits"]["resistance"], key=str) == [0.25, 0.5, None, None]


def test_people_that_were_kept_are_not_taken_for_those_of_another_block_or_seed(own, tmp_path):
    (again,) = read_recipe(kept(tmp_path / "out", [own])).scenarios
    (tmp_path / "people.csv").unlink()
    assert organization_of(again, 1).size == 4
    assert organization_of(with_overrides(again, {"weeks": 9}), 1).size == 4
    for scenario, seed in ((again, 2), (with_overrides(again, {"organization.people.team_size": 5}), 1)):
        with pytest.raises(InputError, match=r"people\.csv"):
            organization_of(scenario, seed)


def test_files_are_read_once_so_that_run_and_recipe_hold_the_same(own, tmp_path):
    (read,) = with_files_read([own], 1, 4)
    (tmp_path / "people.csv").write_text(PEOPLE + "5,1,care,\n", "utf-8")
    folder = write_folder(tmp_path / "out", Recipe((read,), {}, 1).files(), {"kind": "result"})
    assert len(json.loads((folder / "people.json").read_text("utf-8"))[0]["ids"]) == 4


def test_private_people_leave_only_the_hash_of_their_file(own, tmp_path):
    folder = kept(tmp_path / "out", [own], private=True)
    assert not (folder / "people.json").exists()
    with pytest.raises(ResultError, match=r"keeps no people, only the hashes of 'people\.csv'"):
        read_recipe(folder)
    assert read_recipe(folder, tmp_path).private


def test_of_very_many_organizations_only_the_hash_of_their_file_is_kept(own, tmp_path, monkeypatch):
    many = with_overrides(own, {"organization_draws": 3})
    assert len(json.loads((kept(tmp_path / "few", [many]) / "people.json").read_text("utf-8"))) == 3
    monkeypatch.setattr(recipe, "MOST_DRAWS", 2)
    with pytest.raises(ResultError, match=r"keeps no people, only the hashes of 'people\.csv'"):
        read_recipe(kept(tmp_path / "many", [many]))
