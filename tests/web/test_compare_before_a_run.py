"""The Compare page where there is nothing to compare yet, or nothing to hold a plan against."""

import pytest

from tests.web.compare_story import made, run, text_of

pytestmark = pytest.mark.stories


def test_before_a_run_a_button_runs_the_plans_and_leads_back_here(browser, projects, tmp_path):
    project = made(projects, tmp_path / "plans")
    address = f"/projects/{project.folder.name}"
    page = browser.get(f"{address}/compare").text
    assert "<h1>Nothing was compared yet</h1>" in page
    assert "Each meets the same 24 simulated futures" in page
    assert browser.get(f"/api{address}/compare/difference").status_code == 404
    assert browser.post(f"{address}/run", data={"back": "compare"}).headers["location"] == f"{address}/compare"
    assert "Comparing 3 plans" in browser.get(f"{address}/compare").text
    assert browser.post(f"{address}/cancel", data={"back": "compare"}).headers["location"] == f"{address}/compare"


def test_a_mistake_in_a_plan_stands_at_its_place(browser, projects, tmp_path):
    project = made(projects, tmp_path / "plans")
    (project.folder / "train.yaml").write_text("extends: company.yaml\nname: Train\nplaan: {}\n", "utf-8")
    page = browser.get(f"/projects/{project.folder.name}/compare").text
    assert "train.yaml:3:1: plaan" in page
    assert "Run the plans</button>" not in page


def test_one_plan_alone_has_nothing_to_be_held_against(browser, projects, tmp_path):
    project = made(projects, tmp_path / "plans", ("train.yaml",))
    run(project)
    page = text_of(browser.get(f"/projects/{project.folder.name}/compare"))
    assert "One plan has nothing to be held against" in page
    assert "Milestone ● Train" not in page
    assert "The plan met 24 simulated futures." in page
    assert "Adopters under “Train”" in page
