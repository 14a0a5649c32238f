"""What one can do with the plans of a project: start, copy, rename, remove."""

from __future__ import annotations

from typing import Final

from fastapi import Request
from starlette.responses import Response

from cxsim.errors import InputError
from cxsim.interventions.base import Intervention
from cxsim.scenario.loading.load import load_scenario
from cxsim.scenario.loading.overrides import with_overrides
from cxsim.web import plan_changes as change
from cxsim.web.desk import Route, desk_of
from cxsim.web.editing import Texts, edit
from cxsim.web.plan_acts import AT, Line, changed, done, opened
from cxsim.web.plan_view import Spot, plan_names, shown, spot_of
from cxsim.web.projects import Project


def new(
    request: Request, name: str, plan_name: Line = "", source: Line = "", pilot: Line = "", seen: Line = ""
) -> Response:
    """Start a plan: a copy of one (``source``: its file), from a preset (``preset:NAME``), or from doing nothing."""
    desk = desk_of(request)
    project = desk.project(name)
    title = free_name(project, plan_name.strip() or "New plan")
    made: list[str] = []
    try:
        if source in project.about.plans:
            def make(texts: Texts) -> None:
                made.append(change.copy_plan(texts, source, title))
        else:
            pieces = pieces_of(project, source.removeprefix("preset:"), pilot) if source.startswith("preset:") else ()

            def make(texts: Texts) -> None:
                made.append(change.new_plan(texts, title, pieces))
        project = edit(project, f"Plan {title} added", make, seen)
    except InputError as error:
        return shown(desk, spot_of(project, source), mistakes=[one.message for one in error.findings], status=400)
    return done(Spot(project, made[-1]))


def pieces_of(project: Project, preset: str, pilot: str) -> tuple[Intervention, ...]:
    """The interventions of a preset for the organization of a project, as ``plan: {preset: NAME}`` would have them."""
    baseline = load_scenario(project.folder / project.about.plans[0], root=project.folder)
    use = {"name": preset, "pilot": {"departments": [pilot]}} if pilot else preset
    return with_overrides(baseline, {"plan.preset": use}).plan.interventions


def free_name(project: Project, name: str) -> str:
    """The name, with a number if another plan has it."""
    taken = {one for _, one in plan_names(project)}
    numbered = (name if number == 1 else f"{name} {number}" for number in range(1, len(taken) + 2))
    return next(one for one in numbered if one not in taken)


def rename(request: Request, name: str, plan: Line, plan_name: Line = "", seen: Line = "") -> Response:
    """Give a plan another name."""
    desk, spot = opened(request, name, plan)
    title = plan_name.strip()
    if not title:
        return shown(desk, spot, mistakes=["A plan needs a name."], status=400)
    return changed(desk, spot, f"Plan renamed to {title}", seen,
                   lambda texts: change.rename_plan(texts, plan, title))


def drop(request: Request, name: str, plan: Line, seen: Line = "") -> Response:
    """Take a plan out of a project; Undo brings it back."""
    desk, spot = opened(request, name, plan)
    title = dict(plan_names(spot.project))[spot.plan]
    return changed(desk, spot, f"Plan {title} removed", seen, lambda texts: change.drop_plan(texts, plan),
                   Spot(spot.project, spot.project.about.plans[0]))


LIST_ACTS: Final = tuple(Route("POST", f"{AT}/{word}", act) for word, act in (
    ("new", new), ("rename", rename), ("drop", drop),
))
