"""Explain: what each intervention contributes, where people are held, what would move them, and changes of course."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlencode

from fastapi import Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from cxsim.errors import CxsimError
from cxsim.report.forms.opened import open_results
from cxsim.scenario.schema.schema import Scenario
from cxsim.web.desk import Desk, Page, Route, desk_of
from cxsim.web.editing import version
from cxsim.web.explain_view import SECTIONS, Explanation, explanation_of, held_json, section_json
from cxsim.web.jobs import progress_words
from cxsim.web.projects import Project
from cxsim.web.question_kinds import Course
from cxsim.web.run_results import why_not_shown
from cxsim.words.groups import sentence

NOTHING: Final = "nothing"
"""To change course to no plan at all, as ``cxsim branch`` calls it."""
NEXT: Final = "Report"


def explain(
    request: Request, name: str, plan: str = "", week: int | None = None, trunk: str = "", other: str = "",
    at: int | None = None,
) -> Response:
    """The page; with ``trunk``, ``other`` and ``at`` it also works out what changing course in that week is worth."""
    desk = desk_of(request)
    project = desk.project(name)
    job = desk.jobs.latest(project)
    found, damaged = explained(project, plan)
    scenarios = plans_of(project)
    course = course_state(desk, project, scenarios, trunk, other, at)
    shown = None if found is None else found.in_week(week)
    return desk.render(
        "explain.html", PAGE.word, project, job=job, progress_words=progress_words(job), found=found, damaged=damaged,
        shown=shown, course=course, choices=[(file, one.name) for file, one in scenarios.items()],
        trunk=trunk or trunk_of(scenarios, found), other=other, weeks=longest(scenarios),
        at=at if at is not None else (shown.week if shown and week is not None else None),
        query=query_of(found), following=next((one.of(project) for one in desk.pages if one.word == NEXT), None),
        sentence=sentence, outdated=found is not None and project.outdated)


def section(request: Request, name: str, key: str) -> dict[str, Any]:
    """The picture of a section as JSON."""
    found, _ = explained(desk_of(request).project(name), "")
    if found is None or key not in SECTIONS or key not in found.sections:
        raise HTTPException(404, "The results have no such picture.")
    return section_json(found.sections[key], found.start)


def held(request: Request, name: str, plan: str = "") -> dict[str, Any]:
    """Where people are held in every told week, as JSON."""
    found, _ = explained(desk_of(request).project(name), plan)
    if found is None:
        raise HTTPException(404, "There are no results.")
    return held_json(found)


def course(request: Request, name: str, trunk: str, other: str, at: int) -> dict[str, Any]:
    """How far a change of course is worked out, and what came of it, as JSON."""
    desk = desk_of(request)
    project = desk.project(name)
    return course_state(desk, project, plans_of(project), trunk, other, at) or {"state": "none"}


def explained(project: Project, plan: str) -> tuple[Explanation | None, str]:
    """What the results of a project explain, if there are any, and why they cannot be shown if they are damaged."""
    if not (project.results / "manifest.json").is_file():
        return None, ""
    try:
        return explanation_of(open_results(project.results), plan), ""
    except CxsimError as error:
        return None, why_not_shown(error, project)


def plans_of(project: Project) -> dict[str, Scenario]:
    """The plans of a project by their files; none where they cannot be read, which other pages tell."""
    try:
        return dict(zip(project.about.plans, project.scenarios(), strict=True))
    except CxsimError:
        return {}


def trunk_of(scenarios: dict[str, Scenario], found: Explanation | None) -> str:
    """The plan to leave unless another one is chosen: the explained one."""
    files = {one.name: file for file, one in scenarios.items()}
    return files.get("" if found is None else found.focus, next(reversed(files.values()), ""))


def longest(scenarios: dict[str, Scenario]) -> int:
    """How many weeks the plans run."""
    return max((one.weeks for one in scenarios.values()), default=1)


def query_of(found: Explanation | None) -> str:
    """What names the plan that is shown in an address."""
    return "" if found is None else urlencode({"plan": found.plan})


def course_state(
    desk: Desk, project: Project, scenarios: dict[str, Scenario], trunk: str, other: str, at: int | None
) -> dict[str, Any] | None:
    """A change of course: worked out, how far it is, or why not; None if none is asked for."""
    if at is None or trunk not in scenarios or (other != NOTHING and other not in scenarios):
        return None
    question = Course(str(project.folder), trunk, None if other == NOTHING else other, at, version(project))
    command = f"cxsim branch {trunk} --at {at} --plan {other}"
    answered = desk.questions.ask(question)
    if answered is None:
        told = desk.questions.progress(question)
        return {"state": "working", "done": told.done, "total": told.total, "command": command}
    if answered.found is None:
        return {"state": "mistake", "mistake": answered.mistake, "command": command}
    return {"state": "ready", "command": command, **answered.found}


PAGE: Final = Page(6, "Explain", "/projects/{name}/explain", (
    Route("GET", "/projects/{name}/explain", explain),
    Route("GET", "/api/projects/{name}/explain/held", held),
    Route("GET", "/api/projects/{name}/explain/course", course),
    Route("GET", "/api/projects/{name}/explain/section/{key}", section),
))
