"""The web application: its pages, its API, what stands before it, and what it says when something goes wrong."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

import cxsim.web.pages
from cxsim.errors import CxsimError
from cxsim.web import api, undoing
from cxsim.web.desk import Desk, Page, desk_of
from cxsim.web.editing import ChangedElsewhereError
from cxsim.web.projects import Projects
from cxsim.web.security import Guard, Keys
from cxsim.web.warming import warming

SILENT: Final = {"tracing": False, "metrics": False, "logs": False, "operation_spans": False, "auto_configure": False}
"""Newer versions of FastAPI can send what they see to whatever the environment names; nothing leaves this computer."""


def build_app(projects: Projects, keys: Keys) -> Guard:
    """The application on the projects of a folder, behind the guard that the keys open."""
    pages = found_pages()
    desk = Desk(projects, pages)

    @asynccontextmanager
    async def alive(_: FastAPI) -> AsyncIterator[None]:
        desk.jobs.open(projects.all())
        with warming(desk):
            yield
        desk.close()

    quiet: dict[str, Any] = {"telemetry": SILENT}
    app = FastAPI(openapi_url=None, lifespan=alive, **quiet)
    app.state.desk = desk
    for route in (*api.ROUTES, *undoing.ROUTES, *(route for page in pages for route in page.routes)):
        app.add_api_route(route.path, route.answer, methods=[route.method], response_model=None)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))
    app.add_exception_handler(ChangedElsewhereError, conflict_page)
    app.add_exception_handler(CxsimError, mistake_page)
    app.add_exception_handler(HTTPException, refusal_page)
    app.add_exception_handler(Exception, defect_page)
    app.add_exception_handler(RequestValidationError, incomplete_page)
    return Guard(app, keys)


def found_pages() -> list[Page]:
    """The pages in the order of the work; the folder is the registry, as every file there holds one ``PAGE``."""
    names = [module.name for module in pkgutil.iter_modules(cxsim.web.pages.__path__)]
    found: list[Page] = [importlib.import_module(f"cxsim.web.pages.{name}").PAGE for name in names]
    return sorted(found, key=lambda page: page.place)


def mistake_page(request: Request, error: Exception) -> Response:
    """What a user's mistake is, in the words of the command line."""
    return desk_of(request).render("message.html", "", status=400, title="This could not be done",
                                   lines=str(error).splitlines())


async def conflict_page(request: Request, error: Exception) -> Response:
    """A change made on what is no longer there: look at what is there now, or make the change there too."""
    sent = [(name, value) for name, value in (await request.form()).multi_items() if isinstance(value, str)]
    return desk_of(request).render(
        "conflict.html", "", status=409, told=str(error), address=request.url.path, now=request.headers.get("referer"),
        sent=[(name, "" if name == "seen" else value) for name, value in sent])


def refusal_page(request: Request, error: Exception) -> Response:
    """Why an address leads nowhere."""
    assert isinstance(error, HTTPException)
    plain = error.detail in {status.phrase for status in HTTPStatus}
    text = "There is no such page. Go back to Start." if plain else error.detail
    title = "Not found" if error.status_code == HTTPStatus.NOT_FOUND else "This could not be done"
    return desk_of(request).render("message.html", "", status=error.status_code, title=title, lines=[text])


def incomplete_page(request: Request, _: Exception) -> Response:
    """A form that was sent without what it asks for."""
    text = "Something is missing in what was sent. Go back, fill in what the page asks for, and send it again."
    return desk_of(request).render("message.html", "", status=422, title="This could not be done", lines=[text])


def defect_page(request: Request, error: Exception) -> Response:
    """A defect, told without the inside of the program."""
    text = f"This is a bug in cxsim ({type(error).__name__}), not a mistake of yours. Your files are as they were."
    return desk_of(request).render("message.html", "", status=500, title="Something went wrong", lines=[text])
