"""The page Explain in a real browser: pictures, the week by keyboard, and a change of course."""

import re

import pytest

import tests.web.test_in_a_browser as first
from tests.web.explain_story import made, with_results

pytestmark = first.pytestmark
link, window = first.link, first.window


@pytest.fixture
def project(projects, tmp_path, explained):
    return with_results(made(projects, tmp_path / "plans"), explained[0])


def test_the_pictures_are_drawn_the_week_moves_and_a_branch_is_worked_out(link, window, project):
    page, asked, errors = window
    page.goto(link)
    page.goto(f"{page.url}projects/{project.folder.name}/explain")
    for kind in ("waterfall", "stacked", "tried", "lines"):
        page.locator(f"figure[data-chart={kind}].drawn svg").wait_for()
    for width in (1024, 390):
        assert first.fits(page, width)
        assert first.serious(page) == []
    page.get_by_label("Week", exact=True).focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    assert page.locator("[data-held-sentence]").inner_text().startswith("Week 13: in ")
    assert page.get_by_label("in week").input_value() == "13"
    page.locator("figure[data-chart=waterfall] svg").focus()
    page.keyboard.press("Home")
    assert page.locator("figure[data-chart=waterfall] .reading").inner_text().startswith("Doing nothing: ")
    page.get_by_label("for", exact=True).select_option("nothing")
    page.get_by_role("button", name="Branch from this week").click()
    page.get_by_role("heading", name=re.compile("From week 13: nothing")).wait_for(timeout=60_000)
    page.locator("#course figure.drawn svg").wait_for()
    assert "cxsim branch train.yaml --at 13 --plan nothing" in page.locator("#course").inner_text()
    assert first.serious(page) == []
    assert (set(asked), errors) == ({"127.0.0.1"}, [])
