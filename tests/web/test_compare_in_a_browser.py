"""The Compare page and the charts in a real browser: what is drawn, read and chosen, by keyboard and on a phone."""

import re
import subprocess
import sys
from dataclasses import asdict

import pytest

import tests.web.test_in_a_browser as first
from cxsim.plots.charts import Axis, ChanceBars, FanChart, FanPanel, LinesChart, Scatter, ScatterPoint
from cxsim.web.projects import Projects
from tests.web.compare_story import BOTH, NOTHING, TRAIN, made, run

pytestmark = first.pytestmark
PORT = r"http://127\.0\.0\.1:[0-9]+"
BOXES = """() => [...document.querySelectorAll('figure')].map(figure => {
  const box = one => { const b = one.getBoundingClientRect(); return [b.x, b.y, b.right, b.bottom, one.textContent]; };
  return [[...figure.querySelectorAll('svg .label')].map(box), [...figure.querySelectorAll('svg > .mark')].map(box)];
})"""


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """A folder of projects: one that was run, and one that was not."""
    place = tmp_path_factory.mktemp("compare")
    projects = Projects(place / "projects")
    run(made(projects, place / "plans"))
    company = made(projects, place / "plans").folder / "company.yaml"
    company.write_text(company.read_text("utf-8").replace("replicates: 24", "replicates: 4"), "utf-8")
    return projects


@pytest.fixture(scope="module")
def context(ran):
    """A browser that came in by the link of a workbench on these projects; every other host is blocked."""
    from playwright.sync_api import sync_playwright

    with subprocess.Popen([sys.executable, "-m", "cxsim.web", "0", str(ran.folder)], text=True,
                          stdout=subprocess.PIPE) as program, sync_playwright() as play:
        link = re.search(r"http://\S+", [program.stdout.readline() for _ in range(3)][1])[0]
        opened = play.chromium.launch(executable_path=str(first.browser_path()), args=["--no-sandbox"])
        made = opened.new_context(viewport={"width": 1024, "height": 800}, base_url=re.match(PORT, link)[0])
        made.route(re.compile(rf"^(?!{PORT}/)"), lambda route: route.abort())
        made.new_page().goto(link)
        yield made
        opened.close()
        program.terminate()


@pytest.fixture
def page(context):
    """A window on the project that was run; nothing on it may go wrong."""
    window, errors = context.new_page(), []
    window.on("pageerror", lambda one: errors.append(str(one)))
    window.on("console", lambda one: errors.append(one.text) if one.type == "error" else None)
    window.goto("/projects/tarn-sons/compare")
    window.locator("figure.drawn").nth(2).wait_for()
    yield window
    window.close()
    assert errors == []


def overlapping(found):
    """Texts of labels that lie on one another or on a mark, in every figure."""
    labels, marks = found
    pairs = [(one, other) for place, one in enumerate(labels) for other in [*labels[place + 1:], *marks]]
    return [(one[4], other[4]) for one, other in pairs
            if min(one[2], other[2]) - max(one[0], other[0]) > 1 and min(one[3], other[3]) - max(one[1], other[1]) > 3]


def data_of(page, picture, **asked):
    return page.request.get(f"/api/projects/tarn-sons/compare/{picture}", params=asked).json()


def test_the_parts_of_a_chart_come_to_exact_values(page):
    found = page.evaluate("""async () => {
      const base = await import('/static/chart_base.js');
      return [base.roundTicks(-14, 71), base.roundTicks(0, 0.83), base.words(-1234.5, {digits: 1}),
        base.words(0.2, {signed: true}), base.words(12, {signed: true}), base.shareWords(-0.84, {signed: true}),
        base.shareWords(9.96), base.weekWords('2027-01-04', 13), base.weekWords('2027-03-22', 1),
        base.weekWords('', 13),
        base.spreadApart([10, 12, 50], [10, 10, 10], 0, 100), base.spreadApart([-5, 99], [20, 20], 0, 100)];
    }""")
    assert found == [
        [-20, 0, 20, 40, 60, 80], [0, 0.2, 0.4, 0.6, 0.8, 1], "−1,234.5", "0", "+12", "−0.8", "10", "5 Apr 2027",
        "29 Mar 2027", "week 13", [6, 16, 50], [10, 90]]


