"""The page of a report in a real browser, on three widths: no request, no error, no sideways scroll, nothing for axe.

Skipped where no browser is found; none is ever downloaded.
"""

import warnings
from pathlib import Path

import pytest

from cxsim.errors import OutputError
from cxsim.report.forms.paper import found_browser
from cxsim.report.write import write_comparison
from cxsim.scenario.loading.load import from_mapping
from cxsim.studies.comparing import compare

WIDTHS = (1400, 1024, 390)
COMPANY = {
    "weeks": 30, "seed": 3, "replicates": 6, "target": {"adoption": 0.3, "by_week": 26},
    "organization": {"generate": {"departments": [
        {"name": "claims_and_complaints", "size": 26}, {"name": "field_service", "size": 22}]}},
    "costs": {"currency": "EUR", "weekly_wage": {1: 3000}},
}
SERIOUS = {"serious", "critical"}


def browser_path():
    try:
        return found_browser()
    except OutputError:
        return None


pytestmark = [pytest.mark.stories,
              pytest.mark.skipif(browser_path() is None, reason="no Chromium, Chrome or Edge is on this computer")]


@pytest.fixture(scope="module")
def page_file(tmp_path_factory):
    """The report of two plans, one with a long name."""
    plans = [
        from_mapping({"name": "Do nothing", **COMPANY}),
        from_mapping({"name": "Training for everybody, with a governing committee", **COMPANY, "plan": {
            "interventions": [{"type": "training", "weeks": 12},
                              {"type": "communication", "start_week": 4, "weeks": 20}]}}),
    ]
    return write_comparison(compare(plans), tmp_path_factory.mktemp("browser") / "out") / "report.html"


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with sync_playwright() as play:
            opened = play.chromium.launch(executable_path=str(browser_path()), args=["--no-sandbox"])
            yield opened
            opened.close()


@pytest.fixture(params=WIDTHS)
def opened(request, browser, page_file):
    """The page at one width, with every request and every error that it made."""
    page = browser.new_page(viewport={"width": request.param, "height": 900})
    asked, errors = [], []
    page.on("request", lambda one: asked.append(one.url))
    page.on("pageerror", lambda one: errors.append(str(one)))
    page.on("console", lambda one: errors.append(one.text) if one.type == "error" else None)
    page.goto(Path(page_file).as_uri())
    yield page, [url for url in asked if not url.startswith("data:")][1:], errors
    page.close()


def test_the_page_loads_nothing_and_no_script_fails(opened):
    _, asked, errors = opened
    assert (asked, errors) == ([], [])


def test_nothing_scrolls_sideways(opened):
    page, _, _ = opened
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


@pytest.mark.parametrize("opened", [1400, pytest.param(1024, marks=pytest.mark.slow), 390], indirect=True)
def test_axe_finds_nothing_serious(opened):
    from axe_playwright_python.sync_playwright import Axe

    page, _, _ = opened
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    found = Axe().run(page).response["violations"]
    assert [f"{one['id']}: {one['help']}" for one in found if one["impact"] in SERIOUS] == []
