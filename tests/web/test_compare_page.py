"""The Compare page after a run: its figures are those of the report."""

import re
from html import unescape

import pytest

from cxsim.report.forms.opened import open_results
from cxsim.report.opened_pairs import overturning
from cxsim.report.opened_verdict import verdict_in
from cxsim.web.projects import Projects
from tests.web.compare_story import BOTH, NOTHING, TRAIN, made, run, text_of

pytestmark = pytest.mark.stories


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """A folder of projects with one whose plans were run; the working folder is as it was."""
    place = tmp_path_factory.mktemp("compare")
    project = made(Projects(place / "projects"), place / "plans")
    run(project)
    return project


@pytest.fixture
def projects(ran):
    """The folder of the project that was run."""
    return Projects(ran.folder.parent)


@pytest.fixture
def address(ran):
    return f"/projects/{ran.folder.name}"


def report_of(project):
    return open_results(project.results).report


def test_the_figures_are_those_of_the_report(browser, ran, address):
    page, report = text_of(browser.get(f"{address}/compare")), report_of(ran)
    sections = {section.key: section for section in report.sections}
    for caution in report.brief.cautions:
        assert caution in page
    opened = open_results(ran.results)
    told = overturning(opened, verdict_in(opened))
    assert told
    for line in told:
        assert line in page
    assert sections["price"].title in page
    for row in sections["price"].table.rows:
        assert " ".join(row) in page
    against_nothing = text_of(browser.get(f"{address}/compare", params={"plan": BOTH, "other": NOTHING}))
    assert sections["difference"].title in against_nothing
    assert sections["difference"].takeaway in against_nothing
    risks = {row[0]: row[1] for row in sections["risks"].table.rows}
    for title, often in risks.items():
        assert re.search(f"{title} .*? in {often} futures", page)


def test_the_pictures_have_the_numbers_of_the_report(browser, ran, address):
    sections = {section.key: section for section in report_of(ran).sections}
    for panel in sections["difference"].chart.panels:
        plan, other = panel.title.removeprefix("“").removesuffix("”").split("” minus “")
        data = browser.get(f"/api{address}/compare/difference", params={"plan": plan, "other": other}).json()
        assert data["chart"]["panels"][0]["mean"] == list(panel.mean)
        assert data["chart"]["panels"][0]["p95"] == list(panel.p95)
    data = browser.get(f"/api{address}/compare/costs").json()
    assert [(one["name"], one["x"], one["y"]) for one in data["chart"]["points"]] == [
        (one.name, one.x, one.y) for one in sections["price"].chart.points]
    assert data["level"] == [10.0, "target: 10 % adopters by 24 May 2027", "target"]


def test_chances_of_any_two_plans_stand_side_by_side_with_their_word(browser, ran, address):
    table = next(one for one in report_of(ran).sections if one.key == "milestones").table
    page = browser.get(f"{address}/compare", params={"plan": TRAIN, "other": NOTHING}).text
    goals = re.findall(r"<tr><th scope=\"row\"><strong>(.*?)</strong>.*?</tr>", page, re.S)
    assert goals[:2] == ["First users", "Target"]
    for row in table.rows:
        told = dict(zip(table.columns, row, strict=True))
        percent, word = told[TRAIN].split("\n")[0].split(" %, ")
        assert re.search(rf"<strong>{percent}</strong> <span class=\"word {word}\">", page)


def test_a_plan_is_not_held_against_itself_and_an_unknown_one_is_told(browser, address):
    same = text_of(browser.get(f"{address}/compare", params={"plan": TRAIN, "other": TRAIN}))
    assert "“Train” cannot be held against itself. Choose another plan." in same
    assert "Shown is “Train” minus “" in same
    unknown = text_of(browser.get(f"{address}/compare", params={"plan": "Trian"}))
    assert "There is no plan “Trian” in these results" in unknown
    assert "Train" in unknown


def test_names_are_only_ever_text(browser, address):
    page = browser.get(f"{address}/compare", params={"plan": "<b>", "other": NOTHING}).text
    assert "<now>" not in page
    assert "<b>" not in page
    assert "plan=Train+%26+order+%3Cnow%3E" in page or "plan=Train%20%26%20order%20%3Cnow%3E" in page


def test_every_picture_names_its_source_and_holds_its_table(browser, address):
    page = browser.get(f"{address}/compare").text
    sources = [unescape(one) for one in re.findall(r'data-source="([^"]*)"', page)]
    assert [browser.get(one).json()["chart"]["kind"] for one in sources] == ["fan", "scatter", "lines"]
    assert page.count('<details class="numbers">') == 4  # the milestones of all plans are the fourth
    assert len(page.encode()) < 60_000


def test_tables_are_given_as_they_are_and_nothing_else(browser, ran, address):
    answer = browser.get(f"{address}/tables/differences.csv")
    assert answer.content == (ran.results / "differences.csv").read_bytes()
    assert 'filename="tarn-sons-differences.csv"' in answer.headers["content-disposition"]
    for file in ("manifest.json", "weekly.parquet", "../project.json", "%2e%2e/project.json"):
        assert browser.get(f"{address}/tables/{file}").status_code == 404


def test_changed_plans_and_damaged_results_are_told(browser, ran, address):
    plan, table = ran.folder / "train.yaml", ran.results / "risk.csv"
    kept = plan.read_text("utf-8"), table.read_bytes()
    try:
        plan.write_text(kept[0].replace("weeks: 12", "weeks: 11"), "utf-8")
        assert "The plans were changed after this run" in browser.get(f"{address}/compare").text
        table.write_bytes(b"changed")
        page = browser.get(f"{address}/compare").text
        assert "<h1>These results cannot be shown</h1>" in page
        assert "risk.csv: it was changed or damaged" in page
        assert "Run the plans</button>" in page
        assert browser.get(f"/api{address}/compare/levels").status_code == 400
    finally:
        plan.write_text(kept[0], "utf-8")
        table.write_bytes(kept[1])
