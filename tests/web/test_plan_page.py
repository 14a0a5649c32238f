"""The Plan page: what it shows of a plan, what its forms change, and what it says when that is not possible."""

import re
import time

import pytest

from cxsim.web.questions import Questions

pytestmark = pytest.mark.stories

TRAIN = "train.yaml"


@pytest.fixture
def looks():
    """Asked for by whoever needs quick looks; they are a process of their own."""


@pytest.fixture(autouse=True)
def quiet(request, monkeypatch):
    """Nothing is looked at in a test that does not ask for it."""
    if "looks" not in request.fixturenames:
        monkeypatch.setattr(Questions, "want", lambda *_: None)


@pytest.fixture
def page(browser, project):
    """The page of a plan, as text."""
    return lambda plan=TRAIN, bar=-1: browser.get(f"/projects/tarn-sons/plan?plan={plan}&bar={bar}").text


@pytest.fixture
def act(browser, project):
    """Sends one of the page's forms."""
    return lambda word, plan=TRAIN, **fields: browser.post(f"/projects/tarn-sons/plan/{word}",
                                                           data={"plan": plan, **fields})


def file(project, name=TRAIN):
    return (project.folder / name).read_text("utf-8")


def title(text):
    return re.search(r"<h1>(.*?)</h1>", text)[1]


def test_a_plan_is_bars_with_their_costs_and_hours(page):
    text = page()
    assert 'aria-label="Training: weeks 0 to 9, 10 weeks, 23,125 EUR"' in text
    assert "23,125 EUR in all. No budget is set." in text
    assert "At most 2 a week, under one full-time post." in text
    assert "Simulating 20 futures of this plan" in text


def test_without_script_the_quick_look_is_a_button(looks, page, act):
    assert act("look").headers["location"] == "/projects/tarn-sons/plan?plan=train.yaml"
    text = page()
    assert 'data-state="current"' in text
    assert "On average 0 % are adopters at the end. The scenario states no target." in text
    assert title(text) == "Nobody is over capacity in the middle future"
    assert '<rect class="shade' in text


def test_an_old_look_is_shown_as_old_until_the_new_one_is_there(looks, page, act, browser):
    act("look")
    act("move", bar=0, start=1, weeks="10")
    text = page()
    assert 'data-state="old"' in text
    assert "Updating …" in text
    for _ in range(100):
        if browser.get("/api/projects/tarn-sons/plan/look?plan=train.yaml").json()["state"] == "done":
            break
    assert 'data-state="current"' in page()


def test_a_bar_is_moved_and_the_move_undone(page, act, browser, project):
    before = file(project)
    answer = act("move", bar=0, start=2, weeks="")
    assert answer.headers["location"] == "/projects/tarn-sons/plan?plan=train.yaml&bar=0"
    assert "{type: training, start_week: 2}" in file(project)
    assert "Undo<span class=\"unseen\">: Training moved</span>" in page()
    browser.post("/projects/tarn-sons/undo")
    assert file(project) == before


def test_fields_are_changed_by_the_form(page, act, project):
    assert 'value="3" placeholder="3"' in page(bar=0)
    act("fields", bar=0, hours_per_week="5", start_week="0", weeks="10", **{"target.departments": "sales"})
    assert "hours_per_week: 5, target: {departments: [sales]}" in file(project)
    assert "For: sales" in page(bar=0)


def test_a_mistake_stands_at_its_field_and_what_was_typed_stays(act, project):
    before = file(project)
    answer = act("fields", bar=0, hours_per_week="0,8", start_week="0", weeks="10")
    assert answer.status_code == 400
    assert 'value="0,8"' in answer.text
    assert re.search(r'id="m-hours_per_week" role="alert">a number is expected.*write 0.8', answer.text)
    assert file(project) == before


def told(text, field):
    """What stands in a field, and the mistake at it."""
    value = re.search(rf'name="{field}" value="([^"]*)"', text)[1]
    mistake = re.search(rf'id="m-{field}" role="alert">([^<]*)<', text)
    return value, mistake[1] if mistake else ""


def test_weeks_without_dates_offer_to_state_the_first_day_and_with_it_days_are_typed(page, act, project):
    assert 'name="start_day"' not in page(bar=0)
    assert '<a href="#calendar">State the day on which week 0 begins</a>' in page(bar=0)
    act("calendar", start_date="2027-01-04")
    assert "start_date: 2027-01-04" in file(project, "company.yaml")
    text = page(bar=0)
    assert "Calendar: 4 Jan 2027 to 28 Mar 2027" in text
    assert [told(text, name)[0] for name in ("start_day", "end_day")] == ["2027-01-04", "2027-03-14"]
    act("fields", bar=0, start_week="0", start_day="2027-01-18", weeks="10", end_day="2027-03-14")
    assert "{type: training, weeks: 10, start_week: 2}" in file(project)  # the bar moves as it is
    answer = act("fields", bar=0, start_week="2", start_day="2027-01-18", weeks="10", end_day="2027-02-25")
    assert "25 Feb 2027 lies in the week that ends on 28 Feb 2027." in answer.text
    assert "weeks: 6, start_week: 2" in file(project)
    act("fields", bar=0, start_week="2", start_day="2027-01-18", weeks="6", end_day="")
    assert "{type: training, start_week: 2}" in file(project)
    act("calendar", start_date="")
    assert "start_date" not in file(project, "company.yaml")


