"""From a company's own files to a project: what is repaired and unclear is shown first, and names never reach it."""

from __future__ import annotations

import secrets
from typing import Annotated, Any, Final

from fastapi import File, Form, Request, UploadFile
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from cxsim.plots.network_picture import network_picture
from cxsim.scenario.loading.load import load_scenarios
from cxsim.scenario.proposal.parts import UNDO
from cxsim.scenario.proposal.proposal import Proposal
from cxsim.scenario.proposal.pseudonymized import Pseudonymized, pseudonymized
from cxsim.web.desk import Desk, Route, desk_of
from cxsim.web.generated_organization import BASELINE, NOTHING, PLAN
from cxsim.web.inbox import Part, Sent
from cxsim.web.own_page import READING, own_page
from cxsim.web.people_of_project import replace_people
from cxsim.web.reading import options_for, read

NUMBERS: Final = ("header_row",)


async def take_in(
    request: Request, people: Annotated[UploadFile, File()], ties: Annotated[list[UploadFile] | None, File()] = None,
    survey: Annotated[UploadFile | None, File()] = None, project: Annotated[str, Form()] = "",
) -> Response:
    """Take in files: people, and ties and a survey if there are any."""
    desk = desk_of(request)
    if project:
        desk.project(project)
    sent = desk.inbox.take_in(people.filename or "", await people.read(), project)
    parts: list[tuple[Part, UploadFile]] = [("ties", one) for one in ties or []]
    parts += [("survey", survey)] if survey is not None else []
    for part, file in parts:
        if file.filename:
            sent.add(part, file.filename, await file.read())
    return RedirectResponse(f"/own/{sent.key}", 303)


def show(request: Request, key: str, file: str = "", rows: str = "") -> Response:
    """What was read, what was repaired, and what is unclear."""
    return own_page(desk_of(request), desk_of(request).inbox.sent(key), file, every_row=bool(rows))


def network(request: Request, key: str) -> Any:
    """The picture of the ties, as far as everything can be read."""
    organization = read(desk_of(request).inbox.sent(key)).organization
    if organization is None:
        raise HTTPException(404, "There is nothing to draw yet.")
    return network_picture(organization)


async def add(
    request: Request, key: str, part: Annotated[str, Form()], file: Annotated[UploadFile, File()]
) -> Response:
    """Add a file of ties or a survey, or take another one for the people."""
    sent, content = desk_of(request).inbox.sent(key), await file.read()
    if file.filename and part in ("people", "ties", "survey"):
        kind: Part = "people" if part == "people" else "ties" if part == "ties" else "survey"
        sent.add(kind, file.filename, content)
    return RedirectResponse(f"/own/{key}", 303)


def remove(request: Request, key: str, file: Annotated[str, Form()]) -> Response:
    """Take a file of ties, or the survey, away."""
    desk_of(request).inbox.sent(key).remove(file)
    return RedirectResponse(f"/own/{key}", 303)


async def answer(request: Request, key: str) -> Response:
    """Take answers; when nothing is unclear any more, the project is made."""
    desk, form = desk_of(request), await request.form()
    sent = desk.inbox.sent(key)
    sent.answers |= {name: value for name, value in form.items() if isinstance(value, str)}
    # Reading takes a while, and others are not to wait for it.
    return await run_in_threadpool(_finished, desk, sent)


def _finished(desk: Desk, sent: Sent) -> Response:
    """The page with what is left to do, or the new project."""
    reading = read(sent)
    if reading.proposal is None or not reading.ready:
        return own_page(desk, sent, tried=True)
    copies = copies_of(sent, reading.proposal)
    project = replace_people(desk.project(sent.project), sent, copies) if sent.project else made(desk, sent, copies)
    desk.inbox.drop(sent.key)
    return RedirectResponse(f"/projects/{project}/organization", 303)