def test_labels_lie_neither_on_one_another_nor_on_marks_at_any_width(page):
    for width in (1400, 1024, 390):
        assert first.fits(page, width)
        page.wait_for_timeout(150)
        assert [overlapping(found) for found in page.evaluate(BOXES)] == [[], [], []]


def drawn(page, chart, **more):
    """The texts of a chart of our own, by class, as it is drawn 640 pixels wide."""
    return page.evaluate("""async ([data, kind]) => {
      const { draw } = await import('/static/chart.js');
      const figure = document.createElement('figure');
      figure.dataset.chart = kind;
      document.querySelector('.whole').append(figure);
      draw(figure, data);
      const texts = (name) => [...figure.querySelectorAll(`svg text.${name}`)].map(one => one.textContent);
      return { tick: texts('tick'), axis: texts('axis'), label: texts('label') };
    }""", [{"chart": asdict(chart), "sentence": "A chart.", **more}, chart.kind])


def test_a_fan_has_round_ticks_and_its_values_at_the_end(page):
    panel = FanPanel("“A” minus “B”", (0.0, 10.0, 34.9), (0.0, -14.0, 3.2), (0.0, 2.0, 20.0), (0.0, 20.0, 46.0),
                     (0.0, 40.0, 66.0))
    chart = FanChart("Difference", Axis("Difference", "points"), ((0, "Jan 2027"), (2, "Feb 2027")), (panel,))
    found = drawn(page, chart, start="2027-01-04", marks=[[1, "target date"]])
    assert found["tick"] == ["−20", "+20", "+40", "+60", "+80", "0", "Jan 2027", "Feb 2027"]
    assert found["axis"] == ["Difference, points of 100"]
    assert found["label"][:6] == ["target date", "+66", "+35 points", "mean, last week", "+3.2", "no difference"]


def test_plans_of_one_cost_stand_side_by_side_with_their_names(page):
    points = tuple(ScatterPoint(name, cost, level, level - 5.0, level + 5.0, name == "Both") for name, cost, level in
                   (("Nothing", 0.0, 5.0), ("Talk", 1e6, 20.0), ("Train", 1e6, 22.0), ("Both", 2e6, 61.0)))
    chart = Scatter("Plane", Axis("Cost", "EUR"), Axis("Adopters", "%"), points)
    found = drawn(page, chart, level=[50.0, "target: 50 %", "target"], looks={"Both": "focus", "Talk": "against",
                                                                             "Train": 0, "Nothing": "nothing"})
    assert found["tick"] == ["0", "25", "50", "75", "100", "0", "0.5", "1", "1.5", "2"]
    assert found["label"] == ["target: 50 %", "Nothing 5.0 %", "Talk 20 %", "Train 22 %", "Both 61 %"]
    assert overlapping(page.evaluate(BOXES)[-1]) == []
    marks = page.evaluate("[...document.querySelectorAll('figure')].at(-1).querySelectorAll('svg > .mark').length")
    assert marks == 8  # each stands in the plane and before its name


def test_lines_and_bars_are_named_at_their_ends(page):
    lines = LinesChart("Levels", Axis("Adopters", "%"), ((0, "0"), (1, "1"), (2, "2")), ("Train", "Nothing", "run 7"),
                       ((0.0, 30.0, 61.2), (0.0, 1.0, 2.5), (0.0, 20.0, 40.0)), (0.0, 10.0, 20.0), (0.0, 50.0, 90.0))
    found = drawn(page, lines, looks={"Train": "focus", "Nothing": "nothing"})
    assert found["tick"] == ["0", "25", "50", "75", "100", "Week 0", "1", "2"]
    assert found["label"] == ["Train", "61 %", "Nothing", "2.5 %", "90", "20"]  # a line without a look has no name
    bars = ChanceBars("Chances", ("Train", "Nothing"), (62.0, 0.0), (52.0, 0.0), (71.0, 4.0), "Train")
    assert drawn(page, bars)["label"] == ["Train", "62", "Nothing", "0"]


