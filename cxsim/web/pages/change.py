"""Change: what people are to do instead of what, and what holds them back or helps, group by group."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import Depends, Request
from starlette.responses import RedirectResponse, Response

from cxsim.dates import day_in_week
from cxsim.errors import CxsimError, InputError
from cxsim.scenario.changing.behavior_map import BehaviorMap, Kind, behavior_map
from cxsim.scenario.changing.map_changes import sheet_of
from cxsim.scenario.changing.stated import file_of
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.schema.sections import MAP
from cxsim.studies.headcounts import headcounts, headcounts_and_misfits
from cxsim.web.change_view import (
    PAST_CHANGES,
    apart_words,
    context_fields,
    further_context,
    manager_fields,
    rows_of,
    skill_text,
    target_day,
)
from cxsim.web.change_wishes import (
    added_behavior_wish,
    added_wish,
    behavior_wishes,
    context_wishes,
    map_fields,
    map_wish,
    removed_behavior_wish,
    removed_wish,
    target_wish,
)
from cxsim.web.changing import Wish, make, shared_words
from cxsim.web.desk import Desk, Page, Route, desk_of
from cxsim.web.editing import version
from cxsim.web.projects import Project
from cxsim.web.question_kinds import Forces
from cxsim.web.question_worker import Answer
from cxsim.words.behavior_map import behavior_words, existing_words, map_note, map_title, target_words
from cxsim.words.groups import said, sentence

NEXT: Final = "Plan"
GROUP_AND_BEHAVIOR: Final = ("group", "behavior")


async def typed_fields(request: Request) -> dict[str, str]:
    """Every text field of the form that was sent."""
    return {name: value for name, value in (await request.form()).items() if isinstance(value, str)}


Typed = Annotated[dict[str, str], Depends(typed_fields)]


@dataclass(frozen=True)
class Looked:
    """What is shown: the first plan, its map, the group and behavior that were chosen."""

    scenarios: list[Scenario]
    shown: BehaviorMap
    group: str

    @property
    def scenario(self) -> Scenario:
        """The plan whose context and behaviors are shown: the baseline."""
        return self.scenarios[0]


@dataclass
class Refused:
    """What was typed and not taken, and why, by field."""

    typed: dict[str, str] = field(default_factory=dict)
    mistakes: dict[str, str] = field(default_factory=dict)


def change(request: Request, name: str, group: str = "", behavior: str = "") -> Response:
    """The page."""
    desk = desk_of(request)
    return shown_page(desk, desk.project(name), group, behavior, Refused())


def change_map(request: Request, name: str, form: Typed) -> Response:
    """Cells of the map as they were typed; each that is right is saved, each other stays as it was typed."""
    project, refused, seen = desk_of(request).project(name), Refused(), form.get("seen", "")
    first = looked(project, form)
    for place in map_fields(first.shown, form, first.scenario):
        now = looked(project, form)
        mistake = make(project, now.scenarios, map_wish(now.scenario, now.shown, place, form[place]), seen)
        seen = seen if mistake else ""
        note(refused, place, form[place], mistake)
    return answer(request, project, form, refused)


def change_behavior(request: Request, name: str, form: Typed) -> Response:
    """The name of the behavior, what people do, and what it replaces."""
    named = {"behavior": form["name"].strip()} if form.get("behavior") and form.get("name") else {}
    return changed(request, name, form, lambda now: list(behavior_wishes(now.scenario, now.shown.number, form)),
                   then=named)


def add_behavior(request: Request, name: str, form: Typed) -> Response:
    """One more target behavior."""
    return changed(request, name, form, lambda now: [added_behavior_wish(now.scenario, form)])


def remove_behavior(request: Request, name: str, form: Typed) -> Response:
    """A target behavior taken away."""
    return changed(request, name, form, lambda now: [removed_behavior_wish(now.scenario, now.shown.number)])


def change_target(request: Request, name: str, form: Typed) -> Response:
    """How many adopters there are to be, and by when."""
    project = desk_of(request).project(name)
    try:
        return changed(request, name, form, lambda now: [target_wish(now.scenario, form)])
    except ValueError as error:
        return answer(request, project, form, Refused(dict(form), {"by_day": str(error)}))


def change_context(request: Request, name: str, form: Typed) -> Response:
    """The context of the whole organization."""
    return changed(request, name, form, lambda now: list(context_wishes(now.scenario, form)))


def add_factor(request: Request, name: str, kind: Kind, form: Typed) -> Response:
    """A new inhibitor or catalyst."""
    return changed(request, name, form, lambda now: [added_wish(now.scenario, now.shown, kind, form)], keep=True)


def remove_factor(request: Request, name: str, form: Typed) -> Response:
    """An inhibitor or catalyst taken away."""
    return changed(request, name, form, lambda now: [removed_wish(now.scenario, now.shown, form.get("column", ""))])


def changed(
    request: Request, name: str, form: Mapping[str, str], wishes: Callable[[Looked], Iterable[Wish]], *,
    keep: bool = False, then: Mapping[str, str] | None = None,
) -> Response:
    """Make what a form asks for, one undo step per field.

    ``keep``: the whole form stays if it is refused; ``then``: what is chosen on the page after the change.
    """
    project, refused, seen = desk_of(request).project(name), Refused(), form.get("seen", "")
    for wish in wishes(looked(project, form)):
        mistake = make(project, looked(project, form).scenarios, wish, seen)
        seen = seen if mistake else ""
        note(refused, wish.field, form.get(wish.field, ""), mistake)
    if keep and refused.mistakes:
        refused.typed.update(form)
    return answer(request, project, form if refused.mistakes else {**form, **(then or {})}, refused)


def note(refused: Refused, place: str, text: str, mistake: str) -> None:
    """Keep what was typed where it was not taken."""
    if mistake:
        refused.typed[place] = text
        refused.mistakes[place] = mistake


def looked(project: Project, chosen: Mapping[str, str]) -> Looked:
    """The project as it stands in its files.

    Raises
    ------
    InputError
        If they cannot be read.
    """
    scenarios = project.scenarios()
    shown = behavior_map(scenarios[0], headcounts(scenarios[0]), chosen.get("behavior"))
    group = chosen.get("group", "")
    return Looked(scenarios, shown, group if group in shown.people else next(iter(shown.people)))


def answer(request: Request, project: Project, form: Mapping[str, str], refused: Refused) -> Response:
    """Back to the page, or the page with what was not taken."""
    chosen = {key: form[key] for key in GROUP_AND_BEHAVIOR if form.get(key)}
    if not refused.mistakes:
        query = f"?{urlencode(chosen)}" if chosen else ""
        return RedirectResponse(f"/projects/{project.folder.name}/change{query}", 303)
    return shown_page(desk_of(request), project, chosen.get("group", ""), chosen.get("behavior", ""), refused, 400)


def shown_page(
    desk: Desk, project: Project, group: str, behavior: str, refused: Refused, status: int = 200
) -> Response:
    """The page, with mistakes at their fields; mistakes in the files stand alone, as nothing can be shown then."""
    try:
        now = looked(project, {"group": group, "behavior": behavior})
        misfits = headcounts_and_misfits(now.scenarios)[1]
    except InputError as error:
        lines = str(error).replace(f"{project.folder}/", "").splitlines()
        return desk.render("change.html", PAGE.word, project, status=status, title="The plans cannot be read",
                           lines=lines, now=None)
    return desk.render("change.html", PAGE.word, project, status=status, title=title_of(now), now=now,
                       refused=refused, misfits=[str(one).replace(f"{project.folder}/", "").splitlines()[0]
                                                 for one in misfits],
                       **view_of(desk, project, now, refused))


def title_of(now: Looked) -> str:
    """The finding, or what to say first."""
    return map_title(now.shown, behavior_words(now.scenario.behaviors[now.shown.number]))


def view_of(desk: Desk, project: Project, now: Looked, refused: Refused) -> dict[str, Any]:
    """Everything that the template shows."""
    answered = desk.questions.ask(forces_question(project))
    return {
        **sentence_view(now), **map_view(now, refused), **context_view(now, refused),
        "following": next((page.of(project) for page in desk.pages if page.word == NEXT), None),
        "forces": forces_in(answered, now.shown.behavior, now.group), "said": said, "sentence": sentence,
    }


def sentence_view(now: Looked) -> dict[str, Any]:
    """The behavior, what it replaces, and the target."""
    scenario, shown = now.scenario, now.shown
    target, start = scenario.target, scenario.start_date
    return {
        "behavior": scenario.behaviors[shown.number],
        "description": behavior_words(scenario.behaviors[shown.number]), "behaviors": scenario.behavior_names,
        "skill": skill_text(scenario, shown.number),
        "existing": existing_words({group: one.value for group, one in shown.existing.items()}),
        "target": target, "target_words": target_words(target),
        "target_day": target_day(scenario, target.by_week) if target else "",
        "target_date": day_in_week(start, target.by_week).isoformat() if target and start else "",
    }


def map_view(now: Looked, refused: Refused) -> dict[str, Any]:
    """The map, and where it is kept."""
    sheet = sheet_of(now.scenario)
    return {
        "rows": rows_of(now.scenario, now.shown, refused.typed, refused.mistakes), "map_note": map_note(now.shown),
        "sheet": sheet, "sheet_home": file_of(now.scenario, MAP),
        "kept": shared_words(now.scenarios, MAP if sheet else ("context", "inhibitors")),
        "apart": apart_words(now.scenarios, now.shown),
    }


def context_view(now: Looked, refused: Refused) -> dict[str, Any]:
    """The context of the whole organization."""
    return {"fields": context_fields(now.scenario, refused.typed, refused.mistakes),
            "managers": manager_fields(now.scenario, now.shown.people, refused.typed, refused.mistakes),
            "further": further_context(now.scenario), "past_changes": PAST_CHANGES}


def forces_question(project: Project) -> Forces:
    """What drives and what holds back every group, as the files stand now."""
    try:
        now = version(project)
    except CxsimError:
        now = ""
    return Forces(str(project.folder), project.about.plans[0], now)


def forces_in(answered: Answer[dict[str, Any]] | None, behavior: str, group: str) -> dict[str, Any]:
    """The forces on a group: worked out, still to come, or why not."""
    if answered is None:
        return {"state": "working"}
    if answered.found is None:
        return {"state": "mistake", "mistake": answered.mistake}
    return {"state": "ready", **answered.found.get(behavior, {}).get(group, {})}


def forces(request: Request, name: str, behavior: str = "") -> dict[str, Any]:
    """The forces on every group by behavior, as JSON: ``working`` until they are worked out."""
    desk = desk_of(request)
    answered = desk.questions.ask(forces_question(desk.project(name)))
    if answered is None or answered.found is None:
        return forces_in(answered, "", "")
    return {"state": "ready", "groups": answered.found.get(behavior, {})}


PAGE: Final = Page(3, "Change", "/projects/{name}/change", (
    Route("GET", "/projects/{name}/change", change), Route("POST", "/projects/{name}/change/map", change_map),
    Route("POST", "/projects/{name}/change/behavior", change_behavior),
    Route("POST", "/projects/{name}/change/behaviors", add_behavior),
    Route("POST", "/projects/{name}/change/behaviors/remove", remove_behavior),
    Route("POST", "/projects/{name}/change/target", change_target),
    Route("POST", "/projects/{name}/change/context", change_context),
    Route("POST", "/projects/{name}/change/add/{kind}", add_factor),
    Route("POST", "/projects/{name}/change/remove", remove_factor),
    Route("GET", "/api/projects/{name}/forces", forces),
))
