"""From a staff list to a project: what is repaired and unclear is shown first, and names never reach the project."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Annotated, Final

from fastapi import File, Request, UploadFile
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from cxsim.errors import CxsimError
from cxsim.scenario.loading.load import load_scenarios
from cxsim.scenario.proposal.proposal import Options, Proposal
from cxsim.scenario.proposal.propose import propose_scenario
from cxsim.scenario.proposal.pseudonymized import pseudonymized
from cxsim.web.desk import Desk, Route, desk_of
from cxsim.web.generated_organization import BASELINE, NOTHING, PLAN


async def take_in(request: Request, people: Annotated[UploadFile, File()]) -> Response:
    """Take in a staff list."""
    key = desk_of(request).inbox.take_in(people.filename or "", await people.read())
    return RedirectResponse(f"/own/{key}", 303)


def show(request: Request, key: str) -> Response:
    """What was read, what was repaired, and what is unclear."""
    desk = desk_of(request)
    return page(desk, key, desk.inbox.people(key), {})


async def answer(request: Request, key: str) -> Response:
    """Take answers; when nothing is unclear any more, the project is made."""
    form = await request.form()
    answers = {name: value for name, value in form.items() if isinstance(value, str)}
    # Reading takes a while, and others are not to wait for it.
    return await run_in_threadpool(answered, desk_of(request), key, answers)


def answered(desk: Desk, key: str, answers: dict[str, str]) -> Response:
    """The page with the questions that are left, or the new project."""
    file = desk.inbox.people(key)
    try:
        proposal = proposed(file, answers)
        if proposal.open_questions():
            return page(desk, key, file, answers)
        return RedirectResponse(f"/projects/{made(desk, file, proposal)}/report", 303)
    except CxsimError as error:
        return mistakes(desk, file, error)


def page(desk: Desk, key: str, file: Path, answers: dict[str, str]) -> Response:
    """The page about a staff list."""
    try:
        proposal = proposed(file, answers)
    except CxsimError as error:
        return mistakes(desk, file, error)
    return desk.render("own.html", "Start", key=key, file=file.name, proposal=proposal, answers=answers,
                       open=len(proposal.open_questions()))


def mistakes(desk: Desk, file: Path, error: CxsimError) -> Response:
    """What keeps a staff list from being read, with the name of the file alone instead of its place."""
    lines = str(error).replace(f"{file.parent}/", "").splitlines()
    return desk.render("message.html", "Start", status=400, title=f"{file.name} cannot be read yet", lines=lines)


def proposed(file: Path, answers: dict[str, str]) -> Proposal:
    """What the program makes of a staff list, with the answers so far."""
    return propose_scenario(file, None, None, answers, options_for(file))


def options_for(file: Path) -> Options:
    """How a staff list is read; the same as ``cxsim new`` does."""
    return Options(file.parent, f"First plan for {file.stem}")


def made(desk: Desk, file: Path, proposal: Proposal) -> str:
    """Make the project; the secret of its pseudonyms is kept nowhere, so that nobody can find the names again."""
    copies = pseudonymized(proposal, options_for(file), secrets.token_hex(32).encode())
    place = file.parent / "project"
    place.mkdir(exist_ok=True)
    for name, text in {PLAN: copies.text, BASELINE: NOTHING, **copies.files}.items():
        (place / name).write_text(text, encoding="utf-8", newline="\n")
    scenarios = load_scenarios([place / BASELINE, place / PLAN], root=place)
    project = desk.projects.create(file.stem.replace("_", " ").capitalize(), f"Staff list {file.name}", scenarios)
    desk.inbox.drop(file.parent.name)
    return project.folder.name


OWN: Final = (Route("POST", "/own", take_in), Route("GET", "/own/{key}", show), Route("POST", "/own/{key}", answer))
