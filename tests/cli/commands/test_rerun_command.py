"""`cxsim rerun`: results that stand alone, after everything that they were made of is gone."""

import hashlib
import json
import shutil

import pytest

COMPANY = """\
schema: 1
weeks: 10
seed: 3
replicates: 3
"""
STAFF = "staff_no,name,lead,unit,skill,status\n" + "\n".join(
    f"{number},Ida{number} Berg,{'' if number == 1 else f'Ida{(number + 2) // 4} Berg'},"
    f"{'sales' if number % 2 else 'care'},{'' if number % 3 else 0.25 + number / 100},"
    f"{'gone' if number == 9 else 'here'}"
    for number in range(1, 25)) + "\n"
ANSWERS = "staff_no,how_open\n" + "".join(f"{number},{1 + number % 5}\n" for number in range(1, 25) if number != 9)
OWN = COMPANY + """\
name: Own people
organization:
  people: {file: data/staff.csv, columns: {id: staff_no, manager: lead, department: unit, initial_skill: skill},
           manager_by: name, leave_out: {column: status, values: [gone]}, unknown_managers: none,
           ignore_columns: [name]}
  ties: [{file: data/ties.csv, outsiders: drop}]
  traits: {resistance: {from: data/answers.csv, person: staff_no, column: how_open, low: 1, high: 5}}
  growth: [{department: sales, people: 5, from_week: 3, over_weeks: 4}]
uncertainty: {set: data/rows.csv}
"""
LATE = "    - {type: communication, start_week: 30, weeks: 4}\n"
PLAN = "plan:\n  interventions:\n    - {type: training, weeks: 6, target: {people: ['5', '7']}}\n" + LATE


@pytest.fixture
def own(desk):
    """A scenario of one's own people, with ties, a survey, growth, parameter sets, a named target and a remark."""
    (desk / "data").mkdir()
    (desk / "data/staff.csv").write_text(STAFF, "utf-8")
    (desk / "data/answers.csv").write_text(ANSWERS, "utf-8")
    (desk / "data/ties.csv").write_text("source,target\n" + "".join(
        f"{number},{1 + (number * 7) % 24}\n" for number in range(1, 25) if number != 9), "utf-8")
    (desk / "data/rows.csv").write_text("habit_gain,habit_decay\n0.1,0.05\n0.2,0.06\n", "utf-8")
    (desk / "own.yaml").write_text(OWN + PLAN, "utf-8")
    return desk


@pytest.fixture
def folder(desk, made_once):
    """A folder of results of a run with few weeks."""
    return shutil.copytree(made_once("run", "train.yaml"), desk / "first")


def gone(desk):
    """Remove everything but results."""
    for path in desk.iterdir():
        if path.is_dir() and not (path / "manifest.json").exists():
            shutil.rmtree(path)
        elif path.is_file():
            path.unlink()


def test_a_comparison_is_the_same_after_its_scenarios_are_gone(desk, call, made_once, drawn_anew):
    shutil.copytree(made_once("compare", "idle.yaml", "train.yaml"), desk / "first")
    gone(desk)
    code, out, err = call("rerun", "first", "--verify")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert all(line.endswith("the same") for line in lines if line.startswith(("summary.csv", "report.html")))
    assert lines[-1].endswith("files are the same.")
    assert "Results:" not in out  # they are gone, too


def test_own_people_are_the_same_after_their_files_are_gone(own, call, drawn_anew):
    code, _, err = call("run", "own.yaml", "--baseline", "nothing", "--out", "first")
    assert (code, err) == (0, "")
    gone(own)
    code, _, err = call("rerun", "first", "--out", "second", "--verify")
    assert (code, err) == (0, "")
    names = {path.name for path in (own / "first").iterdir()}
    assert {"recipe.json", "people.json", "parameter_set_1.csv", "report.html"} <= names
    assert names == {path.name for path in (own / "second").iterdir()}
    for name in names:
        assert (own / "first" / name).read_bytes() == (own / "second" / name).read_bytes(), name
    notes = json.loads((own / "second/manifest.json").read_text("utf-8"))["scenarios"][1]["notes"]
    assert any(note.startswith("own.yaml:") and "plan.interventions.1" in note for note in notes)


