"""From a staff list to a project in which nobody has a name."""

import io
import zipfile

import pytest

PEOPLE = """\
emp_no,name,boss,unit
007,Ada Stone,,board
8,Ben Marsh,007,claims
9,Cem Ay,8,claims
10,Dan Roe,8,claims
11,Eva Holt,007,sales
12,Fay Ince,11,sales
"""


def sent(browser, text, name="staff.csv"):
    """The address to which a staff list leads."""
    answer = browser.post("/own", files={"people": (name, text.encode())})
    assert answer.status_code == 303
    return answer.headers["location"]


def test_a_clean_list_becomes_a_project_without_names(browser, projects):
    address = sent(browser, PEOPLE)
    assert "6 people read, nothing is open" in browser.get(address).text
    made = browser.post(address)
    assert made.headers["location"] == "/projects/staff/organization"
    project = projects.named("staff")
    texts = "".join(path.read_text("utf-8") for path in project.folder.rglob("*") if path.is_file())
    assert not [name for name in ("Stone", "Marsh", "Holt", "Ince") if name in texts]
    page = browser.get(made.headers["location"]).text
    assert "6 people in three departments" in page
    assert "no longer here" in browser.get(address).text


def test_the_project_of_a_staff_list_can_be_run(browser, projects, ended):
    browser.post(sent(browser, PEOPLE))
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


def test_a_question_is_put_with_its_choices_and_the_project_waits_for_the_answer(browser, projects):
    address = sent(browser, PEOPLE.replace("12,Fay Ince,11", "12,Fay Ince,77"))
    page = browser.get(address).text
    assert "question" in page.split("</h1>")[0]
    assert 'type="radio"' in page
    assert browser.post(address).status_code == 400
    assert projects.all() == []


def test_what_cannot_be_read_is_told_as_on_the_command_line_without_folders(browser, tmp_path):
    from cxsim.errors import CxsimError
    from cxsim.scenario.proposal.propose import propose_scenario

    text = "emp_no,boss,unit\n1,,a\n1,1,a\n"
    file = tmp_path / "staff.csv"
    file.write_text(text)
    try:
        propose_scenario(file)
    except CxsimError as error:
        told = str(error).replace(f"{tmp_path}/", "").splitlines()
    else:
        pytest.fail("the list is meant to be unreadable")
    import html

    page = html.unescape(browser.get(sent(browser, text)).text)
    assert [line for line in told if line not in page] == []
    assert str(tmp_path) not in page


@pytest.mark.parametrize("name", ["../../evil.csv", "..\\evil.csv", "/etc/evil.csv", "", ".csv", "a" * 300 + ".csv"])
def test_the_name_of_a_file_leads_nowhere(browser, name, projects):
    answer = browser.post("/own", files={"people": (name or "x", PEOPLE.encode())})
    place = browser.app.app.state.desk.inbox.sent(answer.headers["location"].rpartition("/")[2]).people
    assert place.parent.parent == browser.app.app.state.desk.inbox.folder


def test_a_staff_list_that_is_gone_is_told(browser):
    for key in ("0" * 16, "x", "..%2f.."):
        assert browser.get(f"/own/{key}").status_code == 404


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
