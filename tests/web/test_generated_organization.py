"""From a few figures to a project that runs."""

import pytest

pytestmark = pytest.mark.stories


def typed(title="Tarn Mills", *departments):
    """What a browser sends."""
    return {"title": title, "department": [name for name, _ in departments], "size": [size for _, size in departments]}


def test_a_few_figures_become_a_project_that_runs(browser, projects, ended):
    answer = browser.post("/generate", data=typed("Tarn Mills", ("spinning", "40"), ("Sales: north", " 12 "), ("", "")))
    assert answer.headers["location"] == "/projects/tarn-mills/organization"
    project = projects.named("tarn-mills")
    nothing, plan = project.scenarios()
    assert (nothing.name, nothing.plan.interventions, plan.name) == ("Do nothing", (), "First plan")
    assert [(one.name, one.size) for one in plan.organization.generate.departments] == [
        ("spinning", 40), ("Sales: north", 12)]
    file = project.folder / "first_plan.yaml"
    file.write_text(file.read_text("utf-8").replace("replicates: 100", "replicates: 2"), "utf-8")
    jobs = browser.app.app.state.desk.jobs
    jobs.start(project)
    assert ended(jobs, project).mistake == ""


@pytest.mark.parametrize(("title", "departments", "told"), [
    ("", [("a", "4")], "Organization: give it a name."),
    ("T", [], "Departments: name at least one"),
    ("T", [("a", "4"), ("b", "")], "Department 2: say also how many people are in it"),
    ("T", [("", "9")], "Department 1: say also what it is called"),
    ("T", [("a", "many")], "Department 1: 'many' people; write a whole number, such as 40."),
    ("T", [("a", "-3")], "Department 1: '-3' people"),
    ("T", [("a", "4"), ("a", "5")], "first_plan.yaml:"),
    ("T", [("a", "0")], "first_plan.yaml:"),
])
def test_what_is_wrong_is_told_and_what_was_typed_stays(browser, projects, title, departments, told):
    import html

    answer = browser.post("/generate", data=typed(title, *departments))
    page = html.unescape(answer.text)
    assert (answer.status_code, told in page) == (400, True), page
    assert all(f'value="{name}"' in page for name, _ in departments)
    assert projects.all() == []


def test_levels_and_ties_are_taken_where_they_are_known(browser, projects):
    known = {"levels": "4", "mean_ties": "9,5", "cross_department_share": "20"}
    browser.post("/generate", data=typed("Known", ("a", "60"), ("b", "60")) | known)
    made = projects.named("known").scenarios()[-1].organization.generate
    assert (made.levels, made.mean_ties, made.cross_department_share) == (4, 9.5, 0.2)
    browser.post("/generate", data=typed("Unknown", ("a", "60")))
    made = projects.named("unknown").scenarios()[-1].organization.generate
    assert (made.levels, made.mean_ties, made.cross_department_share) == (None, 12.0, None)


@pytest.mark.parametrize(("key", "text", "told"), [
    ("levels", "1", "Levels: '1' given; write a whole number from 2 to 12, or leave it blank."),
    ("levels", "3.5", "Levels: '3.5' given"),
    ("mean_ties", "many", "Colleagues that one looks to: 'many' given; write a number from 1 to 200"),
    ("cross_department_share", "101", "Ties to other departments, %: '101' given; write a number from 0 to 100"),
])
def test_what_is_wrong_with_levels_and_ties_is_told(browser, projects, key, text, told):
    import html

    answer = browser.post("/generate", data=typed("T", ("a", "40")) | {key: text})
    assert (answer.status_code, told in html.unescape(answer.text)) == (400, True)
    assert projects.all() == []


def test_no_typed_name_becomes_a_line_of_the_file(browser, projects):
    browser.post("/generate", data=typed("T", ("a}\nseed: 9 #", "40")))
    assert [one.seed for project in projects.all() for one in project.scenarios()] in ([], [1, 1])