def test_the_cursor_reads_the_value_of_the_week(page):
    panel = data_of(page, "difference")["chart"]["panels"][0]
    figure = page.locator("figure").first
    reading = figure.locator(".reading")
    assert reading.get_attribute("aria-live") == "polite"
    figure.locator("svg").focus()
    page.keyboard.press("Home")
    assert reading.inner_text().startswith("4 Jan 2027 (week 0): 0 points on average.")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("ArrowRight")
    assert reading.inner_text().startswith("8 Feb 2027 (week 5): ")
    value = re.search(r"\): ([+−0-9.]+) points", reading.inner_text())[1]
    assert float(value.replace("−", "-")) == pytest.approx(panel["mean"][5], abs=0.5)
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    assert "(week 28)" in reading.inner_text()
    page.set_viewport_size({"width": 800, "height": 800})  # it is drawn anew and keeps its place
    page.wait_for_function("document.querySelector('figure svg').getAttribute('width') < 700")
    page.keyboard.press("ArrowLeft")
    assert "(week 27)" in reading.inner_text()
    page.keyboard.press("Tab")
    assert reading.inner_text() == ""


def test_two_other_plans_are_chosen_by_keyboard_and_nothing_is_loaded_anew(page):
    page.evaluate("window.kept = true")
    assert first.serious(page) == []
    page.get_by_label("minus").focus()
    page.keyboard.press("Home")
    title = page.locator("#difference h2")
    page.get_by_role("heading", name=f"adopters than “{NOTHING}”").wait_for()
    page.locator("#difference figure.drawn").wait_for()
    assert page.evaluate("document.activeElement.id") == "other"
    assert page.evaluate("window.kept") is True
    assert f"other={NOTHING.replace(' ', '+')}" in page.url
    page.get_by_label("Difference").select_option(TRAIN)
    page.get_by_role("heading", name=f"Risks of “{TRAIN}”").wait_for()
    assert TRAIN in title.inner_text()
    assert BOTH not in page.locator("#milestones .goals thead").inner_text()
    page.locator("figure.drawn").nth(2).wait_for()
    assert page.locator("figure.drawn").count() == 3
    assert first.serious(page) == []


def test_tables_open_all_at_once_and_a_wrong_choice_is_told(page):
    page.get_by_role("button", name="Show tables").click()
    assert page.locator("details.numbers[open]").count() == 4
    assert page.get_by_role("button", name="Hide tables").is_visible()
    page.get_by_label("minus").select_option(page.get_by_label("Difference").input_value())
    page.get_by_role("alert").get_by_text("cannot be held against itself").wait_for()
    assert first.serious(page) == []
    assert first.fits(page, 390)
    assert first.serious(page) == []


def test_without_scripts_the_page_is_a_form_with_tables(context, page):
    plain = context.browser.new_context(java_script_enabled=False, base_url=re.match(PORT, page.url)[0])
    plain.add_cookies(context.cookies())
    window = plain.new_page()
    window.goto("/projects/tarn-sons/compare")
    window.get_by_label("minus").select_option(NOTHING)
    window.get_by_role("button", name="Show", exact=True).click()
    window.get_by_role("heading", name=f"adopters than “{NOTHING}”").wait_for()
    window.locator("#difference summary").click()
    assert window.locator("#difference tbody tr").first.inner_text().startswith("Jan 2027")
    plain.close()


def test_plans_are_run_from_the_empty_page(context, page):
    page.goto("/projects/tarn-sons-2/compare")
    assert page.get_by_role("heading", level=1).inner_text() == "Nothing was compared yet"
    assert first.serious(page) == []
    page.get_by_role("button", name="Run the plans").press("Enter")
    page.locator("figure.drawn").nth(2).wait_for(timeout=60_000)
    assert page.url.endswith("/projects/tarn-sons-2/compare")
