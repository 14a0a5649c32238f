"""The story of an HR file with two mistakes in a real browser: from the mistakes, at their cells, to the slides."""

import time

import pytest

from tests.golden.workbooks import workbook
from tests.web.test_in_a_browser import browser_path, fits, link, serious, window

__all__ = ["link", "window"]
pytestmark = [pytest.mark.stories,
              pytest.mark.skipif(browser_path() is None, reason="no Chromium, Chrome or Edge is on this computer")]

ROWS = "".join(f"{number},Ada {number},ada{number}@firm.test,{'Claims' if number % 3 else 'Sales'},"
               f"{'ada1@firm.test' if number > 1 else ''},active\n" for number in range(1, 31))
HEAD = "[Staff]\nStaff of the firm\nNo.,Name,Mail,Department,Manager (mail),Status\n"
TIES = "from,to,mails\n" + "".join(f"ada{number}@firm.test,ada{(number * 7) % 30 + 1}@firm.test,{number}\n"
                                   for number in range(1, 31))


def fits_small(page):
    """Whether the page needs no sideways scroll on a small screen and on a phone."""
    before = page.viewport_size
    found = [fits(page, width) for width in (1024, 390)]
    page.set_viewport_size(before)
    return found


def test_from_an_hr_file_with_two_mistakes_to_a_slide_deck(link, window, projects, tmp_path):
    page, asked, errors = window
    broken, better = tmp_path / "staff.xlsx", tmp_path / "staff better.xlsx"
    workbook(HEAD + ROWS + "\nTotal,30\n").save(broken)
    workbook(HEAD + ROWS.replace("30,Ada 30,ada30@firm.test,Sales,ada1@", "30,Ada 30,ada30@firm.test,Sales,gone@")
             + "Total,30\n").save(better)
    (tmp_path / "mails.csv").write_text(TIES, "utf-8")
    page.goto(link)
    page.set_input_files("#people", broken)
    page.get_by_role("button", name="Read the staff list").click()
    page.get_by_role("heading", name="staff.xlsx cannot be read yet").wait_for()
    assert "the row is blank, but more rows follow" in page.locator("#cell-33-A").locator("xpath=../..").inner_text()
    assert (serious(page), fits_small(page)) == ([], [True, True])
    page.set_input_files("#file", better)
    page.get_by_role("button", name="Add this file").click()
    page.get_by_role("heading", name="30 people read, two questions open").wait_for()
    assert page.locator("#cell-32-E").inner_text().endswith("gone@firm.test")
    assert "Ada" not in page.locator("main").inner_text()
    assert (serious(page), fits_small(page)) == ([], [True, True])
    page.get_by_label("they have no manager").check()
    page.get_by_role("button", name="Use this answer").last.click()
    page.get_by_role("heading", name="30 people read, one question open").wait_for()
    page.get_by_role("button", name="Use this answer").click()
    page.get_by_role("heading", name="30 people read, nothing is open").wait_for()
    page.select_option("#part", "ties")
    page.set_input_files("#file", tmp_path / "mails.csv")
    page.get_by_role("button", name="Add this file").click()
    page.get_by_role("link", name="Ties mails.csv").wait_for()
    while page.get_by_role("button", name="Use this answer").count():
        before = page.locator("h1").inner_text()
        page.get_by_role("button", name="Use this answer").first.click()
        page.wait_for_function("before => document.querySelector('h1').textContent !== before", arg=before)
    page.locator("[data-drawn]").wait_for()
    assert (serious(page), fits_small(page)) == ([], [True, True])
    page.get_by_role("button", name="Make the project").click()
    page.wait_for_url("**/projects/staff-better/organization")
    page.locator("[data-drawn]").wait_for()
    assert page.locator("h1").inner_text().startswith("30 people in two departments, and ")
    assert (serious(page), fits_small(page)) == ([], [True, True])
    texts = [path.read_text("utf-8") for path in projects.named("staff-better").folder.rglob("*") if path.is_file()]
    assert not [text for text in texts if "Ada" in text or "firm.test" in text]
    plan = projects.named("staff-better").folder / "first_plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("replicates: 100", "replicates: 4"), "utf-8")
    for step in ("Change", "Plan", "Compare"):
        page.get_by_role("link", name=f"Go on to {step}").click()
        page.wait_for_url(f"**/{step.lower()}*")
    page.get_by_role("button", name="Run the plans").click()
    page.get_by_role("link", name="Go on to Explain").click(timeout=60_000)
    page.get_by_role("link", name="Go on to Report").click()
    page.get_by_text("Decision asked").wait_for()
    with page.expect_download() as slides:
        page.get_by_role("link", name="Slides").click()
    assert slides.value.suggested_filename == "staff-better-slides.pptx"
    assert (set(asked), [one for one in errors if "400" not in one]) == ({"127.0.0.1"}, [])


def test_a_column_is_corrected_by_choosing_with_the_keyboard(link, window, tmp_path):
    page, _, errors = window
    people = "no,boss,site,area\n1,,North,x\n2,1,North,x\n3,1,South,y\n4,3,South,y\n"
    (tmp_path / "people.csv").write_text(people, "utf-8")
    page.goto(link)
    page.set_input_files("#people", tmp_path / "people.csv")
    page.get_by_role("button", name="Read the staff list").click()
    page.wait_for_url("**/own/*")
    page.wait_for_load_state("load")  # the script listens only then
    field = page.get_by_label("What boss means")
    field.focus()
    with page.expect_response("**/answers"):
        page.keyboard.press("End")
    page.locator("td", has_text="Person 1").first.wait_for(state="detached")
    assert page.evaluate("document.activeElement.ariaLabel") == "What boss means"
    page.reload()
    assert page.locator("select[aria-label='What boss means']").input_value() == "nothing"
    assert errors == []


def test_a_thousand_people_and_eight_thousand_ties_are_drawn_at_once(link, window, project):
    page, _, errors = window
    file = project.folder / "company.yaml"
    file.write_text(file.read_text("utf-8").replace("size: 16", "size: 600").replace("size: 12}", "size: 400}").replace(
        "  generate:\n", "  generate:\n    mean_ties: 8\n"), "utf-8")
    page.goto(link)
    page.goto(page.url + "projects/tarn-sons/organization")
    page.locator("[data-drawn]").wait_for()
    begun = time.perf_counter()
    page.reload()
    page.locator("[data-drawn]").wait_for()
    assert time.perf_counter() - begun < 5.0  # under a second on a free computer
    assert page.locator(".network circle").count() == 2
    assert "1,000 people in two departments" in page.locator("h1").inner_text()
    assert errors == []
