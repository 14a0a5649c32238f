"""From a few figures to a project: departments with their sizes, for whoever has no files yet."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from cxsim.errors import CxsimError
from cxsim.scenario.loading.load import load_scenarios
from cxsim.scenario.text.yaml_writer import to_yaml
from cxsim.web.desk import Desk, Route, desk_of

PLAN: Final = "first_plan.yaml"
BASELINE: Final = "do_nothing.yaml"
NOTHING: Final = f"extends: {PLAN}\nname: Do nothing\nplan:\n  interventions: []\n"
"""Doing nothing in the organization of the first plan."""
SOURCE: Final = "Generated from a few figures"
ROWS: Final = 8
"""Departments that the form has room for."""
ABOUT: Final = ("Written by the workbench. The plan, the target and the wages are a beginning: put in your own.",
                "cxsim check THIS_FILE tells what is wrong after a change.")


@dataclass(frozen=True)
class Figures:
    """What was typed, as it was typed: the organization, and departments with their sizes."""

    title: str = ""
    departments: tuple[tuple[str, str], ...] = (("", ""),) * ROWS

    @property
    def mistakes(self) -> list[str]:
        """What keeps them from being an organization, each with its row."""
        told = [] if self.title.strip() else ["Organization: give it a name."]
        for number, (name, size) in enumerate(self.departments, start=1):
            if bool(name.strip()) != bool(size.strip()):
                what = "how many people are in it" if name.strip() else "what it is called"
                told.append(f"Department {number}: say also {what}, or leave both empty.")
            elif size.strip() and not re.fullmatch(r"[0-9]{1,5}", size.strip(), re.ASCII):
                told.append(f"Department {number}: '{size}' people; write a whole number, such as 40.")
        if not any(name.strip() for name, _ in self.departments):
            told.append("Departments: name at least one, with how many people are in it.")
        return told

    def scenario(self) -> str:
        """A first plan in this organization, as a scenario file."""
        departments = [{"name": name.strip(), "size": int(size)} for name, size in self.departments if name.strip()]
        data: dict[str, Any] = {
            "schema": 1, "name": "First plan", "weeks": 104, "seed": 1, "replicates": 100, "uncertainty": "full",
            "organization": {"generate": {"departments": departments}},
            "plan": {"interventions": [
                {"type": "communication", "start_week": 2, "weeks": 40, "need": 0.6, "vision": 0.5},
                {"type": "training", "start_week": 6, "weeks": 20, "hours_per_week": 3}]},
            "target": {"adoption": 0.5, "by_week": 78},
            "costs": {"currency": "EUR", "weekly_wage": {1: 3000, 2: 2000, 3: 1200}},
        }
        return "".join(f"# {line}\n" for line in ABOUT) + "\n" + to_yaml(data)


def show(request: Request) -> Response:
    """The empty form."""
    return form_page(desk_of(request), Figures(), [])


async def make(request: Request) -> Response:
    """Make the project, or show what is wrong with the figures beside them."""
    form = await request.form()
    names, sizes = ([str(one) for one in form.getlist(key)[:ROWS]] for key in ("department", "size"))
    figures = Figures(str(form.get("title", "")), tuple(zip(names, sizes, strict=False)))
    return await run_in_threadpool(made, desk_of(request), figures)


def made(desk: Desk, figures: Figures) -> Response:
    """On to the new project, or back to the figures."""
    if figures.mistakes:
        return form_page(desk, figures, figures.mistakes)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / PLAN).write_text(figures.scenario(), encoding="utf-8", newline="\n")
        (folder / BASELINE).write_text(NOTHING, encoding="utf-8", newline="\n")
        try:
            scenarios = load_scenarios([folder / BASELINE, folder / PLAN], root=folder)
        except CxsimError as error:
            told = [line for line in str(error).replace(f"{folder}/", "").splitlines() if PLAN in line]
            return form_page(desk, figures, list(dict.fromkeys(told)))
        project = desk.projects.create(figures.title, SOURCE, scenarios)
    return RedirectResponse(f"/projects/{project.folder.name}/organization", 303)


def form_page(desk: Desk, figures: Figures, mistakes: list[str]) -> Response:
    """The form with what was typed."""
    rows = (*figures.departments, *((("", ""),) * (ROWS - len(figures.departments))))
    return desk.render("generate.html", "Start", status=400 if mistakes else 200, title=figures.title, rows=rows,
                       mistakes=mistakes)


GENERATED: Final = (Route("GET", "/generate", show), Route("POST", "/generate", make))
