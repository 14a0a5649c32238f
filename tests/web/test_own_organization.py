"""From a company's own files to a project in which nobody has a name."""

import html
import io
import re
import zipfile

import pytest

from cxsim.errors import InputError
from cxsim.scenario.proposal.propose import propose_scenario

pytestmark = pytest.mark.stories

PEOPLE = """\
emp_no,name,boss,unit
007,Ada Stone,,board
8,Ben Marsh,007,claims
9,Cem Ay,8,claims
10,Dan Roe,8,claims
11,Eva Holt,007,sales
12,Fay Ince,11,sales
"""
UNKNOWN = PEOPLE.replace("12,Fay Ince,11", "12,Fay Ince,77")
TIES = "from,to,mails\n8,9,4\n9,10,2\n11,12,3\n12,8,1\nzoe,8,1\n"
SURVEY = "unit,trust in leaders,n\nboard,4,6\nclaims,2,8\nsales,3,7\n"


def sent(browser, text=PEOPLE, name="staff.csv", **others):
    """The address to which files lead."""
    files = [("people", (name, text.encode()))]
    files += [(part, (f"{part}.csv", one.encode())) for part, one in others.items()]
    answer = browser.post("/own", files=files)
    assert answer.status_code == 303
    return answer.headers["location"]


def told(browser, address):
    """The text of a page."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", browser.get(address).text)).split())


def test_a_clean_list_becomes_a_project_without_names(browser, projects):
    address = sent(browser)
    assert "6 people read, nothing is open" in told(browser, address)
    made = browser.post(address)
    assert made.headers["location"] == "/projects/staff/organization"
    project = projects.named("staff")
    texts = "".join(path.read_text("utf-8") for path in project.folder.rglob("*") if path.is_file())
    assert not [name for name in ("Stone", "Marsh", "Holt", "Ince") if name in texts]
    assert "6 people in three departments" in told(browser, made.headers["location"])
    assert "no longer here" in told(browser, address)


def test_the_project_of_a_staff_list_can_be_run(browser, projects, ended):
    browser.post(sent(browser))
    project = projects.named("staff")
    plan = project.folder / "first_plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("replicates: 100", "replicates: 2"), "utf-8")
    jobs = browser.app.app.state.desk.jobs
    jobs.start(project)
    assert ended(jobs, project).mistake == ""
    assert not project.outdated
    people = project.folder / "staff-pseudonymized.csv"
    people.write_text(people.read_text("utf-8").replace("sales", "claims"), "utf-8")
    assert project.outdated


def test_a_question_waits_for_its_answer_and_names_its_cell(browser, projects):
    address = sent(browser, UNKNOWN)
    page = browser.get(address).text
    assert "6 people read, one question open" in page
    assert 'id="cell-7-3"' in page
    assert not [name for name in ("Stone", "Marsh", "Holt", "Ince") if name in page]
    assert "Answer one question first." in page
    assert '<p class="note">line 7</p>' in page
    refused = browser.post(address)
    assert (refused.status_code, projects.all()) == (400, [])
    browser.post(f"{address}/answers", data={"unknown_managers": "none"})
    assert "nothing is open" in told(browser, address)
    assert browser.post(address).status_code == 303


def test_an_answer_may_come_with_the_wish_to_go_on(browser, projects):
    assert browser.post(sent(browser, UNKNOWN), data={"unknown_managers": "none"}).status_code == 303
    assert len(projects.all()) == 1


def test_an_answered_question_stands_among_the_repairs_and_is_asked_again(browser):
    address = sent(browser, UNKNOWN)
    browser.post(f"{address}/proposed")
    page = browser.get(address).text
    assert "nothing is open" in page
    assert 'name="question" value="unknown_managers"' in page
    browser.post(f"{address}/undo", data={"question": "unknown_managers", "asked": "1"})
    assert "one question open" in told(browser, address)


def test_a_repair_nobody_was_asked_about_is_undone_and_made_again(browser):
    address = sent(browser, PEOPLE + "12,Fay Ince,11,sales\n")
    assert "6 people read, nothing is open" in told(browser, address)
    browser.post(f"{address}/undo", data={"question": "repair:repeats"})
    page = told(browser, address)
    assert "7 people read, one mistake to mend" in page
    assert "staff.csv:8:1" in page
    assert 'id="cell-8-1"' in browser.get(address).text
    assert browser.post(address).status_code == 400
    browser.post(f"{address}/undo", data={"question": "repair:repeats", "asked": "1"})
    assert "6 people read, nothing is open" in told(browser, address)


def test_what_columns_mean_is_chosen(browser, projects):
    address = sent(browser, PEOPLE.replace("unit", "region"))
    chosen = {"columns": "1", "file": "staff.csv", "people:emp_no": "id", "people:boss": "manager",
              "people:name": "name", "people:region": "team"}
    browser.post(f"{address}/answers", data=chosen)
    kept = browser.app.app.state.desk.inbox.sent(address.rpartition("/")[2]).answers
    assert kept == {"people:region": "team"}
    browser.post(address)
    people = projects.named("staff").folder / "staff-pseudonymized.csv"
    assert people.read_text("utf-8").startswith("id,manager,team\n")


def test_ties_and_a_survey_are_added_afterwards_and_left_out_again(browser, projects):
    address = sent(browser)
    for part, text in (("ties", TIES), ("survey", SURVEY)):
        browser.post(f"{address}/files", data={"part": part}, files={"file": (f"{part}.csv", text.encode())})
    browser.post(f"{address}/proposed")
    page = told(browser, address)
    assert "nothing is open" in page
    assert "1 of 5 ties name 1 other outside the people file" in page
    browser.post(address)
    scenario = (projects.named("staff").folder / "first_plan.yaml").read_text("utf-8")
    assert "ties-pseudonymized.csv" in scenario
    assert "trust_set_point" in scenario
    again = sent(browser, ties=TIES, survey=SURVEY)
    for name in ("ties.csv", "survey.csv"):
        browser.post(f"{again}/remove", data={"file": name})
    tabs = re.search(r'<nav class="tabs".*?</nav>', browser.get(again).text, re.DOTALL)
    assert tabs[0].count("?file=") == 1


def test_mistakes_in_ties_leave_the_people_readable(browser):
    address = sent(browser, ties="a,b\nx,y\n")
    page = told(browser, address)
    assert "6 people read, one mistake to mend" in page
    assert "no two columns name people of staff.csv" in page
    assert "Ben" not in page


def test_how_files_are_written_is_chosen(browser):
    address = sent(browser, "The staff\n" + PEOPLE.replace(",", ";"))
    browser.post(f"{address}/reading", data={"header_row": "3", "separator": ";", "encoding": ""})
    assert "header in row 3" in told(browser, address) or "names of columns in row 3" in told(browser, address)
    browser.post(f"{address}/reading", data={"header_row": "many"})
    assert "header_row" in told(browser, address)
    browser.post(f"{address}/reading", data={"header_row": ""})
    assert "6 people read, nothing is open" in told(browser, address)


def test_the_command_that_gives_the_same_is_told(browser):
    address = sent(browser, UNKNOWN, ties=TIES)
    browser.post(f"{address}/answers", data={"unknown_managers": "none"})
    browser.post(f"{address}/reading", data={"decimal": ","})
    assert ("cxsim new --people staff.csv --ties ties.csv --decimal , --answer unknown_managers=none "
            "--pseudonymize secret.key") in told(browser, address)


def test_answers_that_are_not_asked_any_more_are_forgotten(browser):
    address = sent(browser, UNKNOWN)
    browser.post(f"{address}/proposed")
    browser.post(f"{address}/files", data={"part": "people"}, files={"file": ("staff.csv", PEOPLE.encode())})
    assert "6 people read, nothing is open" in told(browser, address)


def test_what_cannot_be_read_is_told_as_on_the_command_line_without_folders(browser, tmp_path):
    text = "emp_no,boss,unit\n1,,a\n1,1,a\n"
    file = tmp_path / "staff.csv"
    file.write_text(text)
    with pytest.raises(InputError) as refused:
        propose_scenario(file)
    address = sent(browser, text)
    page = told(browser, address)
    assert [one.message for one in refused.value.findings if " ".join(one.message.split()) not in page] == []
    assert "staff.csv cannot be read yet" in page
    assert 'id="cell-1-1"' in browser.get(address).text
    assert str(tmp_path) not in page


@pytest.mark.parametrize("name", ["../../evil.csv", "..\\evil.csv", "/etc/evil.csv", "", ".csv", "a" * 300 + ".csv"])
def test_the_name_of_a_file_leads_nowhere(browser, name):
    answer = browser.post("/own", files={"people": (name or "x", PEOPLE.encode())})
    place = browser.app.app.state.desk.inbox.sent(answer.headers["location"].rpartition("/")[2]).people
    assert place.parent.parent == browser.app.app.state.desk.inbox.folder


def test_no_more_files_of_ties_are_kept_than_anybody_needs(browser):
    address = sent(browser)
    for _ in range(20):
        browser.post(f"{address}/files", data={"part": "ties"}, files={"file": ("t.csv", TIES.encode())})
    answer = browser.post(f"{address}/files", data={"part": "ties"}, files={"file": ("t.csv", TIES.encode())})
    assert (answer.status_code, "There are 20 files of ties already" in answer.text) == (400, True)


def test_two_files_of_one_name_stay_two(browser):
    address = sent(browser)
    browser.post(f"{address}/files", data={"part": "ties"}, files={"file": ("staff.csv", TIES.encode())})
    kept = browser.app.app.state.desk.inbox.sent(address.rpartition("/")[2])
    assert [one.name for one in kept.files] == ["staff.csv", "staff-2.csv"]


def test_names_are_escaped(browser):
    address = sent(browser, PEOPLE.replace("unit", "<b>unit</b>").replace("sales", "<script>x</script>"))
    page = browser.get(address).text
    assert "<script>x" not in page
    assert "<b>unit" not in page


def test_a_staff_list_that_is_gone_is_told(browser):
    for key in ("0" * 16, "x", "..%2f.."):
        assert browser.get(f"/own/{key}").status_code == 404


def test_only_the_last_ones_are_kept(browser):
    first = sent(browser)
    for _ in range(8):
        sent(browser)
    assert browser.get(first).status_code == 404
    assert len(list(browser.app.app.state.desk.inbox.folder.iterdir())) == 8


def test_a_bomb_is_refused_before_it_is_unpacked(browser):
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<!--" + b" " * 20_000_000 + b"-->")
    sent_to = browser.post("/own", files={"people": ("staff.xlsx", bomb.getvalue())}).headers["location"]
    answer = browser.get(sent_to)
    assert (answer.status_code, "far too large when unpacked" in answer.text) == (400, True)


@pytest.mark.parametrize("content", [b"", b"\x00\xff\xfe" * 50, b"%PDF-1.7", "a\n".encode("utf-16")])
def test_what_is_no_table_is_refused_in_words(browser, content):
    answer = browser.get(browser.post("/own", files={"people": ("staff.csv", content)}).headers["location"])
    assert (answer.status_code, "staff.csv cannot be read yet" in answer.text) == (400, True), answer.text
    assert "Traceback" not in answer.text


def test_other_people_take_the_place_of_those_of_a_project_and_that_is_undone(browser, projects):
    browser.post(sent(browser))
    project = projects.named("staff")
    before = (project.folder / "first_plan.yaml").read_text("utf-8")
    larger = PEOPLE + "".join(f"{number},Gus {number},11,sales\n" for number in range(20, 35))
    answer = browser.post("/own", data={"project": "staff"}, files={"people": ("new staff.csv", larger.encode())})
    address = answer.headers["location"]
    assert "It takes the place of the people of Staff" in told(browser, address)
    made = browser.post(address)
    assert made.headers["location"] == "/projects/staff/organization"
    assert "21 people in three departments" in told(browser, "/projects/staff/organization")
    after = (project.folder / "first_plan.yaml").read_text("utf-8")
    assert after.partition("\ncontext:")[2] == before.partition("\ncontext:")[2]
    assert "Gus" not in "".join(path.read_text("utf-8") for path in project.folder.rglob("*") if path.is_file())
    browser.post("/projects/staff/undo")
    assert (project.folder / "first_plan.yaml").read_text("utf-8") == before
    assert "6 people in three departments" in told(browser, "/projects/staff/organization")


def test_plans_that_name_other_departments_are_told(browser, projects):
    browser.post(sent(browser))
    plan = projects.named("staff").folder / "first_plan.yaml"
    held = "inhibitors: [{name: silos, departments: [claims], strength: 0.2}]"
    plan.write_text(plan.read_text("utf-8").replace("inhibitors: []", held), "utf-8")
    assert "do not have" not in told(browser, "/projects/staff/organization")
    other = PEOPLE.replace("claims", "service")
    answer = browser.post("/own", data={"project": "staff"}, files={"people": ("other.csv", other.encode())})
    browser.post(answer.headers["location"])
    page = told(browser, "/projects/staff/organization")
    assert "The plans name what these people do not have" in page
    assert "there is no department 'claims'" in page
    browser.post("/projects/staff/undo")
    assert "do not have" not in told(browser, "/projects/staff/organization")


def test_there_must_be_a_project_whose_people_are_replaced(browser):
    answer = browser.post("/own", data={"project": "nobody"}, files={"people": ("staff.csv", PEOPLE.encode())})
    assert answer.status_code == 404
