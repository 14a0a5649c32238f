"""What the page *Change* shows: the behavior, the target, the map as rows of cells, and the context as fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from cxsim.dates import date_words, day_in_week
from cxsim.scenario.changing.behavior_map import BehaviorMap, Column, Part, Stated, parts_left_alone
from cxsim.scenario.changing.stated import plans_apart, stated_at
from cxsim.scenario.schema.behaviors import Behavior
from cxsim.scenario.schema.context import Context
from cxsim.scenario.schema.schema import Scenario
from cxsim.web.typed_numbers import written_number
from cxsim.words.groups import said, sentence

STRENGTHS: Final = "s"
EXISTING: Final = "e"
MANAGERS: Final = "m"
PAST_CHANGES: Final = (("poor", "Poor: quietly dropped or failed"), ("mixed", "Mixed"), ("good", "Good"))
NUMBERS: Final = (
    ("customer_index", "Customer index today", "0 to 100; it stays here if nothing changes"),
    ("sponsorship", "Sponsorship", "visible support from the sponsor, 0 (none) to 1 (full)"),
    ("other_initiatives", "Other initiatives", "unrelated ones that compete for attention, 0 to 20"),
)
"""Numbers of the context that a form can change: key, label, and what they are."""


@dataclass(frozen=True)
class Cell:
    """A number of the map: the name of its field, its label, what it shows, and how far its bars reach (percent)."""

    field: str
    label: str
    text: str
    bar: float
    low: float
    high: float
    own: bool
    note: str
    usual: str
    mistake: str = ""


@dataclass(frozen=True)
class Row:
    """A group of the map."""

    group: str
    words: str
    people: int
    existing: Cell
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Field:
    """A field of the context; ``fixed``: what the file states in a way that a form cannot, or ""."""

    key: str
    label: str
    hint: str
    text: str
    stated: bool
    fixed: str = ""
    mistake: str = ""


def rows_of(
    scenario: Scenario, shown: BehaviorMap, typed: Mapping[str, str], mistakes: Mapping[str, str]
) -> list[Row]:
    """The map, largest group first; ``typed``: what was typed and is not saved, by field."""
    return [
        Row(group, sentence(said(group)), people,
            existing_cell(shown, group, typed, mistakes),
            tuple(strength_cell(scenario, column, group, typed, mistakes) for column in shown.columns))
        for group, people in shown.people.items()]


def strength_field(column: Column, group: str) -> str:
    """The name of the field for a strength."""
    return f"{STRENGTHS}:{column.key}:{group}"


def existing_field(group: str) -> str:
    """The name of the field for the share of people who already use the behavior."""
    return f"{EXISTING}:{group}"


def strength_text(scenario: Scenario, column: Column, part: Part | None) -> str:
    """A strength as the form shows it."""
    if part is None:
        return ""
    path = ("context", f"{column.kind}s", part.number, "strength")
    return written_number(stated_at(scenario, path))


def existing_text(shown: BehaviorMap, group: str) -> str:
    """The share of a group that already uses the behavior, as the form shows it."""
    found = shown.existing[group]
    if found.own:
        return written_number({"value": found.value, "low": found.low, "high": found.high})
    return written_number(found.value) if found.value else ""


def skill_text(scenario: Scenario, number: int) -> str:
    """The skill that a behavior needs, as the form shows it; where departments differ, in those that are not named."""
    stated = stated_at(scenario, ("behaviors", number, "required_skill"))
    if isinstance(stated, dict) and "value" not in stated:
        stated = stated.get("default")
    return written_number(Behavior.model_fields["required_skill"].default if stated is None else stated)


def strength_cell(
    scenario: Scenario, column: Column, group: str, typed: Mapping[str, str], mistakes: Mapping[str, str]
) -> Cell:
    """One strength."""
    part, field = column.part(group), strength_field(column, group)
    levels = "" if part is None or not part.levels else f"level {', '.join(map(str, part.levels))} only"
    label = f"{sentence(said(column.name))} in {said(group)}"
    return _cell(field, label, strength_text(scenario, column, part), None if part is None else part.strength, levels,
                 typed, mistakes)


def existing_cell(shown: BehaviorMap, group: str, typed: Mapping[str, str], mistakes: Mapping[str, str]) -> Cell:
    """The share of people who already use the behavior."""
    return _cell(existing_field(group), f"Existing practice in {said(group)}", existing_text(shown, group),
                 shown.existing[group], "", typed, mistakes)


def _cell(
    field: str, label: str, text: str, stated: Stated | None, note: str, typed: Mapping[str, str],
    mistakes: Mapping[str, str],
) -> Cell:
    value, low, high = (0.0, 0.0, 0.0) if stated is None else (stated.value, stated.low, stated.high)
    usual = "" if stated is None or stated.own or stated.exact else f"{value:g} ({low:.2g} to {high:.2g})"
    return Cell(field, label, typed.get(field, text), 100.0 * value, 100.0 * low, 100.0 * high,
                stated is not None and stated.own, note, usual, mistakes.get(field, ""))


def context_fields(
    scenario: Scenario, typed: Mapping[str, str], mistakes: Mapping[str, str]
) -> list[Field]:
    """The numbers of the context."""
    found = []
    for key, label, hint in NUMBERS:
        stated = stated_at(scenario, ("context", key))
        fixed = steps_words(stated) if isinstance(stated, list) else ""
        usual = Context.model_fields[key].default
        text = "" if fixed else written_number(usual if stated is None else stated)
        found.append(Field(key, label, hint, typed.get(key, text), stated is not None, fixed, mistakes.get(key, "")))
    return found


def manager_fields(
    scenario: Scenario, groups: Iterable[str], typed: Mapping[str, str], mistakes: Mapping[str, str]
) -> list[Field]:
    """The attitude of managers by department."""
    found = []
    for group in groups:
        stated, key = stated_at(scenario, ("context", "manager_attitudes", group)), manager_field(group)
        found.append(Field(key, sentence(said(group)), "", typed.get(key, written_number(stated)), stated is not None,
                           mistake=mistakes.get(key, "")))
    return found


def manager_field(group: str) -> str:
    """The name of the field for the attitude of a department's managers."""
    return f"{MANAGERS}:{group}"


