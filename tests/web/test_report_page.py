"""The report page: what it says before, while and after the plans run, and the forms it gives."""

import io
import os
import time
import zipfile

import pytest

from cxsim.web.jobs import Job, progress_words

pytestmark = pytest.mark.stories


@pytest.fixture
def finished(browser, ran):
    """A browser, the address of a project whose plans were run, and the project."""
    return browser, f"/projects/{ran.folder.name}", ran


@pytest.fixture
def by_a_job(browser, project, ended):
    """The same, run from here."""
    address = f"/projects/{project.folder.name}"
    assert browser.post(f"{address}/run").headers["location"] == f"{address}/report"
    assert ended(browser.app.app.state.desk.jobs, project).state == "done"
    return browser, address, project


def test_before_a_run_the_page_says_what_to_do(browser, project):
    page = browser.get(f"/projects/{project.folder.name}/report").text
    assert "<h1>Nothing was simulated yet</h1>" in page
    assert "Each meets the same 4 simulated futures" in page
    assert "cxsim compare do_nothing.yaml train.yaml --out results --force" in page


def test_a_mistake_in_a_plan_stands_at_its_place_without_the_folders_of_this_computer(browser, project):
    (project.folder / "train.yaml").write_text("extends: company.yaml\nname: Train\nplaan: {}\n", "utf-8")
    page = browser.get(f"/projects/{project.folder.name}/report").text
    assert "train.yaml:3:1: plaan" in page
    assert "Run the plans</button>" not in page


def test_after_a_run_the_brief_stands_there(by_a_job):
    browser, address, _ = by_a_job
    page = browser.get(f"{address}/report").text
    assert "Decision asked" in page
    assert "2 plans in one organization of 28 people" in page
    assert "were changed after this run" not in page
    assert "✓ Compared" in browser.get("/").text
    assert "<polyline" in browser.get("/").text
    told = browser.get(f"/api{address}/job").json()
    assert (told["state"], told["done"], told["total"], told["seconds_left"]) == ("done", 4, 4, None)


@pytest.mark.parametrize("word", ["report", "compare", "explain", "plan", "change", "organization"])
def test_results_that_were_made_in_a_terminal_are_shown(finished, word):
    browser, address, project = finished
    assert not (project.folder / "jobs").exists()  # a terminal leaves none
    answer = browser.get(f"{address}/{word}")
    assert answer.status_code == 200
    assert "<h1" in answer.text


def test_figures_of_changed_plans_are_marked(finished):
    browser, address, project = finished
    os.utime(project.folder / "train.yaml", (2e9, 2e9))  # a copy of the same text has another time
    assert "were changed after this run" not in browser.get(f"{address}/report").text
    plan = project.folder / "train.yaml"
    plan.write_text(plan.read_text("utf-8").replace("weeks: 10", "weeks: 11"), "utf-8")
    assert "The plans were changed after this run" in browser.get(f"{address}/report").text
    assert "Changed" in browser.get("/").text


def test_the_list_tells_nothing_about_results_of_another_run(finished):
    browser, _, project = finished
    summary = project.results / "summary.csv"
    summary.write_text(summary.read_text("utf-8") + "\n", "utf-8")
    assert "<polyline" not in browser.get("/").text


def test_forms_are_made_when_they_are_asked_for(finished):
    browser, address, project = finished
    slides = browser.get(f"{address}/forms/slides.pptx")
    assert slides.content[:2] == b"PK"
    assert 'filename="tarn-sons-slides.pptx"' in slides.headers["content-disposition"]
    (project.results / "slides.pptx").write_bytes(b"mine")
    assert "was changed after it was written" in browser.get(f"{address}/forms/slides.pptx").text


def test_the_page_of_the_report_may_show_its_styles_and_nothing_else(finished):
    browser, address, _ = finished
    answer = browser.get(f"{address}/forms/report.html")
    assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none'")


def test_damaged_results_are_told_instead_of_shown(finished):
    browser, address, project = finished
    (project.results / "summary.csv").write_text("changed")
    for word in ("report", "compare", "explain"):
        page = browser.get(f"{address}/{word}").text
        assert "<h1>These results cannot be shown</h1>" in page
        assert "summary.csv: it was changed or damaged after it was written" in page
        assert "\nrun the plans again; that replaces what is there</p>" in page
        assert "Decision asked" not in page


def test_the_scenario_files_come_as_they_are(browser, project):
    answer = browser.get(f"/projects/{project.folder.name}/scenario.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.namelist() == [f"tarn-sons/{name}" for name in ("company.yaml", "do_nothing.yaml", "train.yaml")]
        assert archive.read("tarn-sons/train.yaml") == (project.folder / "train.yaml").read_bytes()


def test_cancel_of_what_does_not_run_does_nothing(browser, project):
    assert browser.post(f"/projects/{project.folder.name}/cancel").status_code == 303
    assert browser.get(f"/api/projects/{project.folder.name}/job").json()["state"] == "none"


def test_an_unknown_project_is_not_found_in_words(browser):
    answer = browser.get("/projects/nowhere/report")
    assert (answer.status_code, "There is no such project" in answer.text) == (404, True)


def test_how_far_a_run_is_in_words():
    assert progress_words(Job(1)) == "Waiting for another run."
    assert progress_words(Job(1, "running")) == "Getting ready."
    assert progress_words(Job(1, "running", 3, 100)) == "3 of 100 simulated futures"
    halfway = Job(1, "running", 50, 100, began=time.time() - 10.2)
    assert progress_words(halfway) == "50 of 100 simulated futures, about 10 s left"
    assert progress_words(Job(1, "running", 100, 100)) == "100 of 100 simulated futures. The report is being written."
    parts = Job(1, "running", 100, 100, explain=True, step="Parts of the leading plan")
    assert progress_words(parts) == ("Parts of the leading plan: 100 of 100 simulated futures. The next step follows.")
