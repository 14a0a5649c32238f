"""What the forms of the page *Change* ask for, as changes of the scenario."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cxsim.dates import day_in_week, read_date, week_of_day
from cxsim.scenario.changing.behavior_map import BehaviorMap, Kind
from cxsim.scenario.changing.map_changes import (
    behavior_added,
    behavior_changes,
    column_removed,
    existing_changes,
    factor_added,
    in_one_file,
    skill_changes,
    strength_changes,
)
from cxsim.scenario.changing.stated import Change, stated_at
from cxsim.scenario.schema.schema import Scenario
from cxsim.web.change_view import (
    MANAGERS,
    NUMBERS,
    existing_field,
    existing_text,
    skill_text,
    strength_field,
    strength_text,
)
from cxsim.web.changing import Wish
from cxsim.web.typed_numbers import read_number, written_number
from cxsim.words.groups import said, sentence

TEXTS: Mapping[str, str] = {"name": "Target behavior", "description": "What people do", "old_behavior": "Instead of"}


def map_fields(shown: BehaviorMap, form: Mapping[str, str], scenario: Scenario) -> list[str]:
    """The fields of the map that were sent with something else than what stands there."""
    now = {existing_field(group): existing_text(shown, group) for group in shown.people}
    now |= {strength_field(column, group): strength_text(scenario, column, column.part(group))
            for column in shown.columns for group in shown.people}
    return [field for field, text in now.items() if field in form and read_number(form[field]) != read_number(text)]


def map_wish(scenario: Scenario, shown: BehaviorMap, field: str, text: str) -> Wish:
    """A cell of the map as it was typed."""
    stated = read_number(text)
    told = "none" if stated is None else written_number(stated)
    for group in shown.people:
        if field == existing_field(group):
            changes = existing_changes(scenario, shown, group, stated)
            return Wish(field, f"Existing practice in {said(group)}: {told}", changes)
        for column in shown.columns:
            if field == strength_field(column, group):
                changes = in_one_file(scenario, strength_changes(scenario, shown, column, group, stated))
                return Wish(field, f"{sentence(said(column.name))} in {said(group)}: {told}", changes)
    return Wish(field, "", ())


def behavior_wishes(scenario: Scenario, number: int, form: Mapping[str, str]) -> Iterator[Wish]:
    """Name, description, old behavior and skill, as far as they are other ones."""
    behavior = scenario.behaviors[number]
    for key, label in TEXTS.items():
        text = " ".join(form.get(key, getattr(behavior, key)).split())
        if text != " ".join(getattr(behavior, key).split()):
            yield Wish(key, f"{label}: {text[:60]}", behavior_changes(scenario, number, key, text))
    skill = read_number(form.get("required_skill", ""))
    if skill is not None and skill != read_number(skill_text(scenario, number)):
        yield Wish("required_skill", f"Skill needed: {written_number(skill)}", skill_changes(scenario, number, skill))


def added_behavior_wish(scenario: Scenario, form: Mapping[str, str]) -> Wish:
    """One more target behavior."""
    name = "_".join(form.get("new_behavior", "").split())
    return Wish("new_behavior", f"Target behavior {said(name)}", behavior_added(scenario, name))


def removed_behavior_wish(scenario: Scenario, number: int) -> Wish:
    """A target behavior taken away."""
    name = scenario.behavior_names[number]
    return Wish("removed", f"Without target behavior {said(name)}", [Change("remove", ("behaviors", number))])


def target_wish(scenario: Scenario, form: Mapping[str, str]) -> Wish:
    """The share of adopters and the week by which.

    Raises
    ------
    ValueError
        If the day cannot be read; the message says what to write.
    """
    share = read_number(form.get("adoption", ""))
    week = target_week(scenario, form)
    now = scenario.target
    if share is None:
        gone = [Change("remove", ("target",))] if stated_at(scenario, ("target",)) is not None else []
        return Wish("adoption", "No target", gone)
    if now is not None and (share, week) == (now.adoption, now.by_week):
        return Wish("adoption", "", ())
    told = written_number(share)
    if stated_at(scenario, ("target",)) is None:
        return Wish("adoption", f"Target: {told} by week {week}", [
            Change("set", ("target",), {"adoption": share, "by_week": week})])
    return Wish("adoption", f"Target: {told} by week {week}", [
        Change("set", ("target", "adoption"), share), Change("set", ("target", "by_week"), week)])


def target_week(scenario: Scenario, form: Mapping[str, str]) -> Any:
    """The week that the form names, as a day where the start is known."""
    if "by_day" not in form or scenario.start_date is None:
        return read_number(form.get("by_week", ""))
    if scenario.target is not None:
        now = day_in_week(scenario.start_date, scenario.target.by_week)
        if form["by_day"] == now.isoformat():
            return scenario.target.by_week
    return week_of_day(scenario.start_date, read_date(form["by_day"]))


def context_wishes(scenario: Scenario, form: Mapping[str, str]) -> Iterator[Wish]:
    """The fields of the context that were sent with something else than what holds."""
    for key, label, _ in NUMBERS:
        now = getattr(scenario.context, key)
        stated = stated_at(scenario, ("context", key))
        if key not in form or isinstance(stated, list):
            continue
        wanted = read_number(form[key])
        if wanted not in (stated, now):
            changes = [Change("remove" if wanted is None else "set", ("context", key), wanted)]
            yield Wish(key, f"{label}: {written_number(wanted) or 'as usual'}", changes)
    yield from manager_wishes(scenario, form)
    past = form.get("past_changes", scenario.context.past_changes)
    if past != scenario.context.past_changes:
        yield Wish("past_changes", f"Past changes: {past}", [Change("set", ("context", "past_changes"), past)])


def manager_wishes(scenario: Scenario, form: Mapping[str, str]) -> Iterator[Wish]:
    """The attitude of managers in the departments whose field says something else than the file."""
    for field, text in form.items():
        kind, _, group = field.partition(":")
        path = ("context", "manager_attitudes", group)
        wanted = read_number(text)
        if kind == MANAGERS and wanted != stated_at(scenario, path):
            told = written_number(wanted) or "as everybody's"
            yield Wish(field, f"Attitude of managers in {said(group)}: {told}", [
                Change("remove" if wanted is None else "set", path, wanted)])


def added_wish(scenario: Scenario, shown: BehaviorMap, kind: Kind, form: Mapping[str, str]) -> Wish:
    """A new inhibitor or catalyst."""
    name = "_".join(form.get("name", "").split())
    group = form.get("group", "")
    groups: Sequence[str] = [group] if group in shown.people else []
    item: dict[str, Any] = {"name": name, "strength": read_number(form.get("strength", ""))}
    if kind == "catalyst" and form.get("raises", "both") != "both":
        item["raises"] = form["raises"]
    where = f" in {said(group)}" if groups else ""
    changes = factor_added(scenario, shown, kind, item, groups)
    return Wish(kind, f"{sentence(kind)} {said(name)}{where}", in_one_file(scenario, changes))


def removed_wish(scenario: Scenario, shown: BehaviorMap, key: str) -> Wish:
    """An inhibitor or catalyst taken away."""
    column = shown.column(key)
    if column is None:
        return Wish(key, "", ())
    return Wish(key, f"Without {column.kind} {said(column.name)}", in_one_file(scenario, column_removed(column)))