def steps_words(steps: Sequence[Mapping[str, Any]]) -> str:
    """A number that changes over time."""
    told = (f"{written_number(one.get('level'))} from week {one.get('from_week')}" for one in steps)
    return f"{', '.join(told)}; change it in the file"


def further_context(scenario: Scenario) -> list[str]:
    """What else the context states, which this page does not change."""
    context = scenario.context
    told = []
    for key, words in (("shocks", "Shocks"), ("service_chain", "Service chain"), ("outcomes", "Business outcomes")):
        if count := len(getattr(context, key)):
            told.append(f"{words}: {count}")
    if context.merger is not None:
        told.append(f"Merger in week {context.merger.week}: {', '.join(map(said, context.merger.departments))}")
    return told


def target_day(scenario: Scenario, week: int) -> str:
    """The day of the target in words; "" where the start is not known."""
    return "" if scenario.start_date is None else date_words(day_in_week(scenario.start_date, week))


def apart_words(scenarios: Sequence[Scenario], shown: BehaviorMap) -> list[str]:
    """Plans that state something of this page for themselves, or remove only a part of an inhibitor."""
    told = [f"“{one.name}” removes {said(removed)}, but not {said(left)}. Name it in that plan, too, if it is meant."
            for one in scenarios for removed, left in parts_left_alone(one, shown)]
    for path, words in ((("context",), "context"), (("behaviors",), "behaviors"), (("target",), "target")):
        if names := plans_apart(scenarios, path):
            told.append(f"{', '.join(f'“{name}”' for name in names)} "
                        f"{'has' if len(names) == 1 else 'have'} another {words}, which a change here leaves alone.")
    return told
