"""What every page has at hand: projects, jobs, files that were sent, and the templates with their frame."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse

from cxsim.errors import CxsimError
from cxsim.organization.schema.organization_specification import OrganizationSpecification
from cxsim.organization.structure import Organization
from cxsim.web.editing import history, version
from cxsim.web.inbox import Inbox
from cxsim.web.jobs import Jobs
from cxsim.web.projects import Project, Projects
from cxsim.web.questions import Questions


@dataclass(frozen=True)
class Route:
    """An address and the function that answers it."""

    method: Literal["GET", "POST"]
    path: str
    answer: Callable[..., Any]


@dataclass(frozen=True)
class Page:
    """A step of the work: its place in the list, its word there, its address (``{name}``: the project), its routes."""

    place: int
    word: str
    path: str
    routes: tuple[Route, ...]

    def of(self, project: Project | None) -> str | None:
        """Its address for a project; None where it needs one and there is none."""
        if "{name}" not in self.path:
            return self.path
        return None if project is None else self.path.format(name=project.folder.name)


class Desk:
    """Projects, jobs, questions, the inbox and templates.

    ``organizations``: that of the project in use and how it is stated, with the state of the files it was read from.
    """

    def __init__(self, projects: Projects, pages: Sequence[Page]):
        self.projects, self.pages = projects, pages
        self.jobs, self.questions, self.inbox = Jobs(), Questions(), Inbox()
        self.organizations: dict[str, tuple[Any, Organization, OrganizationSpecification]] = {}
        self.templates = Environment(
            loader=PackageLoader("cxsim.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
            lstrip_blocks=True,
        )

    def close(self) -> None:
        """Stop what simulates, all at the same time, and remove what was sent and is no project."""
        self.questions.end()
        self.jobs.end()
        self.questions.close()
        self.jobs.close()
        self.inbox.close()

    def project(self, name: str) -> Project:
        """A project by the name of its folder; an unknown one leads to the page that says so."""
        found = self.projects.named(name)
        if found is None:
            raise HTTPException(404, "There is no such project. It may have been moved or renamed.")
        return found

    def after(self, step: str, project: Project) -> tuple[str, str] | None:
        """The word and the address of the step after this one; None after the last."""
        words = [page.word for page in self.pages]
        following = self.pages[words.index(step) + 1:]
        address = following[0].of(project) if following else None
        return None if address is None else (following[0].word, address)

    def render(
        self, template: str, step: str, project: Project | None = None, status: int = 200, **values: Any
    ) -> HTMLResponse:
        """A page: the template with the frame around it; ``step``: the word of the step that it belongs to."""
        steps = [(page.word, page.of(project), page.word == step) for page in self.pages]
        past = None if project is None else past_of(project)
        text = self.templates.get_template(template).render(
            steps=steps, step=step, project=project, past=past, seen=seen_field(past), **values)
        return HTMLResponse(text, status)


@dataclass(frozen=True)
class Past:
    """What the frame tells about the changes of a project; ``version``: see :func:`cxsim.web.editing.version`."""

    version: str
    saved: str
    undo: str
    redo: str


def past_of(project: Project) -> Past:
    """The changes of a project, in words."""
    told = history(project)
    saved = "" if told.saved is None else f"Saved {moment(told.saved.astimezone(), datetime.now().astimezone())}"
    try:
        now = version(project)
    except CxsimError:
        now = ""  # a file that cannot be read is told where it is needed
    return Past(now, saved, told.undo, told.redo)


def seen_field(past: Past | None) -> Markup:
    """The hidden field with which a form tells what its sender had before them."""
    return Markup("" if past is None else f'<input type="hidden" name="seen" value="{past.version}">')


def moment(when: datetime, now: datetime) -> str:
    """A moment as a clock tells it, with the day where it is another one."""
    return f"{when:%H:%M}" if when.date() == now.date() else f"{when.day} {when:%b %Y}"


def desk_of(request: Request) -> Desk:
    """The desk of the app that a request came to."""
    desk: Desk = request.app.state.desk
    return desk
