"""Compare: any two plans future by future, milestones, cost against adoption, risks, and the levels of one plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from fastapi import Request
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, JSONResponse, Response

from cxsim.errors import CxsimError
from cxsim.web.compared import Compared, compared
from cxsim.web.desk import Desk, Page, Route, desk_of
from cxsim.web.jobs import progress_words
from cxsim.web.pages.report import plans_of
from cxsim.web.projects import Project
from cxsim.web.run_results import why_not_shown
from cxsim.words.milestones import RULE, chance_words

TABLES: Final = (
    ("Differences from the baseline", "differences.csv"), ("Every pair of plans", "pairs.csv"),
    ("Milestones", "milestones.csv"), ("Risks", "risk.csv"), ("What would overturn the lead", "robustness.csv"))
"""What can be taken along: its word and its file."""


def compare(request: Request, name: str, plan: str = "", other: str = "") -> Response:
    """The page: what to do before there are results, progress while the plans run, then what they come to."""
    desk = desk_of(request)
    project = desk.project(name)
    job = desk.jobs.latest(project)
    found, damaged = found_in(project, plan, other)
    values: dict[str, Any] = plans_of(project) if found is None else {"plans": [], "futures": 0, "mistake": []}
    return desk.render(
        "compare.html", PAGE.word, project, job=job, found=found, damaged=damaged, rule=RULE, chance_words=chance_words,
        progress_words=progress_words(job), tables=tables_of(project), **others(desk, project), **values)


def others(desk: Desk, project: Project) -> dict[str, Any]:
    """The next page with its name, and the page on which plans are made, as far as there are such pages."""
    steps = {page.word: page.of(project) for page in desk.pages}
    word = "Explain" if "Explain" in steps else "Report"
    return {"onward": steps[word], "onward_word": word, "plan_page": steps.get("Plan")}


def found_in(project: Project, plan: str, other: str) -> tuple[Compared | None, str]:
    """The results of a project if there are any, and why they cannot be shown if they are damaged."""
    if not (project.results / "manifest.json").is_file():
        return None, ""
    try:
        return compared(project.results, plan, other), ""
    except CxsimError as error:
        return None, why_not_shown(error, project)


def tables_of(project: Project) -> list[tuple[str, str]]:
    """The tables that the results have."""
    return [(word, file) for word, file in TABLES if (project.results / file).is_file()]


def picture(of: Callable[[Compared], dict[str, Any]]) -> Callable[..., Response]:
    """The answer with the data of a picture of two plans."""

    def answer(request: Request, name: str, plan: str = "", other: str = "") -> Response:
        project = desk_of(request).project(name)
        if not (project.results / "manifest.json").is_file():
            raise HTTPException(404, "The plans were not run yet.")
        return JSONResponse(of(compared(project.results, plan, other)))

    return answer


def table(request: Request, name: str, file: str) -> Response:
    """A table of the results as it is."""
    project = desk_of(request).project(name)
    if file not in {known for _, known in tables_of(project)}:
        raise HTTPException(404, "The results have no such table.")
    return FileResponse(project.results / file, filename=f"{project.folder.name}-{file}", media_type="text/csv")


PAGE: Final = Page(5, "Compare", "/projects/{name}/compare", (
    Route("GET", "/projects/{name}/compare", compare), Route("GET", "/projects/{name}/tables/{file}", table),
    Route("GET", "/api/projects/{name}/compare/difference", picture(Compared.fan_data)),
    Route("GET", "/api/projects/{name}/compare/levels", picture(Compared.levels_data)),
    Route("GET", "/api/projects/{name}/compare/costs", picture(Compared.costs_data)),
))
