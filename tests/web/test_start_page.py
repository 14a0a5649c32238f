"""The first page: what can be opened, and where the projects stand."""

import shutil

from cxsim.web.jobs import Job
from cxsim.web.pages.start import day_words, points_of, standing
from cxsim.web.shipped_projects import cases, example


def test_an_empty_desk_says_what_to_do(browser):
    page = browser.get("/").text
    assert "<h1>What do you want to find out?</h1>" in page
    assert "There is none yet. Open the example" in page
    assert "Marrowdale Energy: six plans" in page


def test_the_first_page_is_light(browser):
    sizes = [len(browser.get(path).content) for path in ("/", "/static/style.css", "/static/icon.svg")]
    assert sum(sizes) < 200_000


def test_opening_the_example_makes_a_project_with_its_six_plans_once(browser, projects):
    first = browser.post("/open", data={"source": "example"})
    assert (first.status_code, first.headers["location"]) == (303, "/projects/marrowdale-energy/report")
    assert len(projects.named("marrowdale-energy").about.plans) == 6
    assert browser.post("/open", data={"source": "example"}).headers["location"] == first.headers["location"]
    assert len(projects.all()) == 1


def test_every_case_opens_with_doing_nothing_first(browser, projects):
    assert len(cases()) == 11
    for case in cases():
        assert browser.post("/open", data={"source": case.key}).status_code == 303
    assert {project.about.plans[0] for project in projects.all()} == {"do_nothing.yaml"}
    assert len(projects.all()) == 11


def test_a_case_tells_its_story(browser):
    page = browser.get("/cases").text
    assert "Calls are to end within five minutes" in page
    assert example().organization == "Marrowdale Energy"


def test_an_unknown_case_and_an_empty_form_are_refused_in_words(browser):
    assert "There is no such example or case" in browser.post("/open", data={"source": "../x"}).text
    empty = browser.post("/open")
    assert (empty.status_code, "Something is missing in what was sent" in empty.text) == (422, True)


def test_a_folder_that_is_gone_says_so_and_can_be_taken_off_the_list(browser, project):
    shutil.rmtree(project.folder)
    page = browser.get("/").text
    assert "The folder was moved, renamed or removed" in page
    browser.post("/forget", data={"key": project.about.key})
    assert "moved, renamed" not in browser.get("/").text


def test_where_a_project_stands_is_a_sign_and_words(project):
    assert standing(project, None, {}) == ("", "–", "Not run yet", "2 plans")
    assert standing(project, Job(1, "running", 3, 4), {}) == ("open", "–", "Running", "3 of 4 simulated futures")
    assert standing(project, Job(1, "failed"), {}) == ("bad", "!", "Stopped", "see why on its report page")
    project.results.mkdir()
    (project.results / "manifest.json").write_text("{}")
    told = standing(project, Job(1, "done"), {"futures": 4})
    assert told == ("good", "✓", "Compared", "2 plans, 4 simulated futures")


def test_the_small_curve_goes_from_left_to_right_and_up():
    assert points_of([0.0, 0.5, 1.0]) == "0.0,31.0 60.0,16.0 120.0,1.0"


def test_today_is_a_time_and_another_day_a_date():
    from datetime import datetime

    now = datetime(2026, 11, 30, 15, 0)
    assert day_words(datetime(2026, 11, 30, 9, 5), now) == "Today, 09:05"
    assert day_words(datetime(2026, 11, 3, 9, 5), now) == "3 Nov 2026"
