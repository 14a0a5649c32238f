"""The Plan page in a real browser: bars moved by mouse and by keys, a dose that moves the curve, a phone."""

import re
import subprocess
import sys

import pytest

import tests.web.test_in_a_browser as first
from cxsim.scenario.loading.load import load_scenarios
from cxsim.web.projects import Projects

pytestmark = first.pytestmark
PORT = r"http://127\.0\.0\.1:[0-9]+"
COMPANY = """\
schema: 1
weeks: 26
seed: 3
replicates: 4
start_date: 2027-01-04
organization: {generate: {departments: [{name: claims, size: 24}, {name: sales, size: 16}]}}
target: {adoption: 0.3, by_week: 20}
costs: {currency: EUR, weekly_wage: {1: 3000}}
"""
ORDER = """\
extends: company.yaml
name: Order
plan:
  interventions:
    - {type: mandate, start_week: 2, weeks: 10, strength: 0.3}  # the board insists
    - {type: training, weeks: 12}
"""
UPDATED = "#look[data-state=current]"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The folder of projects: one, with a baseline and a plan."""
    place = tmp_path_factory.mktemp("plan")
    texts = {"company.yaml": COMPANY, "nothing.yaml": "extends: company.yaml\nname: Nothing\n", "order.yaml": ORDER}
    for name, text in texts.items():
        (place / name).write_text(text, "utf-8")
    projects = Projects(place / "projects")
    return projects.create("Tarn", "Two plans", load_scenarios([place / "nothing.yaml", place / "order.yaml"])).folder


@pytest.fixture(scope="module")
def context(folder):
    """A browser that came in by the link of a workbench on the project; every other host is blocked."""
    from playwright.sync_api import sync_playwright

    with subprocess.Popen([sys.executable, "-m", "cxsim.web", "0", str(folder.parent)], text=True,
                          stdout=subprocess.PIPE) as program, sync_playwright() as play:
        link = re.search(r"http://\S+", [program.stdout.readline() for _ in range(3)][1])[0]
        opened = play.chromium.launch(executable_path=str(first.browser_path()), args=["--no-sandbox"])
        made = opened.new_context(viewport={"width": 1400, "height": 900}, base_url=re.match(PORT, link)[0])
        made.route(re.compile(rf"^(?!{PORT}/)"), lambda route: route.abort())
        made.new_page().goto(link)
        yield made
        opened.close()
        program.terminate()


@pytest.fixture
def page(context, folder):
    """A window on the plan as it was written; nothing on the page may go wrong."""
    (folder / "order.yaml").write_text(ORDER, "utf-8")
    (folder / "company.yaml").write_text(COMPANY, "utf-8")
    (folder / "edits.json").unlink(missing_ok=True)
    window, errors = context.new_page(), []
    window.on("pageerror", lambda one: errors.append(str(one)))
    window.goto("/projects/tarn/plan?plan=order.yaml&bar=0")
    window.locator(UPDATED).wait_for(timeout=60_000)
    yield window
    assert errors == []
    window.close()


def mean(page):
    return page.locator("#look polyline.mean").get_attribute("points")


def when(page, bar):
    return page.locator(f"#bar-{bar}").get_attribute("aria-label").split(",")[0]


def wait_for(page, bar, words):
    page.locator(f'#bar-{bar}[aria-label^="{words}"]').wait_for()


def test_change_a_dose_and_see_the_curve_move(page, folder):
    before = mean(page)
    page.get_by_label("Strength").fill("1")
    page.get_by_text("Updating …").wait_for()
    page.get_by_text("Updating …").wait_for(state="hidden")
    assert mean(page) != before
    assert re.search(r"\d+ of 20 simulated futures reach(es)? the target\. Rough: read it as \d to \d+ in 10\.",
                     page.locator("#look").inner_text())
    assert re.search(r"strength: 1\} +# the board insists", (folder / "order.yaml").read_text("utf-8"))
    page.get_by_role("button", name="Undo").click()
    page.locator("#undo[aria-disabled]").wait_for()
    page.get_by_text("Updating …").wait_for(state="hidden")
    assert mean(page) == before  # what was seen before is shown again
    assert (folder / "order.yaml").read_text("utf-8") == ORDER


def test_days_are_typed_and_a_shock_is_added_and_what_was_opened_stays_open(page, folder):
    page.get_by_label("or on the day").fill("2027-02-03")
    page.get_by_text("3 Feb 2027 lies in the week that begins on 1 Feb 2027.").wait_for()
    assert page.get_by_label("Starts in week").input_value() == "4"
    wait_for(page, 0, "Mandate: 1 Feb 2027 to 11 Apr 2027")
    page.get_by_label("or until").fill("2028-02-03")
    page.get_by_text("3 Feb 2028 is after the run, which ends on 4 Jul 2027").wait_for()
    page.locator("#shocks > summary").click()
    page.locator("#shock-kind").select_option("sponsor_leaves")
    page.locator("#add-shock").click()
    page.get_by_label("Sponsor leaves: Week", exact=True).fill("9")
    page.locator('svg[aria-label^="Sponsor leaves: 8 Mar 2027 to"]').wait_for()
    assert page.locator("#shocks").get_attribute("open") is not None
    assert "week: 9" in (folder / "company.yaml").read_text("utf-8")
    assert first.serious(page) == []


def test_keyboard_only_move_a_bar_and_undo(page, folder):
    page.locator("#bar-0").focus()
    for keys in ("ArrowRight", "Shift+ArrowRight", "Alt+ArrowLeft"):
        page.keyboard.press(keys)
    wait_for(page, 0, "Mandate: 22 Feb 2027 to 25 Apr 2027")
    assert "start_week: 7, weeks: 9" in (folder / "order.yaml").read_text("utf-8")
    assert page.evaluate("document.activeElement.id") == "bar-0"
    page.keyboard.press("Control+z")
    wait_for(page, 0, "Mandate: 18 Jan 2027 to 28 Mar 2027")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    assert when(page, 0) == "Mandate: 18 Jan 2027 to 28 Mar 2027"
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.id") == "bar-1"
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Training").wait_for()
    assert page.evaluate("document.activeElement.name") == "start_week"
    page.locator("#bar-1").focus()
    page.keyboard.press("Delete")
    page.locator("#bar-1").wait_for(state="detached")
    assert page.evaluate("document.activeElement.id") == "bar-0"
    assert "training" not in (folder / "order.yaml").read_text("utf-8")


def test_a_bar_and_its_end_are_dragged_week_by_week(page, folder):
    box = page.locator("#bar-1 .fill").bounding_box()
    week = box["width"] / 12
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 4 * week, y)
    page.mouse.down()
    page.mouse.move(box["x"] + 7.2 * week, y, steps=4)
    assert "25 Jan 2027 to 18 Apr 2027, 12 weeks" in page.locator("#bar-1").text_content()
    page.mouse.up()
    wait_for(page, 1, "Training: 25 Jan 2027 to 18 Apr 2027")
    page.get_by_text("Updating …").wait_for(state="hidden")
    box = page.locator("#bar-1 .fill").bounding_box()
    page.mouse.move(box["x"] + box["width"], y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 5 * week, y, steps=4)
    page.mouse.up()
    wait_for(page, 1, "Training: 25 Jan 2027 to 14 Mar 2027")
    assert "{type: training, start_week: 3, weeks: 7}" in re.sub(
        r"weeks: 7, start_week: 3", "start_week: 3, weeks: 7", (folder / "order.yaml").read_text("utf-8"))


def test_a_mistake_stays_at_its_field_and_the_look_stays_as_it_was(page, folder):
    before = page.locator("#look").inner_text()
    page.get_by_label("Strength").fill("0,8")
    page.get_by_text("decimal comma; write 0.8").wait_for()
    assert page.get_by_label("Strength").input_value() == "0,8"
    assert page.locator("#look").inner_text() == before
    assert (folder / "order.yaml").read_text("utf-8") == ORDER
    assert first.serious(page) == []


def test_wide_narrow_and_on_a_phone_nothing_is_cut_off_and_nobody_is_kept_out(page):
    for width in (1400, 1024, 390):
        assert first.fits(page, width)
        assert first.serious(page) == []
    page.get_by_role("link", name="Add intervention").click()
    assert first.fits(page, 390)
    assert first.serious(page) == []
    page.get_by_label("Find").fill("coach managers")
    page.get_by_role("button", name="Add Manager coaching").click()
    page.get_by_role("heading", name="Manager coaching").wait_for()


def test_curves_and_load_are_read_with_arrow_keys(page):
    page.locator("svg.plot").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    told = page.locator("#plan-live").inner_text()
    assert re.fullmatch(r"Week 4: \d+ % adopters on average, from \d+ to \d+ %", told)
    page.keyboard.press("?")
    page.get_by_text("Delete removes").wait_for()
    page.locator("[data-heat]").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    assert re.fullmatch(r"Sales, 11 Jan 2027 to 17 Jan 2027, 1 week: \d+ %", page.locator("#plan-live").inner_text())


def test_without_scripts_the_form_and_one_button_do_the_same(page, context, folder):
    plain = context.browser.new_context(java_script_enabled=False, storage_state=context.storage_state())
    window = plain.new_page()
    window.goto(page.url)
    window.get_by_label("Strength").fill("0.9")
    window.locator("#fields").get_by_role("button", name="Apply").click()
    assert "strength: 0.9" in (folder / "order.yaml").read_text("utf-8")
    window.get_by_role("button", name="Take a quick look").click()
    window.locator(UPDATED).wait_for(timeout=60_000)
    plain.close()
