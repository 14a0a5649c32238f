"""The page Explain: what it says before and after a run, and what it asks for."""

import time
from html import escape

import pytest

from cxsim.cli.app import main
from cxsim.studies.branch import branch
from tests.web.explain_story import made, run, with_results

pytestmark = pytest.mark.stories


@pytest.fixture
def project(projects, tmp_path):
    """A project whose plan of two parts brings adopters; not run yet."""
    return made(projects, tmp_path / "plans")


@pytest.fixture
def address(project):
    return f"/projects/{project.folder.name}/explain"


def asked(browser, address, **query):
    """The answer about a change of course, when it is there."""
    until = time.monotonic() + 120
    while (found := browser.get(f"/api{address}/course", params=query).json())["state"] == "working":
        assert time.monotonic() < until
        time.sleep(0.05)
    return found


def test_before_a_run_the_page_offers_one_that_explains(browser, address, project, ended):
    page = browser.get(address).text
    assert "<h1>Nothing was simulated yet</h1>" in page
    assert '<button class="main">Work out what each intervention contributes</button>' in page
    answer = browser.post(f"/projects/{project.folder.name}/run", data={"back": "explain", "explain": "true"})
    assert answer.headers["location"] == address
    jobs = browser.app.app.state.desk.jobs
    assert jobs.latest(project).explain
    assert "Parts of a plan take a few minutes" in browser.get(address).text
    assert ended(jobs, project).state == "done"
    assert (project.results / "attribution.csv").is_file()


def test_after_a_plain_run_what_was_not_run_says_so_and_the_stages_stand_there(browser, address, project, monkeypatch):
    assert run(project, monkeypatch, explain=False) == [""]
    page = browser.get(address).text
    assert page.count("Not worked out yet.") == 1
    assert page.count('<input type="hidden" name="explain" value="true">') == 2
    weeks = browser.get(f"/api{address}/held").json()["weeks"]
    assert [one["week"] for one in weeks] == [0, 13, 25]
    assert all(sum(group) == 100 for one in weeks for group in one["chart"]["percent"])
    assert weeks[2]["sentence"] in page
    assert weeks[1]["sentence"] in browser.get(f"{address}?week=14").text
    assert browser.get(f"/api{address}/section/contributions").status_code == 404
    assert browser.get(f"/api{address}/section/risks").status_code == 404


def test_an_explained_run_has_the_bytes_of_the_command_line_and_is_shown(
    browser, address, project, explained, tmp_path, monkeypatch
):
    results, steps = explained
    assert steps == ["", "Parts of the leading plan", "Changes of the leading plan"]
    with_results(project, results)
    page = browser.get(address).text
    assert "Not worked out yet." not in page
    assert "cxsim compare do_nothing.yaml train.yaml --explain --out results --force" in page
    told = browser.get(f"/api{address}/section/contributions").json()
    assert {one["name"] for one in told["chart"]["steps"]} == {"Training", "Mandate"}
    assert escape(told["sentence"].partition(". ")[2]) in page
    monkeypatch.chdir(project.folder)
    with pytest.raises(SystemExit) as left:
        main([*project.command.split()[1:5], "--out", str(tmp_path / "own"), "--quiet"])
    assert left.value.code == 0
    for name in ("attribution.csv", "tried.csv", "report.json"):
        assert (tmp_path / "own" / name).read_bytes() == (results / name).read_bytes(), name


def test_why_a_group_moved_is_drawn_as_lines_with_its_turns(browser, address, project, explained):
    with_results(project, explained[0])
    told = browser.get(f"/api{address}/section/why").json()
    assert (told["chart"]["kind"], told["chart"]["names"]) == (
        "lines", ["ability", "opportunity", "willingness", "adopters"])
    assert told["looks"]["adopters"] == "focus"
    assert [len(line) for line in told["chart"]["lines"]] == [26] * 4


def test_a_change_of_course_is_worth_what_the_command_line_says(browser, address, project):
    found = asked(browser, address, trunk="train.yaml", other="nothing", at=4)
    expected = branch(project.scenarios()[1], None, 4)
    branched, trunk = (expected[name].recording.of_all("adoption") for name in ("From week 4: nothing", "Train"))
    assert (found["state"], found["futures"]) == ("ready", 4)
    assert found["chart"]["panels"][0]["mean"] == pytest.approx(list(100.0 * (branched - trunk).mean(axis=1)))
    assert found["lines"][0].startswith("Changing course in week 4, adoption at the end: ")
    assert found["command"] == "cxsim branch train.yaml --at 4 --plan nothing"


def test_a_change_of_course_that_makes_no_sense_is_refused_in_words(browser, address):
    found = asked(browser, address, trunk="train.yaml", other="do_nothing.yaml", at=26)
    assert (found["state"], found["mistake"]) == (
        "mistake", "a change of course in week 26 is outside the run: use weeks 0 to 25")
    unknown = browser.get(f"/api{address}/course", params={"trunk": "/etc/passwd", "other": "nothing", "at": 1}).json()
    assert unknown == {"state": "none"}
