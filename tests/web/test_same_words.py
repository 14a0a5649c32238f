"""Every input file that the tests have is told on the page in the words of the command line, at its cell."""

from __future__ import annotations

import contextlib
import html
import io
import os
import re
from pathlib import Path

import pytest

from cxsim.cli.app import main
from cxsim.web.security import Keys
from tests.golden.stories import FOLDER, read, save

pytestmark = pytest.mark.stories

CASES = Path(__file__).resolve().parents[3] / "shared" / "cases"
OPTIONS = ("encoding", "separator", "decimal", "thousands", "sheet", "header_row")
KINDS = ("people", "ties", "survey")
ORIGIN = "http://127.0.0.1:8640"


def of_stories():
    """The stories about proposals, and the people files of other stories; one of three unless all tests are run.

    What is said of every one of them is held by tests/golden; here the page says the same.
    """
    for number, (told, identity) in enumerate(all_stories()):
        yield pytest.param(*told, id=identity, marks=[pytest.mark.slow] if number % 3 else [])


def all_stories():
    for theme in sorted(FOLDER.glob("*.txt")):
        stories = read(theme)
        for story in stories.stories:
            files = {**stories.shared, **story.files}
            names = [name.partition(" in ")[0] for name in files]
            wanted = {kind: [name for name in names if name.startswith(kind) and "/" not in name] for kind in KINDS}
            if len(wanted["people"]) == 1 and stories.kind in ("proposal", "scenario"):
                asked = story.asked if stories.kind == "proposal" else []
                yield (files, wanted, asked), f"{theme.stem}: {story.name}"


def of_cases():
    """Files from the field, and those with which defects were found."""
    for place in sorted(CASES.glob("field/*/")):
        names = [file.name for file in sorted(place.iterdir()) if file.suffix in {".csv", ".xlsx", ".graphml", ".net"}]
        people = [name for name in names if not name.startswith(("ties", "plan"))]
        if people:
            yield pytest.param(place, people[0], [name for name in names if name.startswith("ties")], id=place.name)
    for file in sorted(CASES.glob("defects/*.*")):
        if file.suffix in {".graphml", ".xlsx", ".csv"}:
            yield pytest.param(file.parent, file.name, [], id=file.name)


@pytest.fixture(scope="module")
def workbench(tmp_path_factory):
    """One workbench for all files, without the process that simulates."""
    from starlette.testclient import TestClient

    from cxsim.web.app import build_app
    from cxsim.web.projects import Projects

    keys = Keys(8640)
    app = build_app(Projects(tmp_path_factory.mktemp("projects")), keys)
    client = TestClient(app, ORIGIN, raise_server_exceptions=False)
    client.get(keys.link, follow_redirects=False)
    client.headers["origin"] = ORIGIN
    yield client
    app.app.state.desk.inbox.close()


def on_the_command_line(folder, arguments):
    """What ``cxsim new`` says, and whether it wrote a scenario."""
    told, before = io.StringIO(), Path.cwd()
    os.chdir(folder)
    try:
        with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told), pytest.raises(SystemExit):
            main(["new", *arguments, "--out", "new.yaml"])
    finally:
        os.chdir(before)
    return told.getvalue().replace(f"{folder}/", ""), (folder / "new.yaml").is_file()


def sent(workbench, folder, people, ties, survey):
    """The page about some files, and its address."""
    files = [("people", (people, (folder / people).read_bytes()))]
    files += [("ties", (name, (folder / name).read_bytes())) for name in ties]
    files += [("survey", (name, (folder / name).read_bytes())) for name in survey]
    page = workbench.post("/own", files=files)
    return page, page.url.path


def plain(page):
    """The text of a page without its markup, each run of blanks as one."""
    text = html.unescape(re.sub(r"<[^>]+>", " ", re.sub(r"</?a\b[^>]*>", "", page.text)))
    return " ".join(text.split())


def every_file(workbench, address, page):
    """The text of the page for every file of its tabs."""
    links = sorted(set(re.findall(rf'href="({address}\?file=[^"&]+)"', page.text)))
    pages = [workbench.get(link) for link in links]
    return " ".join(map(plain, pages)), "".join(one.text for one in pages)


def compare(workbench, told, written, page, address):
    """The words of the command line stand on the page: mistakes at their cells, or questions and repairs."""
    assert page.status_code in (200, 400)
    text, markup = every_file(workbench, address, page)
    if not written:
        findings = [line for line in told.split("\n\n")[0].splitlines() if line and not line.startswith("    ")]
        assert [line for line in findings if " ".join(line.split()) not in text] == []
        for line in findings:
            cell = re.match(r"[^:!]+(?:![^!:]+!([A-Z]+)([0-9]+)|:([0-9]+)(?::[0-9]+)?)(?=:)", line)
            if cell is not None:
                row = cell[2] or cell[3]
                assert f'id="cell-{row}-{cell[1] or ""}' in markup or "Check the columns" not in text, line
        return
    unsure = re.findall(r"^Unsure \((.+?)\): (.+)$", told, re.M)
    assert [one for _, one in unsure if " ".join(one.split()) not in text] == []
    after = workbench.post(f"{address}/proposed")
    repairs = re.findall(r"^- (.+)\.$", told, re.M)
    shown = plain(after)
    assert [one for one in repairs if " ".join(one.split()) not in shown] == []


@pytest.mark.parametrize(("files", "wanted", "asked"), [*of_stories()])
def test_a_story_is_told_alike(workbench, tmp_path, files, wanted, asked):
    save(files, tmp_path)
    given = dict(line.partition(" = ")[::2] for line in asked)
    answers = {key: value for key, value in given.items() if not key.startswith(("read ", "secret", "whole"))}
    reading = {key.removeprefix("read "): value.strip("\"'") for key, value in given.items() if key.startswith("read ")}
    if reading.keys() - {*OPTIONS}:
        pytest.skip("the command line has no option for this")
    arguments = ["--people", wanted["people"][0]]
    arguments += [part for name in wanted["ties"] for part in ("--ties", name)]
    arguments += [part for name in wanted["survey"][:1] for part in ("--survey", name)]
    arguments += [part for key, value in answers.items() for part in ("--answer", f"{key}={value}")]
    arguments += [part for key, value in reading.items() for part in (f"--{key.replace('_', '-')}", value)]
    told, written = on_the_command_line(tmp_path, arguments)
    if re.search("there is no (question|answer) '", told):
        pytest.skip("the page offers no such answer")
    page, address = sent(workbench, tmp_path, wanted["people"][0], wanted["ties"], wanted["survey"][:1])
    if reading:
        page = workbench.post(f"{address}/reading", data=reading)
    if answers:
        page = workbench.post(f"{address}/answers", data=answers)
    compare(workbench, told, written, page, address)


@pytest.mark.skipif(not CASES.is_dir(), reason="shared/cases is not beside the project")
@pytest.mark.parametrize(("place", "people", "ties"), [*of_cases()])
def test_a_file_from_the_field_is_told_alike(workbench, tmp_path, place, people, ties):
    for name in (people, *ties):
        (tmp_path / name).write_bytes((place / name).read_bytes())
    told, written = on_the_command_line(
        tmp_path, ["--people", people, *(part for name in ties for part in ("--ties", name))])
    page, address = sent(workbench, tmp_path, people, ties, [])
    compare(workbench, told, written, page, address)
