"""Undo and redo on the pages, and two tabs that change the same plan."""

from cxsim.web.editing import edit
from cxsim.web.yaml_edit import with_value


def rename(texts):
    texts["train.yaml"] = with_value(texts["train.yaml"], ["name"], "Train well")


def test_every_page_of_a_project_offers_undo(browser, project):
    address = f"/projects/{project.folder.name}/report"
    assert 'title="Nothing to undo"' in browser.get(address).text
    edit(project, "Plan called Train well", rename)
    assert 'title="Plan called Train well"' in browser.get(address).text
    answer = browser.post(f"/projects/{project.folder.name}/undo", headers={"referer": f"http://x{address}?plan=2"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"{address}?plan=2")
    assert [one.name for one in project.scenarios()] == ["Do nothing", "Train"]
    browser.post(f"/projects/{project.folder.name}/redo")
    assert [one.name for one in project.scenarios()] == ["Do nothing", "Train well"]


def test_undo_leads_to_no_other_place(browser, project):
    answer = browser.post(f"/projects/{project.folder.name}/undo", headers={"referer": "http://elsewhere/a"})
    assert answer.headers["location"] == f"/projects/{project.folder.name}/report"
