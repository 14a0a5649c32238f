"""What one can change around a plan; it is changed in the file that states it, for every plan that shares it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Annotated, Final

from fastapi import Depends, Request
from starlette.responses import Response

from cxsim.dates import read_date
from cxsim.scenario.changing.stated import Change, stated_at
from cxsim.scenario.changing.surroundings import (
    KINDS,
    SERIES,
    shock_added,
    shock_changed,
    shock_removed,
    step_added,
    step_changed,
    step_removed,
)
from cxsim.scenario.schema.schema import Scenario
from cxsim.web.changing import Wish, make
from cxsim.web.desk import Route
from cxsim.web.plan_acts import AT, opened, saved
from cxsim.web.plan_around import DATE, Refused, around, field_words
from cxsim.web.plan_fields import Field, read_field
from cxsim.web.plan_view import Spot, shown
from cxsim.web.typed_numbers import read_number
from cxsim.words.groups import said, sentence

Making = Callable[[list[Scenario]], Wish]


async def typed_fields(request: Request) -> dict[str, str]:
    """The fields of a form."""
    return {name: value for name, value in (await request.form()).multi_items() if isinstance(value, str)}


Typed = Annotated[dict[str, str], Depends(typed_fields)]


def settled(request: Request, name: str, form: Mapping[str, str], makings: Sequence[Making]) -> Response:
    """Make every change that is right, one undo step each; what is wrong stays at its field as it was typed."""
    place = form.get("bar", "")
    desk, spot = opened(request, name, form.get("plan", ""), int(place) if place.isdecimal() else -1)
    seen, mistakes = form.get("seen", ""), {}
    for making in makings:
        scenarios = own_first(spot)
        wish = making(scenarios)
        mistake = make(spot.project, scenarios, wish, seen)
        if mistake:
            mistakes[wish.field] = mistake
        else:
            seen = ""
    if mistakes:
        typed = {field: form[field] for field in mistakes if field in form}
        return shown(desk, spot, refused=Refused(typed, mistakes), status=400)
    return saved(desk, spot)


def own_first(spot: Spot) -> list[Scenario]:
    """The plan that is shown, and then the others, which share most of what is around it."""
    found = spot.project.scenarios()
    found.insert(0, found.pop(spot.project.about.plans.index(spot.plan)))
    return found


def calendar(request: Request, name: str, form: Typed) -> Response:
    """State the day on which a plan begins, or take it away."""
    day = form.get(DATE, "").strip()

    def wish(scenarios: list[Scenario]) -> Wish:
        if not day:
            gone = [Change("remove", (DATE,))] if stated_at(scenarios[0], (DATE,)) is not None else []
            return Wish(DATE, "Weeks without dates", gone)
        stated: date | str = day
        with suppress(ValueError):  # else the scenario says what is wrong with it
            stated = read_date(day)
        return Wish(DATE, f"Week 0 begins on {day}", [Change("set", (DATE,), stated)])

    return settled(request, name, form, [wish])


def steps(request: Request, name: str, form: Typed) -> Response:
    """Change weeks and levels."""
    return settled(request, name, form, [*_typed(request, name, form)])


def _typed(request: Request, name: str, form: Mapping[str, str]) -> Iterator[Making]:
    """What was typed into the fields of steps and shocks, as far as it is something else than what stands there."""
    _, spot = opened(request, name, form.get("plan", ""))
    now = around(spot.scenario(), spot.plan)
    for one in now.fields:
        if form.get(one.name, one.value).strip() != one.value:
            yield _making(one, form[one.name].strip())


def _making(field: Field, text: str) -> Making:
    key, number, last = field.way

    def wish(scenarios: list[Scenario]) -> Wish:
        value = read_number(text) if key in SERIES else read_field(field, text)
        change = (step_changed(scenarios[0], key, int(number), last, value) if key in SERIES
                  else shock_changed(int(number), last, value))
        return Wish(field.name, field_words(field, value), [change])

    return wish


def add_step(request: Request, name: str, form: Typed) -> Response:
    """Let a level change once more."""
    key = _series(form)
    return settled(request, name, form, [
        lambda all_of: Wish(key, f"{sentence(said(key))}: one more step", [step_added(all_of[0], key)])])


def remove_step(request: Request, name: str, form: Typed) -> Response:
    """Let the level before go on."""
    key, number = _series(form), _number(form)
    return settled(request, name, form, [
        lambda all_of: Wish(key, f"{sentence(said(key))}: one step less", [step_removed(all_of[0], key, number)])])


def _number(form: Mapping[str, str]) -> int:
    """The place of a step or shock; -1 where the form names none."""
    text = form.get("number", "")
    return int(text) if text.isdecimal() else -1


def _series(form: Mapping[str, str]) -> str:
    return form["key"] if form.get("key") in SERIES else SERIES[0]


def add_shock(request: Request, name: str, form: Typed) -> Response:
    """Let something happen that nobody decides."""
    kind = form["kind"] if form.get("kind") in KINDS else next(iter(KINDS))
    return settled(request, name, form, [
        lambda all_of: Wish("shocks", f"{sentence(said(kind))} added", [shock_added(all_of[0], kind)])])


def remove_shock(request: Request, name: str, form: Typed) -> Response:
    """Take a shock away."""
    number = _number(form)
    return settled(request, name, form, [
        lambda all_of: Wish("shocks", "Shock removed", [shock_removed(all_of[0], number)])])


AROUND_ACTS: Final = tuple(Route("POST", f"{AT}/{word}", act) for word, act in (
    ("calendar", calendar), ("around", steps), ("add-step", add_step), ("remove-step", remove_step),
    ("add-shock", add_shock), ("remove-shock", remove_shock),
))