async def say(request: Request, key: str) -> Response:
    """Take answers, what columns are, or take an answer back (a blank one); then look at the page again."""
    sent, form = desk_of(request).inbox.sent(key), await request.form()
    return await run_in_threadpool(_said, sent, form)


def _said(sent: Sent, form: FormData) -> Response:
    given = {name: value for name, value in form.items() if isinstance(value, str)}
    shown = {one.key: one.role for one in _meanings(sent)} if "columns" in given else {}
    for name in given.keys() - {"columns", "file"}:
        if given[name] == "":
            sent.answers.pop(name, None)
        elif given[name] != shown.get(name):
            sent.answers[name] = given[name]
    return _back(sent, given)


def _meanings(sent: Sent) -> Any:
    proposal = read(sent).proposal
    return () if proposal is None else proposal.meanings


def take_proposed(request: Request, key: str) -> Response:
    """Take the likely answer to every question, as ``--yes`` does."""
    sent = desk_of(request).inbox.sent(key)
    for _ in range(MOST_ROUNDS):
        proposal = read(sent).proposal
        questions = () if proposal is None else proposal.open_questions()
        sent.answers |= {question.key: question.choices[0].answer for question in questions}
        if not questions:
            break
    return _back(sent, {})


def undo(request: Request, key: str, question: Annotated[str, Form()], asked: Annotated[str, Form()] = "") -> Response:
    """Undo a repair: ask its question again or, if there was none, leave the file as it is."""
    sent = desk_of(request).inbox.sent(key)
    if asked:
        sent.answers.pop(question, None)
    else:
        sent.answers[question] = UNDO
    return _back(sent, {})


async def write_down(request: Request, key: str) -> Response:
    """Take how the files are written; what is left blank is found out."""
    sent, form = desk_of(request).inbox.sent(key), await request.form()
    stated = {name: str(form.get(name, "")).strip() for name in READING}
    sent.reading = {name: _number(value) if name in NUMBERS else value for name, value in stated.items() if value}
    return RedirectResponse(f"/own/{key}", 303)


def _number(text: str) -> int | str:
    """A number as such; other text as it is, which is refused with what is allowed."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < MOST_DIGITS else text


MOST_DIGITS: Final = 7
MOST_ROUNDS: Final = 10
"""An answer may raise another question."""


def _back(sent: Sent, given: dict[str, str]) -> Response:
    file = given.get("file", "")
    return RedirectResponse(f"/own/{sent.key}" + (f"?file={file}" if file in {one.name for one in sent.files} else ""),
                            303)


def copies_of(sent: Sent, proposal: Proposal) -> Pseudonymized:
    """Copies without names; the secret of their pseudonyms is kept nowhere, so that nobody finds the names again."""
    return pseudonymized(proposal, options_for(sent), secrets.token_hex(32).encode())


def made(desk: Desk, sent: Sent, copies: Pseudonymized) -> str:
    """Make the project; the folder that holds it."""
    place = sent.folder / "project"
    place.mkdir(exist_ok=True)
    for name, text in {PLAN: copies.text, BASELINE: NOTHING, **copies.files}.items():
        (place / name).write_text(text, encoding="utf-8", newline="\n")
    scenarios = load_scenarios([place / BASELINE, place / PLAN], root=place)
    title = sent.people.stem.replace("_", " ").capitalize()
    return desk.projects.create(title, f"Staff list {sent.people.name}", scenarios).folder.name


OWN: Final = (
    Route("POST", "/own", take_in), Route("GET", "/own/{key}", show), Route("POST", "/own/{key}", answer),
    Route("POST", "/own/{key}/answers", say), Route("POST", "/own/{key}/proposed", take_proposed),
    Route("POST", "/own/{key}/undo", undo), Route("POST", "/own/{key}/files", add),
    Route("POST", "/own/{key}/remove", remove), Route("POST", "/own/{key}/reading", write_down),
    Route("GET", "/own/{key}/network", network),
)
