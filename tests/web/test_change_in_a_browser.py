"""The page Change in a real browser: the map by keyboard, a mistake, undo, and the forces that follow."""

import pytest

import tests.web.test_in_a_browser as first
from cxsim.scenario.loading.load import load_scenarios
from cxsim.web.yaml_edit import value_at

pytestmark = first.pytestmark
link, window = first.link, first.window
CONTEXT = """\
context:
  inhibitors:
    - {name: targets, strength: 0.2}
    - {name: call_time, departments: [sales], strength: 0.3}
behaviors: [{name: call_back, old_behavior: close_fast}]
target: {adoption: 0.5, by_week: 10}
"""


@pytest.fixture
def project(projects, plans):
    company = plans[0].parent / "company.yaml"
    company.write_text(company.read_text("utf-8") + CONTEXT, "utf-8")
    return projects.create("Tarn & Sons", "Two plans", load_scenarios(plans))


def strength(project, number):
    text = (project.folder / "company.yaml").read_text("utf-8")
    return value_at(text, ("context", "inhibitors", number, "strength"))


def test_the_map_is_changed_by_keyboard_alone_and_the_forces_follow(link, window, project):
    page, asked, errors = window
    page.goto(link)
    page.goto(f"{page.url}projects/{project.folder.name}/change")
    forces = page.locator("#change-forces")
    forces.locator(".drawn svg").wait_for(timeout=30_000)
    for width in (1024, 390):
        assert first.fits(page, width)
        assert first.serious(page) == []
    assert forces.get_by_role("heading").inner_text() == "Forces in claims"
    page.get_by_label("Existing practice in claims").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Call time in sales"
    assert forces.get_by_role("heading").inner_text() == "Forces in sales"
    page.keyboard.type("0.9")
    page.keyboard.press("Escape")
    assert (page.get_by_label("Call time in sales").input_value(), strength(project, 1)) == ("0.3", 0.3)
    page.keyboard.type("0.45")
    page.keyboard.press("Enter")
    page.locator("#undo:not([aria-disabled])").wait_for()
    assert strength(project, 1) == 0.45
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Call time in sales"
    assert errors == []
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    page.get_by_role("alert").get_by_text("must be at most 1, 7 is given").wait_for()
    assert (page.get_by_label("Call time in sales").input_value(), strength(project, 1)) == ("7", 0.45)
    assert first.serious(page) == []
    page.get_by_role("button", name="Undo").click()
    page.locator("#redo:not([aria-disabled])").wait_for()
    assert strength(project, 1) == 0.3
    assert set(asked) == {"127.0.0.1"}


def test_without_scripts_the_map_is_a_form_with_one_button(link, window, project):
    page, _, _ = window
    plain = page.context.browser.new_context(java_script_enabled=False).new_page()
    plain.goto(link)
    plain.goto(f"{plain.url}projects/{project.folder.name}/change")
    plain.get_by_label("Targets in claims").fill("0.5")
    plain.get_by_label("Call time in sales").fill("0.1 (0 to 0.2)")
    plain.locator("#change-map").get_by_role("button", name="Apply").click()
    assert strength(project, 1) == {"value": 0.1, "low": 0, "high": 0.2}
    assert strength(project, 2) == 0.5
    assert plain.get_by_label("Targets in claims").input_value() == "0.5"
