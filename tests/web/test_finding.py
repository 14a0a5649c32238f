"""A project whose folder was moved is found, or its folder is said, and it is brought back as a copy."""

import pytest

from cxsim.web import finding
from cxsim.web.finding import looked_for


@pytest.fixture
def moved(project, tmp_path, monkeypatch):
    """Where the project is now, in a home folder that nobody else has."""
    monkeypatch.setattr(finding.Path, "home", lambda: tmp_path / "home")
    place = tmp_path / "home" / "Documents" / "old" / "tarn"
    place.parent.mkdir(parents=True)
    return project.folder.rename(place)


def test_it_is_found_and_brought_back_as_a_copy(browser, projects, project, moved):
    key = project.about.key
    assert f'href="/find?key={key}">Find it' in browser.get("/").text
    page = browser.get(f"/find?key={key}").text
    assert "<h1>Found: Tarn &amp; Sons</h1>" in page
    assert f'name="folder" value="{moved}"' in page
    (moved / "link.yaml").symlink_to("/etc/hosts")
    answer = browser.post("/find", data={"key": key, "folder": str(moved)})
    assert (answer.status_code, answer.headers["location"]) == (303, "/projects/tarn-sons/report")
    assert [path.name for path in projects.named("tarn-sons").inputs()] == ["company.yaml", "do_nothing.yaml",
                                                                           "train.yaml"]
    assert (moved / "train.yaml").is_file()
    assert browser.get(f"/find?key={key}").status_code == 404


@pytest.mark.parametrize(("folder", "words"), [
    ("old/tarn", "There is no folder &#39;old/tarn&#39;. Give it whole"),
    ("/nowhere/tarn", "There is no folder &#39;/nowhere/tarn&#39;"),
    ("{home}", "no project is; give the folder that holds the project.json of Tarn &amp; Sons"),
])
def test_a_wrong_folder_is_told_at_its_field(browser, project, moved, folder, words):
    told = folder.format(home=moved.parent)
    answer = browser.post("/find", data={"key": project.about.key, "folder": told})
    assert (answer.status_code, words in answer.text) == (400, True)
    assert f'value="{told}"' in answer.text


def test_another_project_is_not_taken_for_it(browser, projects, project, moved):
    text = (moved / "project.json").read_text("utf-8")
    (moved / "project.json").write_text(text.replace(project.about.key, "another"), "utf-8")
    page = browser.post("/find", data={"key": project.about.key, "folder": str(moved)}).text
    assert "another project, Tarn &amp; Sons, is" in page
    assert "<h1>Where is Tarn &amp; Sons now?</h1>" in page
    assert projects.all() == []


def test_what_there_was_no_time_for_is_said(project, moved):
    assert looked_for(project.about.key, [moved.parents[2]]).found == (moved,)
    hurried = looked_for(project.about.key, [moved.parents[2]], seconds=-1.0)
    assert (hurried.found, hurried.whole) == ((), False)
