"""Nobody but the user's own browser gets in, nothing leads out of a project, and no page runs what a name says."""

import pytest
from starlette.testclient import TestClient

from cxsim.scenario.loading.load import load_scenarios
from cxsim.web.app import build_app
from cxsim.web.security import Guard, Keys

ELSEWHERE = "http://evil.example"


def test_without_the_cookie_every_page_is_closed(stranger):
    for path in ("/", "/cases", "/static/style.css", "/api/projects/x/job", "/docs", "/openapi.json"):
        answer = stranger.get(path)
        assert (answer.status_code, "with the link that the terminal shows" in answer.text) == (403, True)


def test_the_link_opens_once_and_leaves_no_token_in_the_address(stranger, keys):
    link = keys.link
    assert stranger.get("/enter?token=guessed").status_code == 403
    first = stranger.get(link)
    assert (first.status_code, first.headers["location"]) == (303, "/")
    assert "HttpOnly" in first.headers["set-cookie"]
    assert "samesite=strict" in first.headers["set-cookie"].lower()
    stranger.cookies.clear()
    assert "used already" in stranger.get(link).text
    assert stranger.get("/").status_code == 403


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8640", "127.0.0.1:9999", "127.0.0.1", ""])
def test_another_name_for_this_computer_is_refused(browser, host):
    assert browser.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("origin", [ELSEWHERE, "null", "http://127.0.0.1:9999", "https://127.0.0.1:8640", ""])
def test_a_form_of_another_page_changes_nothing(browser, projects, origin):
    answer = browser.post("/open", data={"source": "example"}, headers={"origin": origin})
    assert (answer.status_code, projects.all()) == (403, [])


def test_a_form_without_an_origin_changes_nothing(browser, projects):
    del browser.headers["origin"]
    assert browser.post("/open", data={"source": "example"}).status_code == 403
    assert projects.all() == []


def test_every_answer_forbids_what_is_not_ours(browser):
    for path in ("/", "/nowhere", "/static/job.js"):
        headers = browser.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'self';")
        assert headers["x-content-type-options"] == "nosniff"
        assert "unsafe" not in headers["content-security-policy"]


@pytest.mark.parametrize("name", [
    "..", "%2e%2e", "..%2f..", "..%5c..", ".", "%2fetc", "plans", "results", "a%00b", "tarn-sons%2f..%2f..%2fplans"])
def test_no_name_leads_out_of_the_folder_of_projects(browser, project, name):
    for page in ("report", "scenario.zip", "forms/report.html"):
        assert browser.get(f"/projects/{name}/{page}").status_code == 404


@pytest.mark.parametrize("file", ["..%2fproject.json", "manifest.json", "%2e%2e%2fdo_nothing.yaml", "slides.pptx%00"])
def test_only_the_forms_of_a_report_are_given_out(browser, project, file):
    assert browser.get(f"/projects/{project.folder.name}/forms/{file}").status_code == 404


def test_a_link_in_the_folder_of_projects_is_not_followed(browser, projects, project, tmp_path):
    outside = tmp_path / "outside"
    project.folder.rename(outside)
    (projects.folder / "linked").symlink_to(outside)
    assert browser.get("/projects/linked/report").status_code == 404


def test_names_are_shown_as_they_are_written(browser, projects, plans):
    evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
    quoted = evil.replace("'", "''")
    plans[1].write_text(plans[1].read_text("utf-8").replace("name: Train", f"name: '{quoted}'"), "utf-8")
    made = projects.create(evil, evil, load_scenarios(plans))
    for page in ("/", f"/projects/{made.folder.name}/report"):
        text = browser.get(page).text
        assert "&lt;script&gt;alert(1)" in text
        assert "<script>alert" not in text
        assert "<img" not in text


def test_what_is_too_large_is_refused_before_and_while_it_comes(projects, keys):
    with TestClient(Guard(build_app(projects, keys).app, keys, 1000), "http://127.0.0.1:8640") as client:
        client.get(keys.link)
        client.headers["origin"] = "http://127.0.0.1:8640"
        told = client.post("/own", files={"people": ("a.csv", b"x" * 2000)})
        assert (told.status_code, "too large" in told.text) == (413, True)

        def in_pieces():
            yield b'--b\r\nContent-Disposition: form-data; name="people"; filename="a.csv"\r\n\r\n'
            for _ in range(50):
                yield b"x" * 100

        form = {"content-type": "multipart/form-data; boundary=b"}
        piecewise = client.post("/own", content=in_pieces(), headers=form)
        assert piecewise.status_code in (400, 413)


def test_a_defect_tells_nothing_of_the_inside(browser, monkeypatch):
    def broken(self):
        raise RuntimeError("secret place")

    monkeypatch.setattr("cxsim.web.projects.Projects.all", broken)
    answer = browser.get("/")
    assert (answer.status_code, "This is a bug in cxsim" in answer.text) == (500, True)
    assert "secret place" not in answer.text
    assert "Traceback" not in answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'self';")


def test_two_workbenches_do_not_share_a_cookie():
    assert Keys(8640).cookie != Keys(8641).cookie
