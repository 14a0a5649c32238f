"""Runs in the background: the bytes of the command line, progress, cancel, and what becomes of them after a restart."""

import json
import shutil

import pytest

from cxsim.cli.app import main
from cxsim.errors import OutputError
from cxsim.scenario.loading.load import load_scenarios
from cxsim.web import jobs as jobs_module
from cxsim.web.jobs import Jobs

pytestmark = pytest.mark.stories


@pytest.fixture
def jobs():
    opened = Jobs()
    opened.open([])
    yield opened
    opened.close()


def test_a_run_gives_the_bytes_of_the_command_line(jobs, project, ended, tmp_path, monkeypatch):
    copy = shutil.copytree(project.folder, tmp_path / "copy")
    jobs.start(project)
    job = ended(jobs, project)
    assert (job.state, job.done, job.total, job.mistake) == ("done", 4, 4, "")
    assert (job.found["people"], job.found["plans"], job.found["futures"], len(job.found["curve"])) == (28, 2, 4, 12)
    monkeypatch.chdir(copy)
    with pytest.raises(SystemExit) as left:
        main(project.command.split()[1:])
    assert left.value.code in (0, None)
    made = {path.name: path.read_bytes() for path in project.results.iterdir()}
    assert made == {path.name: path.read_bytes() for path in (copy / "results").iterdir()}


def test_a_mistake_comes_back_at_its_place(jobs, project, ended):
    (project.folder / "train.yaml").write_text("extends: company.yaml\nname: Train\nplaan: {}\n", "utf-8")
    jobs.start(project)
    job = ended(jobs, project)
    assert (job.state, job.found) == ("failed", {})
    assert "train.yaml:3:1: plaan" in job.mistake
    assert "did you mean 'plan'?" in job.mistake


def test_a_second_click_runs_nothing_twice(project):
    waiting = Jobs()
    assert waiting.start(project) == waiting.start(project)
    assert [file.name for file in (project.folder / "jobs").iterdir()] == ["0001.json"]


def test_a_long_run_is_canceled_at_once_and_leaves_no_results(jobs, project, ended):
    file = project.folder / "company.yaml"
    file.write_text(file.read_text("utf-8").replace("replicates: 4", "replicates: 200000"), "utf-8")
    jobs.start(project)
    jobs.cancel(project)
    assert ended(jobs, project).state == "canceled"
    assert not project.results.exists()
    file.write_text(file.read_text("utf-8").replace("replicates: 200000", "replicates: 2"), "utf-8")
    jobs.start(project)
    assert ended(jobs, project).state == "done"


def test_a_restarted_app_takes_up_what_was_running(project, ended):
    Jobs().start(project)
    again = Jobs()
    again.open([project])
    assert ended(again, project).state == "done"
    again.close()


def test_what_runs_when_the_app_ends_each_time_is_not_started_for_ever(project):
    Jobs().start(project)
    file = project.folder / "jobs" / "0001.json"
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | {"state": "running", "starts": 2}), "utf-8")
    again = Jobs()
    again.open([project])
    again.close()
    assert (again.latest(project).state, again.latest(project).mistake) == (
        "failed", "The app was closed while this ran. Run it again.")


def test_the_queue_is_bounded(projects, plans, monkeypatch):
    monkeypatch.setattr(jobs_module, "MOST_WAITING", 1)
    full = Jobs()
    full.start(projects.create("One", "", load_scenarios(plans)))
    with pytest.raises(OutputError, match="1 projects wait already"):
        full.start(projects.create("Two", "", load_scenarios(plans)))


def test_a_damaged_state_file_is_passed_over(project):
    (project.folder / "jobs").mkdir()
    for number, text in enumerate(('{"number": 1', "[]", '{"number": 2, "state": "flying", "notes": []}', "{}")):
        (project.folder / "jobs" / f"{number}.json").write_text(text)
    assert Jobs().latest(project) is None


def test_a_run_that_was_canceled_and_started_again_runs_once(jobs, project, ended):
    jobs.start(project)
    jobs.cancel(project)
    assert jobs.start(project).number == 2
    assert (ended(jobs, project).number, ended(jobs, project).state) == (2, "done")
    assert json.loads((project.folder / "jobs" / "0001.json").read_text("utf-8"))["state"] == "canceled"


def test_a_process_that_dies_is_told_and_replaced(jobs, project, ended):
    import multiprocessing
    import os
    import signal

    file = project.folder / "company.yaml"
    file.write_text(file.read_text("utf-8").replace("replicates: 4", "replicates: 200000"), "utf-8")
    jobs.start(project)
    while jobs.latest(project).state == "waiting":
        pass
    os.kill(max(child.pid for child in multiprocessing.active_children()), signal.SIGKILL)
    assert "not enough memory" in ended(jobs, project).mistake
    file.write_text(file.read_text("utf-8").replace("replicates: 200000", "replicates: 2"), "utf-8")
    jobs.start(project)
    assert ended(jobs, project).state == "done"
