"""What an edit of the behavior map changes in the scenario: as few values as possible, so that comments stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from cxsim.scenario.changing.behavior_map import SECTIONS, BehaviorMap, Column, Kind, Part
from cxsim.scenario.changing.stated import Change, file_of, stated_at, written_items
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.schema.sections import MAP
from cxsim.scenario.text.nodes import Step, at, plain

LONGEST_NAME = 120


def strength_changes(scenario: Scenario, shown: BehaviorMap, column: Column, group: str, stated: Any) -> list[Change]:
    """State the strength of an inhibitor or catalyst in one department; ``stated``: as a file has it, None: none there.

    A factor of several departments keeps its strength in the others.
    """
    section = SECTIONS[column.kind]
    part = column.part(group)
    if part is None:
        return [] if stated is None else [_joined(scenario, column, group, stated)]
    place: tuple[Step, ...] = ("context", section, part.number)
    covered = part.departments or tuple(shown.people)
    if set(covered) == {group}:
        return [Change("remove", place) if stated is None else Change("set", (*place, "strength"), stated)]
    rest = Change("set", (*place, "departments"), [one for one in covered if one != group])
    return [rest, *([] if stated is None else [_joined(scenario, column, group, stated, part)])]


def existing_changes(scenario: Scenario, shown: BehaviorMap, group: str, stated: Any) -> list[Change]:
    """State the share of a department's people who already use the behavior; None: nobody."""
    now = stated_at(scenario, ("behaviors", shown.number, "existing"))
    by_group = dict(now) if isinstance(now, dict) and "value" not in now else (
        {} if now in (None, 0) else dict.fromkeys(shown.people, now))
    by_group[group] = stated
    kept = {name: share for name, share in by_group.items() if share not in (None, 0)}
    return behavior_changes(scenario, shown.number, "existing", kept or 0)


def behavior_changes(scenario: Scenario, number: int, key: str, value: Any) -> list[Change]:
    """State something about a behavior, also where the files leave the behavior to the default."""
    if stated_at(scenario, ("behaviors",)) is None:
        return [Change("set", ("behaviors",), [{"name": scenario.behavior_names[number], key: value}])]
    return [Change("set", ("behaviors", number, key), value)]


def skill_changes(scenario: Scenario, number: int, stated: Any) -> list[Change]:
    """State the skill that a behavior needs; where departments differ, in those that are not named."""
    path: tuple[Step, ...] = ("behaviors", number, "required_skill")
    now = stated_at(scenario, path)
    if isinstance(now, dict) and "value" not in now:
        return [Change("set", (*path, "default"), stated)]
    return behavior_changes(scenario, number, "required_skill", stated)


def behavior_added(scenario: Scenario, name: str) -> list[Change]:
    """One more target behavior."""
    if stated_at(scenario, ("behaviors",)) is None:
        return [Change("set", ("behaviors",), [*({"name": one} for one in scenario.behavior_names), {"name": name}])]
    return [Change("add", ("behaviors",), {"name": name})]


def factor_added(
    scenario: Scenario, shown: BehaviorMap, kind: Kind, item: Mapping[str, Any], groups: Sequence[str]
) -> list[Change]:
    """A new inhibitor or catalyst of a behavior.

    ``item``: what is stated of it, its name first; ``groups``: the departments, empty for all.
    """
    name, *others = item.items()
    whom: dict[str, Any] = {}
    if groups:
        whom["departments"] = list(groups)
    if len(scenario.behaviors) > 1:
        whom["behaviors"] = [shown.behavior]
    return [Change("add", ("context", SECTIONS[kind]), dict([name, *whom.items(), *others]))]


def column_removed(column: Column) -> list[Change]:
    """Take an inhibitor or catalyst away, with all of its parts."""
    numbers = sorted((part.number for part in column.parts), reverse=True)
    section = SECTIONS[column.kind]
    return [Change("remove", ("context", section, number)) for number in numbers]


def in_one_file(scenario: Scenario, changes: Sequence[Change]) -> list[Change]:
    """The changes, after what a sheet of the behavior map states was moved to the scenario file that names the sheet.

    Cells of a sheet are not changed; the sheet stays as it is and is no longer read.
    """
    if not sheet_of(scenario) or not changes:
        return list(changes)
    moved: list[Change] = []
    for section in SECTIONS.values():
        path: tuple[Step, ...] = ("context", section)
        items, written = stated_at(scenario, path) or [], written_items(scenario, path)
        if written and file_of(scenario, path) == file_of(scenario, MAP):
            moved += [Change("add", path, item) for item in items[written:]]
        elif items:
            moved.append(Change("set", path, items))
    return [replace(one, home=MAP) for one in (*moved, Change("remove", MAP), *changes)]


def sheet_of(scenario: Scenario) -> str:
    """The sheet in which the behavior map, or a part of it, is kept; empty if there is none."""
    written = scenario._origin.written
    node = None if written is None else at(written, (*MAP, "file"))
    return "" if node is None else str(plain(node))


def _joined(
    scenario: Scenario, column: Column, group: str, stated: Any, left: Part | None = None
) -> Change:
    """The department joins a part of the same strength, or gets one of its own."""
    section = SECTIONS[column.kind]
    model = left or column.parts[0]
    for part in column.parts:
        written = stated_at(scenario, ("context", section, part.number, "strength"))
        if part is not left and part.departments and part.levels == model.levels and written == stated:
            departments = [*part.departments, group]
            return Change("set", ("context", section, part.number, "departments"), departments)
    item = dict(stated_at(scenario, ("context", section, model.number)))
    own = {"name": _free_name(scenario, column, group), "departments": [group]}
    kept = {key: value for key, value in item.items() if key not in ("name", "departments", "strength")}
    return Change("add", ("context", section), {**own, **kept, "strength": stated})


def _free_name(scenario: Scenario, column: Column, group: str) -> str:
    taken = {factor.name for factor in getattr(scenario.context, SECTIONS[column.kind])}
    names = [f"{column.name} ({group})", *(f"{column.name} ({group} {number})" for number in range(2, 100))]
    return next(name[:LONGEST_NAME] for name in names if name not in taken)
