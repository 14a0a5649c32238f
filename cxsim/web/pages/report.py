"""Report: run the plans of a project, then the brief for a board and the forms to take along."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Annotated, Any, Final

from fastapi import Form, Request
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, RedirectResponse, Response

from cxsim.errors import CxsimError, OutputError
from cxsim.report.document import Report
from cxsim.report.forms.opened import open_results
from cxsim.report.forms.writing import PAGE as WEB_PAGE
from cxsim.report.forms.writing import PAPER, SLIDES, WORKBOOK, check_possible, writer_of
from cxsim.results.store import add_forms, changed_forms
from cxsim.web.desk import Page, Route, desk_of
from cxsim.web.jobs import progress_words
from cxsim.web.projects import Project
from cxsim.web.run_results import why_not_shown

FORMS: Final = (("PDF", PAPER), ("Slides", SLIDES), ("Workbook", WORKBOOK), ("Web page", WEB_PAGE))
ASKING: Final = ("report", "compare", "explain")
"""Pages with a button that runs the plans."""
PAGE_POLICY: Final = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""The report is one file with its styles inside; it may show them, and nothing else."""


def report(request: Request, name: str) -> Response:
    """The page: progress while the plans run, the brief when they are done."""
    desk = desk_of(request)
    project = desk.project(name)
    job = desk.jobs.latest(project)
    found, damaged = opened(project)
    values: dict[str, Any] = {"plans": [], "futures": 0, "mistake": []}
    if found is None:
        values = plans_of(project)
    return desk.render("report.html", PAGE.word, project, job=job, report=found, damaged=damaged,
                       forms=FORMS, progress_words=progress_words(job), **values)


def run(
    request: Request, name: str, back: Annotated[str, Form()] = "", explain: Annotated[bool, Form()] = False
) -> Response:
    """Run the plans; a second click does not run them twice.

    ``back``: the page that asks for it. ``explain``: also find out why the leading plan works.
    """
    desk = desk_of(request)
    desk.jobs.start(desk.project(name), explain=explain)
    return returned(name, back)


def cancel(request: Request, name: str, back: Annotated[str, Form()] = "") -> Response:
    """Stop the run."""
    desk = desk_of(request)
    desk.jobs.cancel(desk.project(name))
    return returned(name, back)


def form(request: Request, name: str, file: str) -> Response:
    """A form of the report, made now if it is not there; the file of somebody who changed it is given as it is."""
    project = desk_of(request).project(name)
    if file not in {one for _, one in FORMS}:
        raise HTTPException(404, "The report has no such form.")
    place = project.results / file
    if not place.is_file():
        check_possible([file])
        add_forms(project.results, {file: writer_of(file, open_results(project.results))})
    elif changed_forms(project.results, [file]):
        raise OutputError(f"'{file}' was changed after it was written. Open it in the folder {project.results}, or "
                          "rename it there; then it is made anew here.")
    if file == WEB_PAGE:
        return FileResponse(place, headers={"Content-Security-Policy": PAGE_POLICY})
    return FileResponse(place, filename=f"{project.folder.name}-{file}")


def scenario_files(request: Request, name: str) -> Response:
    """Every file of the plans in one archive, with which the command line gives the same."""
    project = desk_of(request).project(name)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as bound:
        for path in project.inputs():
            bound.write(path, str(Path(project.folder.name) / path.relative_to(project.folder)))
    return Response(archive.getvalue(), media_type="application/zip", headers={
        "Content-Disposition": f'attachment; filename="{project.folder.name.encode("ascii", "replace").decode()}.zip"'})


def opened(project: Project) -> tuple[Report | None, str]:
    """The report of a project if there is one, and why it cannot be shown if it is damaged."""
    if not (project.results / "manifest.json").is_file():
        return None, ""
    try:
        return open_results(project.results).report, ""
    except CxsimError as error:
        return None, why_not_shown(error, project)


def plans_of(project: Project) -> dict[str, Any]:
    """The names of the plans and how many futures they meet, or the mistakes in their files."""
    try:
        scenarios = project.scenarios()
    except CxsimError as error:
        lines = str(error).replace(f"{project.folder}/", "").splitlines()
        return {"plans": project.about.plans, "futures": 0, "mistake": lines}
    return {"plans": [one.name for one in scenarios], "futures": scenarios[0].replicates, "mistake": []}


def returned(name: str, page: str) -> Response:
    """Back to the page that asked."""
    return RedirectResponse(f"/projects/{name}/{page if page in ASKING else 'report'}", 303)


PAGE: Final = Page(7, "Report", "/projects/{name}/report", (
    Route("GET", "/projects/{name}/report", report), Route("POST", "/projects/{name}/run", run),
    Route("POST", "/projects/{name}/cancel", cancel), Route("GET", "/projects/{name}/forms/{file}", form),
    Route("GET", "/projects/{name}/scenario.zip", scenario_files),
))
