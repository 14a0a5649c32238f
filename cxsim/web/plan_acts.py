"""What one can do with the bars of a plan; every act is a form that leads back to the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Annotated, Any, Final

from fastapi import Form as Posted
from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from cxsim.errors import InputError, OutputError
from cxsim.interventions.about.registry import intervention_types
from cxsim.interventions.base import Intervention
from cxsim.scenario.presets.people_of import people_of
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.sheets.plan_bars import own_count, plan_bars
from cxsim.scenario.text.plain_values import meaning
from cxsim.web import plan_changes as change
from cxsim.web.desk import Desk, Route, desk_of
from cxsim.web.editing import Texts, edit, texts_of
from cxsim.web.plan_days import days_of, in_weeks
from cxsim.web.plan_fields import changes_in, form_of
from cxsim.web.plan_view import Spot, finding_words, look_ahead, shown
from cxsim.web.yaml_edit import Way
from cxsim.words.plan import OVERRUNS, changed_words, intervention_words, kind_words

AT: Final = "/projects/{name}/plan"
THOUSANDS: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", re.ASCII)
Line = Annotated[str, Posted()]
Number = Annotated[int, Posted()]


def done(spot: Spot) -> Response:
    """Back to the page."""
    return RedirectResponse(spot.address, 303)


def saved(desk: Desk, spot: Spot) -> Response:
    """Back to the page of a plan that was changed; it is looked at meanwhile."""
    look_ahead(desk, spot)
    return done(spot)


def changed(
    desk: Desk, spot: Spot, what: str, seen: str, make: Callable[[Texts], Any], after: Spot | None = None
) -> Response:
    """Change a plan and show it; a mistake stands above the page, and nothing was written."""
    try:
        project = edit(spot.project, what, make, seen)
    except InputError as error:
        return shown(desk, spot, mistakes=[*map(finding_words, error.findings)], status=400)
    return saved(desk, replace(after or spot, project=project))


def opened(request: Request, name: str, plan: str, bar: int = -1) -> tuple[Desk, Spot]:
    """The plan that a form speaks of; it may be gone by now."""
    desk = desk_of(request)
    project = desk.project(name)
    if plan not in project.about.plans:
        raise HTTPException(404, "There is no such plan any more. It may have been removed.")
    return desk, Spot(project, plan, bar)


def own_piece(spot: Spot, scenario: Scenario | None = None) -> Intervention:
    """The intervention of a bar, if the file of the plan lists it; ``scenario``: the plan if it is loaded."""
    scenario = scenario or spot.scenario()
    if not 0 <= spot.bar < len(scenario.plan.interventions):
        raise HTTPException(404, "There is no such intervention any more. It may have been removed.")
    one = scenario.plan.interventions[spot.bar]
    if spot.bar >= own_count(scenario) or not change.own_list(texts_of(spot.project), spot.plan):
        raise OutputError(f"'{one.label}' comes from a preset, a sheet or another file. List the interventions in this "
                          "plan first; then each can be changed.")
    return one


def move(
    request: Request, name: str, plan: Line, bar: Number, start: Number, weeks: Line = "", seen: Line = ""
) -> Response:
    """Let an intervention begin in another week, or last longer or shorter."""
    desk, spot = opened(request, name, plan, bar)
    one = own_piece(spot)
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
    return await run_in_threadpool(fields_changed, request, name, typed, ticked)


def fields_changed(
    request: Request, name: str, typed: Mapping[str, str], ticked: Mapping[str, list[str]]
) -> Response:
    """The page with the fields as they were typed, or with every mistake at its field."""
    place = typed.get("bar", "")
    desk, spot = opened(request, name, typed.get("plan", ""), int(place) if place.isdecimal() else -1)
    scenario = spot.scenario()
    one, view = own_piece(spot, scenario), people_of(scenario)
    days = days_of(plan_bars(scenario, view)[spot.bar], scenario)
    form = form_of(one, view, days)
    notes: Mapping[str, str] = {}
    try:
        if days is not None:
            weeks = in_weeks(days, typed, {field.name: field.value for field in form.first})
            changes, notes = changes_in(form, weeks.typed, ticked), weeks.notes
        else:
            changes = changes_in(form, typed, ticked)
        what = changed_words(one, {str(way[-1]): value for way, value in changes.items()})
        project = edit(spot.project, what, lambda texts: change.change_fields(texts, spot.plan, spot.bar, changes),
                       typed.get("seen", ""))
    except InputError as error:
        return shown(desk, spot, form=form.placed(error.findings, typed), status=400)
    after = replace(spot, project=project)
    if notes:
        look_ahead(desk, after)
        return shown(desk, after, notes=notes)
    return saved(desk, after)


def add(request: Request, name: str, plan: Line, kind: Line, seen: Line = "") -> Response:
    """Add an intervention to a plan, with the usual values of its kind, in the week in which the plan begins."""
    desk, spot = opened(request, name, plan)
    if kind not in intervention_types():
        raise HTTPException(404, "There is no such intervention.")
    scenario = spot.scenario()
    count = own_count(scenario)
    first = min((one.start_week for one in scenario.plan.interventions), default=0)

    def make(texts: Texts) -> None:
        if count and not change.own_list(texts, plan):  # a list of its own would hide the one it builds on
            change.write_out(texts, plan, scenario)
        change.add(texts, plan, change.usual(kind) | ({"start_week": first} if first else {}))

    return changed(desk, spot, f"{kind_words(kind)} added", seen, make, replace(spot, bar=count))


def duplicate(request: Request, name: str, plan: Line, bar: Number, seen: Line = "") -> Response:
    """Add a copy of an intervention."""
    desk, spot = opened(request, name, plan, bar)
    return changed(desk, spot, f"{intervention_words(own_piece(spot))} duplicated", seen,
                   lambda texts: change.duplicate(texts, plan, bar), replace(spot, bar=bar + 1))


def remove(request: Request, name: str, plan: Line, bar: Number, seen: Line = "") -> Response:
    """Take an intervention out of a plan; Undo brings it back."""
    desk, spot = opened(request, name, plan, bar)
    return changed(desk, spot, f"{intervention_words(own_piece(spot))} removed", seen,
                   lambda texts: change.remove(texts, plan, bar), replace(spot, bar=-1))


def write_out(request: Request, name: str, plan: Line, seen: Line = "") -> Response:
    """List in the plan what it takes from elsewhere."""
    desk, spot = opened(request, name, plan)
    scenario = spot.scenario()
    return changed(desk, spot, f"Interventions of {scenario.name} written out", seen,
                   lambda texts: change.write_out(texts, spot.plan, scenario))


def limits(
    request: Request, name: str, plan: Line, budget: Line = "", team: Line = "", overrun: Line = "", seen: Line = ""
) -> Response:
    """Give a plan a budget and hours of a team, or none, and say what happens if it needs more."""
    desk, spot = opened(request, name, plan)
    told: dict[str, Any] = {"budget": amount(budget), "team_hours_per_week": amount(team)}
    if overrun in dict(OVERRUNS):
        told["on_overrun"] = None if overrun == OVERRUNS[0][0] else overrun
    return changed(desk, spot, "Budget and team hours", seen, lambda texts: change.set_limits(texts, spot.plan, told))


def amount(text: str) -> Any:
    """A number as it was typed, with or without commas between thousands; None for none."""
    plain = text.strip()
    if THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "")
    return meaning(plain) if plain else None


BAR_ACTS: Final = tuple(Route("POST", f"{AT}/{word}", act) for word, act in (
    ("move", move), ("fields", fields), ("add", add), ("duplicate", duplicate), ("remove", remove),
    ("write-out", write_out), ("limits", limits),
))
