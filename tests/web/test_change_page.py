"""The page Change: what it shows of the files, and what its forms change in them."""

import time

import pytest

from cxsim.scenario.loading.load import load_scenarios
from cxsim.web.yaml_edit import value_at

pytestmark = pytest.mark.stories

CONTEXT = """\
start_date: 2027-01-04
context:
  # The wall shows it.
  inhibitors:
    - {name: targets, strength: 0.2}
    - {name: call_time, departments: [sales], strength: 0.3}
behaviors:
  - {name: call_back, old_behavior: close_fast, description: Call back.}
target: {adoption: 0.5, by_week: 10}
"""


@pytest.fixture
def project(projects, plans):
    """A project whose change is stated."""
    company = plans[0].parent / "company.yaml"
    company.write_text(company.read_text("utf-8") + CONTEXT, "utf-8")
    return projects.create("Tarn & Sons", "Two plans", load_scenarios(plans))


@pytest.fixture
def address(project):
    return f"/projects/{project.folder.name}/change"


def stated(project, *path, file="company.yaml"):
    return value_at((project.folder / file).read_text("utf-8"), path)


def test_the_title_is_the_finding_and_the_sentence_says_the_change(browser, address):
    page = browser.get(address).text
    assert "<h1>Sales is held back by call time and targets</h1>" in page
    assert "<h2>Call back</h2>" in page
    assert "<h2>Close fast</h2>" in page
    assert "<h2>Half of all people by 15 Mar 2027</h2>" in page
    assert "Kept in company.yaml, which both plans share." in page


def test_a_first_scenario_is_asked_what_people_are_to_do(browser, address, project):
    company = project.folder / "company.yaml"
    text = company.read_text("utf-8").replace("description: Call back.", 'description: "?"')
    company.write_text(text.replace("0.2", "0").replace("0.3", "0"), "utf-8")
    page = browser.get(address).text
    assert "<h1>What people are to do is not said yet</h1>" in page
    assert "<p>What people do then is not said yet." in page
    assert 'maxlength="2000"></textarea>' in page


