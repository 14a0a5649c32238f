"""From a few figures to a project: departments with their sizes, for whoever has no files yet."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
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
class Shape:
    """A figure about levels or ties that may be left blank: its key in a scenario, its words, and what is allowed.

    ``parts``: by what the number is divided, as shares are typed in percent. ``whole``: whether it has no decimals.
    """

    key: str
    words: str
    note: str
    low: float
    high: float
    parts: float = 1.0
    whole: bool = False

    def mistake(self, text: str) -> str:
        """What is wrong with what was typed; "" if nothing is."""
        allowed = f"{'a whole' if self.whole else 'a'} number from {self.low:g} to {self.high:g}"
        pattern = r"[0-9]{1,3}" if self.whole else r"[0-9]{1,3}(?:[.,][0-9]{1,3})?"
        fits = re.fullmatch(pattern, text, re.ASCII) and self.low <= float(text.replace(",", ".")) <= self.high
        return "" if not text or fits else f"{self.words}: '{text}' given; write {allowed}, or leave it blank."

    def value(self, text: str) -> float | int:
        """The number as a scenario states it."""
        return int(text) if self.whole else float(text.replace(",", ".")) / self.parts


SHAPES: Final = (
    Shape("levels", "Levels", "with the top; blank: as many as managers with 8 people each need", 2, 12, whole=True),
    Shape("mean_ties", "Colleagues that one looks to", "on average; blank: 12", 1, 200),
    Shape("cross_department_share", "Ties to other departments, %", "blank: 0.6 of what chance would give", 0, 100,
          parts=100.0),
)


@dataclass(frozen=True)
class Figures:
    """What was typed, as it was typed: the organization, departments with their sizes, and figures about its shape."""

    title: str = ""
    departments: tuple[tuple[str, str], ...] = (("", ""),) * ROWS
    shape: Mapping[str, str] = field(default_factory=dict)

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
        return told + [wrong for one in SHAPES if (wrong := one.mistake(self.shape.get(one.key, "")))]

    def scenario(self) -> str:
        """A first plan in this organization, as a scenario file."""
        departments = [{"name": name.strip(), "size": int(size)} for name, size in self.departments if name.strip()]
        shape = {one.key: one.value(self.shape[one.key]) for one in SHAPES if self.shape.get(one.key)}
        data: dict[str, Any] = {
            "schema": 1, "name": "First plan", "weeks": 104, "seed": 1, "replicates": 100, "uncertainty": "full",
            "organization": {"generate": {"departments": departments, **shape}},
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
    shape = {one.key: str(form.get(one.key, "")).strip() for one in SHAPES}
    figures = Figures(str(form.get("title", "")), tuple(zip(names, sizes, strict=False)), shape)
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
    return desk.render("generate.html", "Organization", status=400 if mistakes else 200, title=figures.title, rows=rows,
                       mistakes=mistakes, shapes=SHAPES, shape=figures.shape)


GENERATED: Final = (Route("GET", "/generate", show), Route("POST", "/generate", make))