def test_people_are_kept_without_their_names(own, call):
    assert call("run", "own.yaml", "--out", "first")[0] == 0
    people = json.loads((own / "first/people.json").read_text("utf-8"))
    assert len(people) == 1
    assert sorted(name for name in people[0]["ids"] if not name.startswith("#")) == ["5", "7"]  # as the plan says
    assert "Ida" not in "".join(path.read_text("utf-8", "replace") for path in (own / "first").iterdir())


def test_private_people_are_not_kept_and_their_files_must_be_as_they_were(own, call):
    assert call("run", "own.yaml", "--out", "first", "--private-inputs")[0] == 0
    assert not (own / "first/people.json").exists()
    assert json.loads((own / "first/recipe.json").read_text("utf-8"))["scenarios"][0]["files"].keys() == {
        "data/staff.csv", "data/ties.csv", "data/answers.csv"}
    (own / "own.yaml").unlink()
    code, _, err = call("rerun", "first")
    assert code == 2
    assert ("'first' keeps no people, only the hashes of 'data/answers.csv', 'data/staff.csv', 'data/ties.csv'; give "
            "the folder of the scenario that names these files (--inputs FOLDER)") in err
    code, out, err = call("rerun", "first", "--inputs", ".", "--verify")
    assert (code, err) == (0, "")
    assert out.splitlines()[-1].endswith("are the same.")
    (own / "data/ties.csv").write_text("source,target\n1,2\n", "utf-8")
    (own / "data/answers.csv").unlink()
    code, _, err = call("rerun", "first", "--inputs", ".")
    assert code == 2
    assert "data/answers.csv: it is not in '.'" in err
    assert "data/ties.csv: its content differs from what was read" in err


def test_a_branch_and_a_run_of_parts_in_other_files_stand_alone(own, call):
    (own / "plan.csv").write_text("type,name,start_week,weeks\ntraining,school,0,5\ntool_rollout,tools,2,9\n", "utf-8")
    (own / "parts.yaml").write_text(OWN + "plan: {sheet: {file: plan.csv}, preset: {name: kotter}}\n", "utf-8")
    for command in (["run", "parts.yaml"], ["branch", "own.yaml", "--at", "4", "--plan", "nothing"]):
        assert call(*command, "--out", command[0])[0] == 0
    gone(own)
    for name in ("run", "branch"):
        code, out, err = call("rerun", name, "--verify")
        assert (code, err, out.splitlines()[-1].endswith("are the same.")) == (0, "", True), out


def test_a_drawn_seed_and_several_generated_organizations_are_kept(desk, call):
    text = (desk / "train.yaml").read_text("utf-8").replace("seed: 3\n", "organization_draws: 2\n")
    (desk / "train.yaml").write_text(text, "utf-8")
    (desk / "people.yaml").write_text(text.split("organization:")[0] + "organization:\n  people: {file: people.csv, "
                                      "columns: {id: emp_no, manager: boss, department: unit}}\n", "utf-8")
    for name in ("train", "people"):
        assert call("run", f"{name}.yaml", "--out", name, "--full")[0] == 0
    assert len(json.loads((desk / "people/people.json").read_text("utf-8"))) == 2
    gone(desk)
    for name in ("train", "people"):
        assert call("rerun", name, "--verify")[0] == 0


def test_without_verify_the_results_are_written_again_beside_others(desk, folder, call):
    assert call("rerun", "first", "--quiet")[0] == 0
    assert (desk / "output/first-rerun/summary.csv").read_bytes() == (desk / "first/summary.csv").read_bytes()
    code, _, err = call("rerun", "first", "--out", "first", "--force")
    assert (code, "'first' contains the input" in err) == (2, True)


def changed(folder, name, old, new):
    """Change a file of results as another computer might have written it: the manifest knows the change."""
    path, manifest = folder / name, folder / "manifest.json"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8", newline="\n")
    told = json.loads(manifest.read_text("utf-8"))
    told["files"][name] = hashlib.sha256(path.read_bytes()).hexdigest()
    manifest.write_text(json.dumps(told), "utf-8")