def test_a_day_outside_of_the_plan_or_another_one_than_its_week_stays_at_its_field(act, page, project):
    act("calendar", start_date="2027-01-04")
    before = file(project)
    for start_week, start, words in (
        ("0", "2026-12-31", "31 Dec 2026 is before the run, which begins on 4 Jan 2027; the nearest day is 4 Jan 2027"),
        ("5", "2027-01-18", "this day means 2, but 5 was typed beside it; change one of them"),
        ("0", "2027-02-30", "February 2027 has 28 days"),
    ):
        answer = act("fields", bar=0, start_week=start_week, start_day=start, weeks="10", end_day="2027-03-14")
        assert (answer.status_code, told(answer.text, "start_day")) == (400, (start, words))
    answer = act("calendar", start_date="0027-01-04")
    assert told(answer.text, "start_date")[1].endswith("the year must be from 1900 to 2999")
    assert file(project) == before


def test_levels_over_time_and_shocks_are_rows_kept_where_the_plans_share_them(act, page, project):
    act("add-step", key="sponsorship")
    act("around", **{"sponsorship.1.from_week": "6", "sponsorship.1.level": "0.8"})
    assert "sponsorship: 0.3 throughout" not in page().lower()
    text = page()
    assert "Sponsorship: 0.3 at first, 0.8 from week 6" in text
    assert 'aria-label="Sponsorship: weeks 0 to 5, 6 weeks: 0.3; weeks 6 to 11, 6 weeks: 0.8"' in text
    answer = act("around", **{"sponsorship.1.level": "80"})
    assert (answer.status_code, told(answer.text, "sponsorship.1.level")[0]) == (400, "80")
    assert "must be at most 1, 80 is given" in told(answer.text, "sponsorship.1.level")[1]
    act("remove-step", key="sponsorship", number=1)
    assert "sponsorship: 0.3" in file(project, "company.yaml")
    act("add-shock", kind="crisis")
    act("around", **{"shocks.0.week": "5", "shocks.0.weeks": "4"})
    assert 'aria-label="Crisis: weeks 5 to 8, 4 weeks"' in page("do_nothing.yaml")
    assert told(act("around", **{"shocks.0.strength": "2"}).text, "shocks.0.strength")[0] == "2"
    act("remove-shock", number=0)
    assert "shocks" not in file(project, "company.yaml")
    assert "Shocks: none" in page()


def test_a_mistake_without_a_field_stands_above_the_page(act):
    answer = act("limits", budget="lots")
    assert answer.status_code == 400
    assert "Nothing was changed." in answer.text
    assert "Budget: a number is expected, the text &#39;lots&#39; is given" in answer.text


def test_interventions_are_added_from_the_catalog_duplicated_and_removed(browser, act, page, project):
    catalog = browser.get("/projects/tarn-sons/plan/catalog?plan=train.yaml").text
    assert "Teach the target group the skills that the target behaviors require." in catalog
    assert "10,000 EUR once, 125 EUR a person and week; 6 team hours a week." in catalog
    assert act("add", kind="mandate").headers["location"].endswith("plan=train.yaml&bar=1")
    assert act("duplicate", bar=1).headers["location"].endswith("bar=2")
    assert 'aria-label="Mandate 2: weeks 0 to 11' in page()
    act("remove", bar=0)
    assert "training" not in file(project)
    act("move", bar=0, start=3, weeks="")
    act("move", bar=1, start=5, weeks="")
    act("add", kind="recognition")  # in the week in which the plan begins
    assert "{type: recognition, start_week: 3}" in file(project)
    assert act("add", kind="magic").status_code == 404


def test_a_budget_is_set_and_taken_away(looks, act, page, project):
    act("limits", budget="20,000", team="1.5")
    text = page()
    assert "23,125 EUR in all, of 20,000 EUR: 3,125 EUR too much." in text
    assert "too many in 10 weeks." in text
    act("look")
    assert "– The plan costs 23,125 EUR in 12 weeks, 3,125 more than its budget of 20,000" in page()
    act("limits", budget="", team="", overrun="queue")
    assert "No budget is set." in page()
    assert "on_overrun: queue" in file(project)
    (project.folder / "more.yaml").write_text("extends: train.yaml\nname: More\n", "utf-8")
    plans = file(project, "project.json").replace('"train.yaml"', '"train.yaml", "more.yaml"')
    (project.folder / "project.json").write_text(plans, "utf-8")
    assert "holds for “More”, too" in page()


def test_a_preset_becomes_a_plan_whose_bars_can_be_moved(act, page, project):
    answer = act("new", source="preset:theory_o", plan_name="Bottom up")
    assert answer.headers["location"] == "/projects/tarn-sons/plan?plan=bottom_up.yaml"
    text = page("bottom_up.yaml")
    assert text.count('class="bar"') == text.count("data-movable") == 7
    assert "bottom_up.yaml" in file(project, "project.json")


