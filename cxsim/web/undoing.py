"""Undo and redo, on every page of a project."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from cxsim.web.desk import Route, desk_of
from cxsim.web.editing import redo, undo
from cxsim.web.projects import Project


def take_back(request: Request, name: str) -> Response:
    """Take the last change back."""
    return back(request, undo(desk_of(request).project(name)))


def make_again(request: Request, name: str) -> Response:
    """Make the change again that was taken back."""
    return back(request, redo(desk_of(request).project(name)))


def back(request: Request, project: Project) -> Response:
    """The page of this project from which the form came; its report if that is not known."""
    home = f"/projects/{project.folder.name}/"
    came = urlsplit(request.headers.get("referer", ""))
    place = f"{came.path}?{came.query}" if came.query else came.path
    return RedirectResponse(place if place.startswith(home) else f"{home}report", 303)


ROUTES: Final = (
    Route("POST", "/projects/{name}/undo", take_back), Route("POST", "/projects/{name}/redo", make_again),
)
