"""Projects are plain folders: made whole or not at all, found after a renaming, missed after a removal."""

import json
import os
import shutil

import pytest

from cxsim.errors import OutputError
from cxsim.scenario.loading.load import load_scenarios
from cxsim.scenario.schema.identity import scenario_hash


def test_a_project_holds_every_file_of_its_plans(project):
    assert [path.name for path in project.inputs()] == ["company.yaml", "do_nothing.yaml", "train.yaml"]
    assert project.folder.name == "tarn-sons"
    assert project.command == "cxsim compare do_nothing.yaml train.yaml --out results --force"
    assert [one.name for one in load_scenarios(project.folder / plan for plan in project.about.plans)] == [
        "Do nothing", "Train"]


def test_a_second_project_of_the_same_name_gets_a_number(projects, project, plans):
    assert projects.create("Tarn & Sons", "", load_scenarios(plans)).folder.name == "tarn-sons-2"


def test_a_renamed_folder_is_the_same_project(projects, project):
    project.folder.rename(projects.folder / "renamed")
    assert [one.folder.name for one in projects.all()] == ["renamed"]
    assert projects.gone() == []


def test_a_folder_that_is_gone_is_told_until_it_is_forgotten(projects, project):
    shutil.rmtree(project.folder)
    assert [about.title for about in projects.gone()] == ["Tarn & Sons"]
    projects.forget(project.about.key)
    assert projects.gone() == []


@pytest.mark.parametrize("change", [
    {"plans": ["../outside.yaml"]}, {"plans": ["/etc/x.yaml"]}, {"plans": []}, {"plans": 3}, {"plans": ["--out.yaml"]}])
def test_a_project_file_that_leads_outside_is_no_project(projects, project, change):
    file = project.folder / "project.json"
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | change), "utf-8")
    assert projects.all() == []


def test_a_folder_that_cannot_be_written_is_told_with_the_remedy(projects, plans):
    projects.folder.write_text("a file")
    with pytest.raises(OutputError, match=r"cannot write the project to .*--folder DIR"):
        projects.create("Tarn", "", load_scenarios(plans))


def test_whether_results_are_outdated_reads_the_plans_only_after_a_change(project, monkeypatch):
    project.results.mkdir()
    plan = project.folder / "train.yaml"
    told = [{"hash": scenario_hash(one), "files": {}} for one in project.scenarios()]
    (project.results / "recipe.json").write_text(json.dumps({"scenarios": told}), "utf-8")
    monkeypatch.setattr("cxsim.web.projects.SETTLED", -60.0)  # as if a minute had passed
    assert not project.outdated
    with monkeypatch.context() as patch:
        patch.setattr("cxsim.web.projects.load_scenarios", None)  # whoever reads them now fails
        assert not project.outdated
    stamp, text = plan.stat(), plan.read_text("utf-8")
    plan.write_text(text.replace("weeks: 10", "weeks: 11"), "utf-8")
    os.utime(plan, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))  # an editor that keeps time and size
    assert project.outdated
    plan.write_text(text, "utf-8")
    assert not project.outdated


def test_what_was_changed_a_moment_ago_is_read_again(project, monkeypatch):
    project.results.mkdir()
    (project.results / "recipe.json").write_text('{"scenarios": []}', "utf-8")
    assert project.outdated
    monkeypatch.setattr("cxsim.web.projects.Project._outdated", lambda _: False)
    assert not project.outdated