def test_what_differs_is_told_with_the_place_and_what_may_be_the_reason(folder, call):
    changed(folder, "summary.csv", "Train,", "Trained,")
    code, out, _ = call("rerun", "first", "--verify")
    assert code == 3
    assert "summary.csv            differs: line 2: 'Trained,adoption_end," in out
    assert "Program, libraries and kind of processor are the same, so this is a bug in cxsim" in out
    changed(folder, "recipe.json", '"processor": "', '"processor": "old ')
    code, out, _ = call("rerun", "first", "--verify")
    assert code == 3
    assert "- kind of processor: old " in out
    assert "recipe.json            the same" in out
    changed(folder, "summary.csv", "Trained,", "Train,")
    code, out, _ = call("rerun", "first", "--verify")
    assert code == 0
    assert "The program is not the same, but the results are:" in out


def test_a_damaged_or_incomplete_folder_is_refused_with_every_file(folder, call):
    (folder / "summary.csv").unlink()
    (folder / "risk.csv").write_text("half", "utf-8")
    code, _, err = call("rerun", "first")
    assert code == 2
    assert err == (
        "cxsim: 'first' is not as it was written:\n"
        "  risk.csv: it was changed or damaged after it was written\n"
        "  summary.csv: it is missing\n"
        "copy the folder again from where it was made, or run the command again\n")


@pytest.mark.parametrize(("change", "told"), [
    (lambda place: (place / "manifest.json").write_text('{"program": "cxsim', "utf-8"), "manifest.json' is damaged"),
    (lambda place: (place / "manifest.json").write_text("[]", "utf-8"), "it holds no keys"),
    (lambda place: (place / "manifest.json").write_bytes(b"\xff\xfe"), "manifest.json' is damaged"),
    (lambda place: (place / "manifest.json").write_text("{}", "utf-8"), "holds the results of another program"),
    (lambda place: (place / "manifest.json").write_text('{"program": "cxsim", "kind": "fit"}', "utf-8"),
     "'first' holds a fit; give the folder of a run, a comparison, a branch or the demo"),
    (lambda place: (place / "manifest.json").write_text('{"program": "cxsim", "kind": "result"}', "utf-8"),
     "does not list the files"),
    (lambda place: (place / "manifest.json").write_text(
        '{"program": "cxsim", "kind": "result", "files": {"../train.yaml": ""}}', "utf-8"),
     "'../train.yaml': a name that no results have"),
    (lambda place: (place / "manifest.json").unlink(), "'first' holds no results: there is no manifest.json in it"),
    (lambda place: (place / "manifest.json").rename(place / "sweep.json"), "'first' holds a sweep"),
    (shutil.rmtree, "there is no folder 'first'"),
    (lambda place: changed(place, "recipe.json", '"format": 1', '"format": 7'), "is of format 7, and this cxsim knows"),
    (lambda place: changed(place, "recipe.json", '"options"', '"choices"'), "does not hold what a recipe holds"),
    (lambda place: changed(place, "recipe.json", '"split"', '"cut"'), "other options than this version has ('cut', "),
    (lambda place: changed(place, "recipe.json", '"weeks": 12', '"weeks": 13'), "reads the scenario 'Train' of 'first' "
     "in another way: its hash differs; use the version that wrote it"),
    (lambda place: changed(place, "recipe.json", '"weeks": 12', '"weeks": 0'), "in another way: weeks: "),
])  # fmt: skip
def test_each_kind_of_wrong_folder_has_its_message(folder, call, change, told):
    change(folder)
    code, _, err = call("rerun", "first")
    assert (code, told in err) == (2, True), err


def test_a_file_or_the_folder_above_is_answered_with_the_right_one(folder, call):
    assert "give the folder that holds it, 'first'" in call("rerun", "first/report.html")[2]
    assert "it has folders that do: 'first'" in call("rerun", ".")[2]


def test_results_without_a_recipe_are_told(folder, call):
    (folder / "recipe.json").unlink()
    told = json.loads((folder / "manifest.json").read_text("utf-8"))
    del told["files"]["recipe.json"]
    (folder / "manifest.json").write_text(json.dumps(told), "utf-8")
    assert "'first' has no recipe ('recipe.json' is not in it)" in call("rerun", "first")[2]
