"""Start: open an example, a case or an own organization, or go on with a project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Final

from fastapi import Form, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from cxsim.scenario.loading.load import load_scenarios
from cxsim.units import counted
from cxsim.web.desk import Desk, Page, Route, desk_of
from cxsim.web.finding import FIND
from cxsim.web.generated_organization import GENERATED
from cxsim.web.jobs import Job
from cxsim.web.projects import Project
from cxsim.web.shipped_projects import cases, example, names_of, shipped

CURVE: Final = (120.0, 30.0)
"""Width and height of the small curve; shares from 0 to 1 fill the height."""


@dataclass(frozen=True)
class Row:
    """A project in the list; ``tone``, ``sign``, ``state`` and ``more`` say where it stands."""

    name: str
    title: str
    source: str
    people: str
    tone: str
    sign: str
    state: str
    more: str
    points: str
    curve_words: str
    changed: str


def start(request: Request) -> Response:
    """The first page."""
    desk = desk_of(request)
    one = example()
    rows = [row_of(desk, project) for project in desk.projects.all()]
    return desk.render(
        "start.html", PAGE.word, rows=rows, gone=desk.projects.gone(), folder=desk.projects.folder, cases=cases(),
        example={"key": one.key, "title": one.organization},
        example_plans=names_of(one.plans))


def all_cases(request: Request) -> Response:
    """Every decision case with its story."""
    return desk_of(request).render("cases.html", PAGE.word, cases=cases())


def open_shipped(request: Request, source: Annotated[str, Form()]) -> Response:
    """Open an example or a case: the project that was made of it before, or a new one with copies of its files."""
    desk = desk_of(request)
    found = shipped(source)
    if found is None:
        raise HTTPException(404, "There is no such example or case. Go back to Start.")
    for project in desk.projects.all():
        if (project.about.title, project.about.source) == (found.organization, found.title):
            return to_report(project)
    return to_report(desk.projects.create(found.organization, found.title, load_scenarios(found.plans)))


def forget(request: Request, key: Annotated[str, Form()]) -> Response:
    """Take a project whose folder is gone off the list."""
    desk_of(request).projects.forget(key)
    return RedirectResponse("/", 303)


def to_report(project: Project) -> Response:
    """On to the report of a project."""
    return RedirectResponse(f"/projects/{project.folder.name}/report", 303)


def row_of(desk: Desk, project: Project) -> Row:
    """A project as the list shows it."""
    job = desk.jobs.latest(project)
    found = desk.jobs.found(project)
    tone, sign, state, more = standing(project, job, found)
    curve = found.get("curve") or []
    last = f"Adopters under {found['lead']}: {curve[-1]:.0%} in the last week" if curve else ""
    about = project.about
    return Row(
        project.folder.name, about.title, about.source, str(found.get("people", "–")), tone, sign, state, more,
        points_of(curve), last or words_without_curve(project),
        day_words(project.changed.astimezone(), datetime.now().astimezone()))


def standing(project: Project, job: Job | None, found: Mapping[str, Any]) -> tuple[str, str, str, str]:
    """Where a project stands: tone, sign, a word, and the rest of the sentence."""
    plans = counted(len(project.about.plans), "plan")
    if job is not None and job.open:
        return "open", "–", "Running", f"{job.done} of {job.total} simulated futures" if job.total else plans
    if job is not None and job.state == "failed":
        return "bad", "!", "Stopped", "see why on its report page"
    if (project.results / "manifest.json").is_file():
        if project.outdated:
            return "open", "–", "Changed", "since its plans were compared"
        futures = f", {found['futures']} simulated futures" if found else ""
        return "good", "✓", "Compared", plans + futures
    return "", "–", "Not run yet", plans


def words_without_curve(project: Project) -> str:
    """What stands in the place of the small curve."""
    return "See its report" if (project.results / "manifest.json").is_file() else "Not run yet"


def points_of(curve: list[float]) -> str:
    """The points of a curve of shares, for SVG."""
    width, height = CURVE
    step = width / max(1, len(curve) - 1)
    return " ".join(f"{step * week:.1f},{1 + height * (1 - share):.1f}" for week, share in enumerate(curve))


def day_words(when: datetime, now: datetime) -> str:
    """A moment as people say it: today with the time, else the day."""
    if when.date() == now.date():
        return f"Today, {when:%H:%M}"
    return f"{when.day} {when:%b %Y}"


PAGE: Final = Page(1, "Start", "/", (
    Route("GET", "/", start), Route("GET", "/cases", all_cases), Route("POST", "/open", open_shipped),
    Route("POST", "/forget", forget), *GENERATED, *FIND,
))