def test_a_preset_that_needs_a_pilot_group_says_so(act, page):
    answer = act("new", source="preset:pilot", plan_name="Pilot")
    assert answer.status_code == 400
    assert "needs a pilot group" in answer.text
    assert act("new", source="preset:pilot", plan_name="Pilot", pilot="claims").status_code == 303
    assert page("pilot.yaml").count('class="bar"') == 10


def test_what_a_plan_takes_from_a_preset_is_listed_before_it_is_changed(act, page, project):
    (project.folder / TRAIN).write_text("extends: company.yaml\nname: Train\nplan: {preset: theory_o}\n", "utf-8")
    text = page()
    assert "data-movable" not in text
    assert "7 of these interventions come from a preset" in text
    assert act("move", bar=0, start=2, weeks="").status_code == 400
    act("write-out")
    assert page().count("data-movable") == 7


def test_an_intervention_is_added_to_what_a_plan_inherits(act, page, project):
    (project.folder / "more.yaml").write_text("extends: train.yaml\nname: More\n", "utf-8")
    told = file(project, "project.json").replace('"train.yaml"', '"train.yaml", "more.yaml"')
    (project.folder / "project.json").write_text(told, "utf-8")
    act("add", plan="more.yaml", kind="mandate")
    assert page("more.yaml").count('class="bar') >= 2
    assert "type: training" in file(project, "more.yaml")


def test_plans_are_copied_renamed_and_removed(act, page, project):
    assert act("new", source=TRAIN, plan_name="Train").headers["location"].endswith("plan=train_2.yaml")
    assert "name: Train 2" in file(project, "train_2.yaml")
    act("rename", plan="train_2.yaml", plan_name="Train more")
    assert ">Train more</option>" in page("train_2.yaml")
    assert act("rename", plan="train_2.yaml", plan_name=" ").status_code == 400
    act("drop", plan="train_2.yaml")
    assert not (project.folder / "train_2.yaml").exists()
    assert act("drop", plan="do_nothing.yaml").status_code == 400
    assert act("drop", plan="train_2.yaml").status_code == 404


def test_the_baseline_says_that_it_is_one(page):
    text = page("do_nothing.yaml")
    assert title(text) == "The baseline: nobody does anything"
    assert "Every other plan is compared with it." in text
    assert "+ Add an intervention to the baseline" in text


def test_a_plan_that_cannot_be_read_says_why_and_leads_to_the_others(page, project):
    (project.folder / TRAIN).write_text("extends: company.yaml\nname: Train\nplaan: {}\n", "utf-8")
    text = page()
    assert title(text) == "Train cannot be read yet"
    assert "train.yaml:3:1: plaan" in text
    assert str(project.folder) not in re.sub(r"<aside.*?</aside>", "", text, flags=re.S)


def test_a_plan_that_does_not_fit_its_people_says_so_in_the_quick_look(looks, page, act, project):
    (project.folder / TRAIN).write_text(file(project).replace("weeks: 10", "target: {departments: [nowhere]}"), "utf-8")
    act("look")
    text = page()
    assert title(text) == "This plan cannot be simulated as it stands"
    assert "there is no department &#39;nowhere&#39;" in text


def test_a_change_from_a_page_that_is_old_is_not_made(act, page, project):
    seen = re.search(r'name="seen" value="(\w+)"', page())[1]
    assert act("move", bar=0, start=1, weeks="10", seen=seen).status_code == 303
    before = file(project)
    assert act("move", bar=0, start=2, weeks="10", seen=seen).status_code == 409
    assert file(project) == before


def test_the_full_run_is_started_and_canceled_from_here(looks, act, page, ended, browser, project):
    assert act("run").headers["location"].endswith("plan?plan=train.yaml")
    assert ended(browser.app.app.state.desk.jobs, project).state == "done"
    assert "All plans were run as they are now." in page()
    report = project.results / "report.json"
    whole = report.read_bytes()
    report.write_bytes(whole[:-9])
    assert "The results cannot be read: run the plans again." in page()
    assert "run the command again" not in page()  # that remedy is a button here
    report.write_bytes(whole)
    assert "The results cannot be read" not in page()
    assert "moves in time are being tried" in page()
    until = time.monotonic() + 60.0
    while time.monotonic() < until:
        if browser.get("/api/projects/tarn-sons/plan/tried?plan=train.yaml").json()["state"] == "done":
            break
        time.sleep(0.1)
    tried = re.search(r"Tried for you:</strong> (Training 8 weeks later\. The highest load [^<]*)</p>", page())
    assert tried
    act("move", bar=0, start=8, weeks="10")
    assert "The plans were changed since they were run." in page()
    assert "Tried for you" not in page()
    assert browser.get("/api/projects/tarn-sons/plan/tried?plan=train.yaml").json()["state"] == "none"
    assert act("cancel").status_code == 303


def test_names_from_files_are_never_markup(act, page):
    act("rename", plan_name="<b>Bold</b>")
    assert "<b>Bold" not in page()
    assert "&lt;b&gt;Bold" in page()
