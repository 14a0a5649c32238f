"""What one can do on the Plan page; every act is a form that leads back to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Annotated, Any, Final

from fastapi import Form as Posted
from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from cxsim.errors import CxsimError, Finding, InputError
from cxsim.scenario.loading.load import load_scenario
from cxsim.scenario.loading.overrides import with_overrides
from cxsim.scenario.presets.people_of import people_of
from cxsim.scenario.text.plain_values import meaning
from cxsim.web import plan_changes as change
from cxsim.web.desk import Desk, Route, desk_of
from cxsim.web.editing import Texts, edit
from cxsim.web.plan_fields import changes_in, form_of
from cxsim.web.plan_view import Spot, shown, spot_of
from cxsim.web.yaml_edit import Way
from cxsim.words.plan import changed_words, intervention_words, kind_words, time_words

FIRST_LOOK: Final = 20.0
"""Seconds that a page without script waits for its quick look."""
Line = Annotated[str, Posted()]
Number = Annotated[int, Posted()]
Lines = Annotated[list[str] | None, Posted()]


def done(spot: Spot) -> Response:
    """Back to the page."""
    return RedirectResponse(spot.address, 303)


def changed(desk: Desk, spot: Spot, what: str, seen: str, make: Callable[[Texts], Any], after: Spot | None = None) -> Response:
    """Change a plan and show it; a mistake stands above the page, and nothing was written."""
    try:
        project = edit(spot.project, what, make, seen)
    except InputError as error:
        return shown(desk, spot, mistakes=[str(one) for one in error.findings], status=400)
    return done(replace(after or spot, project=project))


def move(
    request: Request, name: str, plan: Line, bar: Number, start: Number, weeks: Line = "", seen: Line = ""
) -> Response:
    """Let an intervention begin in another week, or last longer or shorter."""
    desk = desk_of(request)
    spot = spot_of(desk.project(name), plan, bar)
    one = spot.scenario().plan.interventions[bar]
    length = int(weeks) if weeks.strip().isdecimal() else None
    changes: dict[Way, Any] = {}
    if start != one.start_week:
        changes["start_week",] = start
    if length != one.weeks:
        changes["weeks",] = length
    return changed(desk, spot, f"{intervention_words(one)} moved", seen,
                   lambda texts: change.change_fields(texts, plan, bar, changes))


async def fields(request: Request, name: str) -> Response:
    """Change the fields of an intervention; the form has one for whatever its kind declares."""
    posted = await request.form()
    typed = {key: value for key, value in posted.items() if isinstance(value, str)}
    ticked = {key: [value for value in posted.getlist(key) if isinstance(value, str)] for key in posted}
    return await run_in_threadpool(fields_changed, desk_of(request), name, typed, ticked)


def fields_changed(desk: Desk, name: str, typed: Mapping[str, str], ticked: Mapping[str, list[str]]) -> Response:
    """The page with the fields as they were typed, or with every mistake at its field."""
    place = typed.get("bar", "")
    spot = spot_of(desk.project(name), typed.get("plan", ""), int(place) if place.isdecimal() else -1)
    scenario = spot.scenario()
    if not 0 <= spot.bar < len(scenario.plan.interventions):
        return done(spot)
    one = scenario.plan.interventions[spot.bar]
    form = form_of(one, people_of(scenario))
    try:
        changes = changes_in(form, typed, ticked)
        what = changed_words(one, {way[-1]: value for way, value in changes.items()})
        project = edit(spot.project, what, lambda texts: change.change_fields(texts, spot.plan, spot.bar, changes),
                       typed.get("seen", ""))
    except InputError as error:
        return shown(desk, spot, form=form.placed(error.findings, typed), status=400)
    return done(replace(spot, project=project))


def add(request: Request, name: str, plan: Line, kind: Line, seen: Line = "", start: Number = 0) -> Response:
    """Add an intervention to a plan, with the usual values of its kind."""
    desk = desk_of(request)
    spot = spot_of(desk.project(name), plan)
    count = len(spot.scenario().plan.interventions)
    item: dict[str, Any] = {"type": kind} | ({"start_week": start} if start else {})
    return changed(desk, spot, f"{kind_words(kind)} added", seen,
                   lambda texts: change.add(texts, spot.plan, item), replace(spot, bar=count))


def duplicate(request: Request, name: str, plan: Line, bar: Number, seen: Line = "") -> Response:
    """Add a copy of an intervention."""
    desk = desk_of(request)
    spot = spot_of(desk.project(name), plan, bar)
    one = spot.scenario().plan.interventions[bar]
    return changed(desk, spot, f"{intervention_words(one)} duplicated", seen,
                   lambda texts: change.duplicate(texts, plan, bar), replace(spot, bar=bar + 1))


def remove(request: Request, name: str, plan: Line, bar: Number, seen: Line = "") -> Response:
    """Take an intervention out of a plan; Undo brings it back."""
    desk = desk_of(request)
    spot = spot_of(desk.project(name), plan, bar)
    one = spot.scenario().plan.interventions[bar]
    return changed(desk, spot, f"{intervention_words(one)} removed", seen,
                   lambda texts: change.remove(texts, plan, bar), replace(spot, bar=-1))


def write_out(request: Request, name: str, plan: Line, seen: Line = "") -> Response:
    """List in the plan what it takes from elsewhere."""
    desk = desk_of(request)
    spot = spot_of(desk.project(name), plan)
    scenario = spot.scenario()
    return changed(desk, spot, f"Interventions of {scenario.name} written out", seen,
                   lambda texts: change.write_out(texts, spot.plan, scenario))


def limits(request: Request, name: str, plan: Line, budget: Line = "", team: Line = "", seen: Line = "") -> Response:
    """Give a plan a budget and hours of a team, or none."""
    desk = desk_of(request)
    spot = spot_of(desk.project(name), plan)
    told: dict[str, Any] = {"budget": amount(budget), "team_hours_per_week": amount(team)}
    return changed(desk, spot, "Budget and team hours", seen, lambda texts: change.set_limits(texts, spot.plan, told))


def amount(text: str) -> Any:
    """A number as it was typed, with or without commas between thousands; None for none."""
    plain = text.strip().replace(",", "") if text.count(",") and "." not in text.split(",")[0] else text.strip()
    return None if not plain else meaning(plain)


def new(
    request: Request, name: str, plan_name: Line = "", source: Line = "", pilot: Line = "", seen: Line = ""
) -> Response:
    """Start a plan: a copy of one (``source``: its file), from a preset (``preset:NAME``), or from doing nothing."""
    desk = desk_of(request)
    project = desk.project(name)
    spot = spot_of(project, source)
    title = plan_name.strip() or "New plan"
    made: list[str] = []
    if source in project.about.plans:
        def make(texts: Texts) -> None:
            made.append(change.copy_plan(texts, source, title))
    else:
        baseline = load_scenario(project.folder / project.about.plans[0], root=project.folder)
        kind, _, preset = source.partition(":")
        try:
            use = {"name": preset, "pilot": {"departments": [pilot]}} if pilot else preset
            filled = with_overrides(baseline, {"plan.preset": use}) if kind == "preset" else None
        except InputError as error:
            return shown(desk, spot, mistakes=[one.message for one in error.findings], status=400)
        pieces = () if filled is None else filled.plan.interventions

        def make(texts: Texts) -> None:
            made.append(change.new_plan(texts, title, pieces))
    try:
        project = edit(project, f"Plan {title} added", make, seen)
    except InputError as error:
        return shown(desk, spot, mistakes=[one.message for one in error.findings], status=400)
    return done(Spot(project, made[-1]))


def rename(request: Request, name: str, plan: Line, plan_name: Line = "", seen: Line = "") -> Response:
    """Give a plan another name."""
    desk = desk_of(request)
    spot = spot_of(desk.project(name), plan)
    title = plan_name.strip()
    if not title:
        return shown(desk, spot, mistakes=["A plan needs a name."], status=400)
    return changed(desk, spot, f"Plan renamed to {title}", seen,
                   lambda texts: change.rename_plan(texts, spot.plan, title))


def drop(request: Request, name: str, plan: Line, seen: Line = "") -> Response:
    """Take a plan out of a project; Undo brings it back."""
    desk = desk_of(request)
    spot = spot_of(desk.project(name), plan)
    try:
        project = edit(spot.project, f"Plan {spot.scenario().name} removed",
                       lambda texts: change.drop_plan(texts, spot.plan), seen)
    except InputError as error:
        return shown(desk, spot, mistakes=[one.message for one in error.findings], status=400)
    return done(spot_of(project, ""))


def run(request: Request, name: str, plan: Line = "", bar: Number = -1) -> Response:
    """Run all plans in all their futures; it goes on without this page."""
    desk = desk_of(request)
    desk.jobs.start(desk.project(name))
    return done(spot_of(desk.project(name), plan, bar))


def cancel(request: Request, name: str, plan: Line = "", bar: Number = -1) -> Response:
    """Stop the full run."""
    desk = desk_of(request)
    desk.jobs.cancel(desk.project(name))
    return done(spot_of(desk.project(name), plan, bar))


def look(request: Request, name: str, plan: Line = "", bar: Number = -1) -> Response:
    """Take a quick look and wait for it: for pages without script."""
    desk = desk_of(request)
    spot = spot_of(desk.project(name), plan, bar)
    scenario = spot.scenario()
    desk.looks.want(spot.project, spot.plan, scenario)
    desk.looks.wait(scenario, FIRST_LOOK)
    return done(spot)


def find_out(request: Request, name: str, plan: str = "", seconds: float = 0.5) -> dict[str, str]:
    """Take a quick look at a plan as it is now; the answer says whether it is there, and does not wait long."""
    desk = desk_of(request)
    spot = spot_of(desk.project(name), plan)
    try:
        scenario = spot.scenario()
    except CxsimError:
        return {"state": "unreadable"}
    desk.looks.want(spot.project, spot.plan, scenario)
    found = desk.looks.wait(scenario, min(seconds, 0.5))
    return {"state": "running" if found is None else "done"}


AT: Final = "/projects/{name}/plan"
ACTS: Final = tuple(Route("POST", f"{AT}/{word}", act) for word, act in (
    ("move", move), ("fields", fields), ("add", add), ("duplicate", duplicate), ("remove", remove),
    ("write-out", write_out), ("limits", limits), ("new", new), ("rename", rename), ("drop", drop), ("run", run),
    ("cancel", cancel), ("look", look),
)) + (Route("GET", f"/api{AT}/look", find_out),)
