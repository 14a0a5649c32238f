"""The story of a first morning in a real browser: from the link to the slides, with no host but this computer.

Skipped where no browser is found; none is ever downloaded.
"""

import re
import subprocess
import sys
import warnings
from urllib.parse import urlsplit

import pytest

from cxsim.errors import OutputError
from cxsim.report.forms.paper import found_browser

SERIOUS = {"serious", "critical"}


def browser_path():
    try:
        return found_browser()
    except OutputError:
        return None


pytestmark = [pytest.mark.stories,
              pytest.mark.skipif(browser_path() is None, reason="no Chromium, Chrome or Edge is on this computer")]


@pytest.fixture
def link(projects, project):
    """The link of a running workbench that has one small project."""
    with subprocess.Popen([sys.executable, "-m", "cxsim.web", "0", str(projects.folder)], text=True,
                          stdout=subprocess.PIPE) as program:
        yield re.search(r"http://\S+", [program.stdout.readline() for _ in range(3)][1])[0]
        program.terminate()


@pytest.fixture
def window():
    """A browser window in which every host but this computer is blocked, with what it asked for and its errors."""
    from playwright.sync_api import sync_playwright

    asked, errors = [], []

    def let_through(route):
        asked.append(urlsplit(route.request.url).hostname)
        return route.continue_() if asked[-1] == "127.0.0.1" else route.abort()

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with sync_playwright() as play:
            opened = play.chromium.launch(executable_path=str(browser_path()), args=["--no-sandbox"])
            context = opened.new_context(viewport={"width": 1024, "height": 800})
            context.route("**/*", let_through)
            page = context.new_page()
            page.on("pageerror", lambda one: errors.append(str(one)))
            page.on("console", lambda one: errors.append(one.text) if one.type == "error" else None)
            yield page, asked, errors
            opened.close()


def serious(page):
    """What axe finds on a page that keeps people out."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['help']}" for one in found if one["impact"] in SERIOUS]


def fits(page, width):
    """Whether the page needs no sideways scroll at this width; pictures are drawn for it in one of the next frames."""
    from playwright.sync_api import TimeoutError as NotInTime

    page.set_viewport_size({"width": width, "height": 800})
    try:
        page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=width, timeout=5_000)
    except NotInTime:
        return False
    return True


def test_from_the_link_to_the_slides(link, window, project):
    page, asked, errors = window
    page.goto(link)
    assert page.url.endswith("/")
    assert page.get_by_role("heading", level=1).inner_text() == "What do you want to find out?"
    assert serious(page) == []
    assert [fits(page, width) for width in (1024, 390)] == [True, True]
    page.get_by_role("link", name="Tarn & Sons").click()
    assert serious(page) == []
    page.get_by_role("button", name="Run the plans").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Decision asked").wait_for(timeout=120_000)
    assert serious(page) == []
    assert fits(page, 390)
    with page.expect_download() as taken:
        page.get_by_role("link", name="Slides").click()
    assert taken.value.suggested_filename == "tarn-sons-slides.pptx"
    with page.expect_download() as files:
        page.get_by_role("link", name="Download this scenario file").click()
    assert files.value.suggested_filename == "tarn-sons.zip"
    with page.expect_download() as saved:
        page.get_by_role("link", name="Web page").click()
    assert saved.value.suggested_filename == "tarn-sons-report.html"
    (project.results / "summary.csv").write_text("damaged")
    page.reload()
    assert page.locator("h1").inner_text() == "These results cannot be shown"
    assert serious(page) == []
    assert (set(asked), errors) == ({"127.0.0.1"}, [])


def test_a_lost_connection_is_told_and_the_page_goes_on_by_itself(link, window, project):
    page, _, _ = window
    file = project.folder / "company.yaml"
    file.write_text(file.read_text("utf-8").replace("replicates: 4", "replicates: 100000"), "utf-8")
    page.goto(link)
    page.get_by_role("link", name="Tarn & Sons").click()
    page.get_by_role("button", name="Run the plans").click()
    page.get_by_text("simulated futures").first.wait_for()
    assert serious(page) == []
    page.context.set_offline(True)
    page.get_by_text("Connection lost. The run is kept; trying again.").wait_for(timeout=20_000)
    page.context.set_offline(False)
    page.get_by_role("status").get_by_text(re.compile("of 100000 simulated futures|Waiting")).wait_for(timeout=20_000)
    page.get_by_role("button", name="Cancel").click()
    page.get_by_text("The last run was canceled. Nothing was kept of it.").wait_for()


def test_eight_tabs_on_one_run_all_load_and_all_see_its_end(link, window, project):
    page, _, errors = window
    file = project.folder / "company.yaml"
    file.write_text(file.read_text("utf-8").replace("replicates: 4", "replicates: 400"), "utf-8")
    page.goto(link)
    page.get_by_role("link", name="Tarn & Sons").click()
    address = page.url
    tabs = [page, *(page.context.new_page() for _ in range(7))]
    page.get_by_role("button", name="Run the plans").click()
    for tab in tabs[1:]:
        tab.goto(address)
    for tab in tabs:
        tab.get_by_text("Decision asked").wait_for(timeout=60_000)
    assert errors == []


def test_without_scripts_the_same_story_is_played_with_forms(link, window):
    page, _, _ = window
    plain = page.context.browser.new_context(java_script_enabled=False).new_page()
    plain.goto(link)
    plain.get_by_role("link", name="Tarn & Sons").click()
    plain.get_by_role("button", name="Run the plans").click()
    plain.get_by_text("Decision asked").wait_for(timeout=60_000)