def test_a_cell_changes_one_value_of_the_shared_file_and_comments_stay(browser, address, project):
    answer = browser.post(f"{address}/map", data={"s:inhibitor:0:call_time:sales": "0,45", "group": "sales"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"{address}?group=sales")
    text = (project.folder / "company.yaml").read_text("utf-8")
    assert "departments: [sales], strength: 0.45}" in text
    assert "# The wall shows it." in text
    assert 'title="Call time in sales: 0.45"' in browser.get(address).text


def test_a_range_is_stated_and_shown(browser, address, project):
    browser.post(f"{address}/map", data={"s:inhibitor:0:call_time:sales": "0.3 (0.2 to 0.5)"})
    assert stated(project, "context", "inhibitors", 1, "strength") == {"value": 0.3, "low": 0.2, "high": 0.5}
    assert 'value="0.3 (0.2 to 0.5)"' in browser.get(address).text


def test_existing_practice_and_an_emptied_cell(browser, address, project):
    browser.post(f"{address}/map", data={"e:claims": "0.1", "s:inhibitor:0:call_time:sales": " "})
    assert stated(project, "behaviors", 0, "existing") == {"claims": 0.1}
    assert [one["name"] for one in stated(project, "context", "inhibitors")] == ["targets"]


def test_a_mistake_stands_at_its_cell_as_it_was_typed_and_the_other_cell_is_saved(browser, address, project):
    answer = browser.post(f"{address}/map", data={
        "s:inhibitor:0:call_time:sales": "1.5", "s:inhibitor:0:targets:claims": "many", "e:sales": "0.2"})
    assert answer.status_code == 400
    assert ": must be at most 1, 1.5 is given; did you mean 0.015?" in answer.text
    assert 'value="1.5"' in answer.text
    assert 'value="many"' in answer.text
    assert "2 entries were not taken." in answer.text
    assert stated(project, "behaviors", 0, "existing") == {"sales": 0.2}
    assert stated(project, "context", "inhibitors", 1, "strength") == 0.3


def test_a_change_of_a_page_that_is_out_of_date_asks_first(browser, address, project):
    answer = browser.post(f"{address}/map", data={"s:inhibitor:0:call_time:sales": "0.4", "seen": "0123456789abcdef"})
    assert answer.status_code == 409
    assert stated(project, "context", "inhibitors", 1, "strength") == 0.3


def test_an_inhibitor_and_a_catalyst_are_added_and_taken_away(browser, address, project):
    browser.post(f"{address}/add/catalyst", data={
        "name": "shared case file", "group": "claims", "strength": "0.4", "raises": "motivation"})
    assert stated(project, "context", "catalysts") == [
        {"name": "shared_case_file", "departments": ["claims"], "strength": 0.4, "raises": "motivation"}]
    assert "Nothing is said to help the change in sales." in browser.get(address).text
    browser.post(f"{address}/remove", data={"column": "inhibitor:0:targets"})
    assert [one["name"] for one in stated(project, "context", "inhibitors")] == ["call_time"]


def test_a_name_that_is_taken_keeps_the_form_as_it_was_filled_in(browser, address):
    answer = browser.post(f"{address}/add/inhibitor", data={"name": "call_time", "group": "", "strength": "0.7"})
    assert answer.status_code == 400
    assert "call_time" in answer.text.partition('id="wrong-inhibitor"')[2][:300]
    assert 'value="0.7"' in answer.text


def test_an_inhibitor_that_a_plan_names_is_missed_there(browser, address, project):
    plan = project.folder / "train.yaml"
    plan.write_text(plan.read_text("utf-8").replace(
        "[{type", "[{type: remove_inhibitor, inhibitors: [call_time]}, {type"), "utf-8")
    browser.post(f"{address}/remove", data={"column": "inhibitor:0:call_time"})
    assert "<strong>Cannot be run yet:</strong> train.yaml:4:" in browser.get(address).text


def test_behavior_target_and_context_are_forms(browser, address, project):
    browser.post(f"{address}/behavior", data={"name": "solve it", "description": "To the end.", "old_behavior": "stop"})
    browser.post(f"{address}/target", data={"adoption": "0.6", "by_day": "2027-03-08"})
    browser.post(f"{address}/context", data={"past_changes": "poor", "sponsorship": "0.6", "customer_index": "50"})
    assert stated(project, "behaviors", 0) == {"name": "solve it", "old_behavior": "stop", "description": "To the end."}
    assert stated(project, "target") == {"adoption": 0.6, "by_week": 9}
    assert stated(project, "context", "past_changes") == "poor"
    assert stated(project, "context", "sponsorship") == 0.6
    assert stated(project, "context", "customer_index") is None


def test_a_further_behavior_has_a_map_of_its_own_and_can_be_taken_away(browser, address, project):
    browser.post(f"{address}/behaviors", data={"new_behavior": "share insight"})
    assert [one["name"] for one in stated(project, "behaviors")] == ["call_back", "share_insight"]
    browser.post(f"{address}/add/inhibitor", data={"name": "no file", "strength": "0.3", "behavior": "share_insight"})
    assert stated(project, "context", "inhibitors", 2) == {
        "name": "no_file", "behaviors": ["share_insight"], "strength": 0.3}
    assert "</span> no file" not in browser.get(address).text
    assert "</span> no file" in browser.get(f"{address}?behavior=share_insight").text
    refused = browser.post(f"{address}/behaviors/remove", data={"behavior": "share_insight"})
    assert refused.status_code == 400
    assert "share_insight" in refused.text.partition('id="wrong-removed"')[2][:300]
    browser.post(f"{address}/behaviors", data={"new_behavior": "third"})
    assert browser.post(f"{address}/behaviors/remove", data={"behavior": "third"}).status_code == 303
    assert [one["name"] for one in stated(project, "behaviors")] == ["call_back", "share_insight"]


def test_the_attitude_of_managers_is_stated_by_group(browser, address, project):
    browser.post(f"{address}/context", data={"m:sales": "0.25", "m:claims": ""})
    assert stated(project, "context", "manager_attitudes") == {"sales": 0.25}
    wrong = browser.post(f"{address}/context", data={"m:claims": "2"})
    assert (wrong.status_code, "must be at most 1, 2 is given" in wrong.text) == (400, True)
    browser.post(f"{address}/context", data={"m:sales": ""})
    assert stated(project, "context", "manager_attitudes") == {}


def test_a_renamed_behavior_stays_in_view(browser, address):
    browser.post(f"{address}/behaviors", data={"new_behavior": "share insight"})
    answer = browser.post(f"{address}/behavior", data={"behavior": "share_insight", "name": "share all"})
    assert answer.headers["location"] == f"{address}?behavior=share+all"
    assert "<h2>Share all</h2>" in browser.get(answer.headers["location"]).text


def test_the_skill_that_a_behavior_needs_is_stated_where_it_stands(browser, address, project):
    browser.post(f"{address}/behavior", data={"required_skill": "0.5"})
    assert stated(project, "behaviors", 0, "required_skill") == 0.5
    file = project.folder / "company.yaml"
    file.write_text(file.read_text("utf-8").replace(
        "required_skill: 0.5", "required_skill: {default: 0.4, departments: {sales: 0.6}}"), "utf-8")
    browser.post(f"{address}/behavior", data={"required_skill": "0.45 (0.4 to 0.5)"})
    assert stated(project, "behaviors", 0, "required_skill") == {
        "default": {"value": 0.45, "low": 0.4, "high": 0.5}, "departments": {"sales": 0.6}}


def test_a_day_that_is_none_and_a_context_out_of_range_stand_at_their_fields(browser, address):
    wrong = browser.post(f"{address}/target", data={"adoption": "0.6", "by_day": "2027-02-30"})
    assert (wrong.status_code, "February 2027 has 28 days" in wrong.text) == (400, True)
    beyond = browser.post(f"{address}/context", data={"customer_index": "180"})
    assert 'value="180"' in beyond.text
    assert "must be at most 100, 180 is given" in beyond.text


def test_a_sheet_is_read_and_moves_into_the_scenario_with_the_first_change(browser, address, project):
    (project.folder / "map.csv").write_text("kind,name,departments,strength\ninhibitor,call_time,sales,0.4\n", "utf-8")
    file = project.folder / "company.yaml"
    file.write_text(file.read_text("utf-8").replace("context:\n", "context:\n  map: {file: map.csv}\n").replace(
        "    - {name: call_time, departments: [sales], strength: 0.3}\n", ""), "utf-8")
    page = browser.get(address).text
    assert "A part of the map stands in the sheet map.csv" in page
    assert "that part moves into company.yaml, too" in page
    browser.post(f"{address}/map", data={"s:inhibitor:0:call_time:sales": "0.5"})
    assert stated(project, "context", "map") is None
    assert stated(project, "context", "inhibitors", 1) == {
        "name": "call_time", "departments": ["sales"], "strength": 0.5}
    assert (project.folder / "map.csv").is_file()


def test_files_with_a_mistake_are_told_instead_of_shown(browser, address, project):
    (project.folder / "train.yaml").write_text("extends: company.yaml\nname: Train\nplaan: {}\n", "utf-8")
    page = browser.get(address).text
    assert "<h1>The plans cannot be read</h1>" in page
    assert "train.yaml:3:1: plaan" in page


def test_a_plan_with_a_context_of_its_own_is_named(browser, address, project):
    plan = project.folder / "train.yaml"
    plan.write_text(plan.read_text("utf-8") + "context: {sponsorship: 0.9}\n", "utf-8")
    assert "“Train” has another context, which a change here leaves alone." in browser.get(address).text


def test_the_forces_of_every_group_are_those_of_the_command_line(browser, address, project):
    from cxsim.studies.force_field import force_field

    until = time.monotonic() + 60
    while (found := browser.get(f"/api{address[:-7]}/forces?behavior=call_back").json())["state"] == "working":
        assert time.monotonic() < until
        time.sleep(0.05)
    expected = force_field(load_scenarios([project.folder / "do_nothing.yaml"])[0], seed=3)
    own = {one.name.replace("_", " "): one.times for kind in ("driving", "restraining")
           for one in expected.on("sales", "call_back", kind) if not one.everywhere}
    told = {bar["name"]: bar["times"] for bar in found["groups"]["sales"]["chart"]["bars"]}
    assert told == own
    assert {"call time", "targets"} <= set(told)
    page = browser.get(f"{address}?group=sales").text
    assert "Forces in sales" in page
    assert "<th scope=\"row\">Call time</th><td>holds back</td>" in page
