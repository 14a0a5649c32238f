"""Changes of a project: checked before they are written, and undone one by one."""

import json
from dataclasses import asdict, replace

import pytest

from cxsim.errors import InputError, OutputError
from cxsim.scenario.loading.load import load_scenarios
from cxsim.web.editing import STEPS, ChangedElsewhereError, edit, history, redo, texts_of, undo, version
from cxsim.web.projects import ABOUT, Projects
from cxsim.web.yaml_edit import value_at, with_value

WEEKS = ["plan", "interventions", 0, "weeks"]


def change_weeks(weeks):
    def change(texts):
        texts["train.yaml"] = with_value(texts["train.yaml"], WEEKS, weeks)

    return change


def weeks_of(project):
    return value_at((project.folder / "train.yaml").read_text("utf-8"), WEEKS)


def test_a_change_is_written_undone_and_made_again(project):
    edit(project, "Training for 6 weeks", change_weeks(6))
    edit(project, "Training for 7 weeks", change_weeks(7))
    assert (weeks_of(project), history(project).undo, history(project).redo) == (7, "Training for 7 weeks", "")
    undo(project)
    assert (weeks_of(project), history(project).undo, history(project).redo) == (
        6, "Training for 6 weeks", "Training for 7 weeks")
    undo(undo(project))
    assert (weeks_of(project), history(project).undo) == (10, "")
    redo(project)
    assert weeks_of(project) == 6
    edit(project, "Training for 9 weeks", change_weeks(9))
    assert history(project).redo == ""


def test_a_mistake_writes_nothing_and_names_the_file_as_the_user_knows_it(project):
    before = texts_of(project)
    with pytest.raises(InputError) as caught:
        edit(project, "Training for -2 weeks", change_weeks(-2))
    assert str(caught.value).startswith("train.yaml:4:")
    assert (texts_of(project), history(project).saved) == (before, None)
    assert not [path for path in project.folder.iterdir() if path.name.startswith(".")]


def test_a_change_on_what_is_no_longer_there_is_not_made(project):
    seen = version(project)
    edit(project, "Training for 6 weeks", change_weeks(6), seen)
    with pytest.raises(ChangedElsewhereError):
        edit(project, "Training for 7 weeks", change_weeks(7), seen)
    assert weeks_of(project) == 6
    edit(project, "Training for 7 weeks", change_weeks(7), version(project))
    assert weeks_of(project) == 7


def test_a_plan_can_be_added_and_undo_takes_it_away(project):
    def copy(texts):
        texts["train_more.yaml"] = texts["train.yaml"].replace("name: Train", "name: Train more")
        about = replace(project.about, plans=(*project.about.plans, "train_more.yaml"))
        texts[ABOUT] = json.dumps(asdict(about))

    longer = edit(project, "A copy of Train", copy)
    assert [one.name for one in longer.scenarios()] == ["Do nothing", "Train", "Train more"]
    assert undo(longer).about == project.about
    assert not (project.folder / "train_more.yaml").exists()


def test_undo_does_not_overwrite_what_was_changed_by_hand_since(project):
    edit(project, "Training for 6 weeks", change_weeks(6))
    file = project.folder / "train.yaml"
    file.write_text(file.read_text("utf-8") + "# mine\n", "utf-8")
    with pytest.raises(OutputError, match=r"train\.yaml was changed outside"):
        undo(project)
    assert file.read_text("utf-8").endswith("# mine\n")


def test_a_hundred_steps_are_kept(project):
    for weeks in range(1, STEPS + 6):
        edit(project, f"Training for {weeks % 11 + 1} weeks", change_weeks(weeks % 11 + 1))
    told = json.loads((project.folder / "edits.json").read_text("utf-8"))
    assert (len(told["steps"]), told["done"]) == (STEPS, STEPS)


def test_a_change_that_changes_nothing_is_no_step(project):
    edit(project, "Nothing", change_weeks(10))
    assert history(project).undo == ""


def test_a_project_with_files_in_folders_is_checked_with_them(tmp_path, plans):
    folder = plans[0].parent
    (folder / "people").mkdir()
    (folder / "company.yaml").rename(folder / "people" / "company.yaml")
    for plan in plans:
        plan.write_text(plan.read_text("utf-8").replace("company.yaml", "people/company.yaml"), "utf-8")
    project = Projects(tmp_path / "all").create("Tarn", "Two plans", load_scenarios(plans))
    edit(project, "Training for 6 weeks", change_weeks(6))
    assert weeks_of(project) == 6


@pytest.mark.parametrize("place", ["Path.mkdir", "_linked", "_put"])
def test_a_disk_that_refuses_is_told_and_nothing_is_changed(project, monkeypatch, place):
    def refuse(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(f"cxsim.web.editing.{place}", refuse)
    with pytest.raises(OutputError, match=r"Not saved: the disk refuses \(No space left on device\)\. Free some space"):
        edit(project, "Training for 6 weeks", change_weeks(6))
    assert (weeks_of(project), history(project).undo) == (10, "")
    assert [path.name for path in project.folder.iterdir() if path.name.startswith(".draft")] == []
