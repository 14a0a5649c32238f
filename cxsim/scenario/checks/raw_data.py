"""Looking into what an author wrote, as plain data of any shape, and where interventions stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeGuard

from cxsim.rules.condition import Path
from cxsim.scenario.schema.sections import MILESTONES, PLANS, RULES


def records(data: Any, path: Path) -> list[tuple[int, dict[str, Any]]]:
    """The mappings in the list at a path, each with its index."""
    found = value_at(data, path)
    return [(index, item) for index, item in enumerate(found) if isinstance(item, dict)] if isinstance(
        found, list) else []


def value_at(data: Any, path: Path) -> Any:
    """What stands at a path, or None."""
    for step in path:
        in_mapping = isinstance(data, dict) and step in data
        if not (in_mapping or (isinstance(data, list) and isinstance(step, int) and step < len(data))):
            return None
        data = data[step]
    return data


def mapping(value: Any) -> dict[str, Any]:
    """The value if it is a mapping, else an empty one."""
    return value if isinstance(value, dict) else {}


def is_number(value: Any) -> TypeGuard[float]:
    """Whether it is a number (true and false are none)."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def written_actions(data: Any) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every action of a rule, with its path."""
    for index, rule in records(data, RULES):
        path: Path = (*RULES, index, "then")
        if isinstance(rule.get("then"), dict):
            yield path, rule["then"]
        for place, action in records(data, path):
            yield (*path, place), action


def started_levers(data: Any) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every intervention that a rule starts, with its path."""
    for path, action in written_actions(data):
        if isinstance(action.get("start"), dict):
            yield (*path, "start"), action["start"]


def written_levers(data: Any) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every intervention that is written anywhere, with its path."""
    for plan in PLANS:
        for index, lever in records(data, plan):
            yield (*plan, index), lever
    yield from started_levers(data)


def written_conditions(data: Any) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every condition of a rule or milestone on a measure, with its path."""
    for section in (RULES, MILESTONES):
        for index, rule in records(data, section):
            yield from _leaves(rule.get("when"), (*section, index, "when"))


def written_indicators(data: Any) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every indicator that an intervention watches, with its path."""
    for path, lever in written_levers(data):
        for index, indicator in records(lever, ("watch",)):
            yield (*path, "watch", index), indicator


def _leaves(condition: Any, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    if not isinstance(condition, dict):
        return
    if "measure" in condition:
        yield path, condition
    for word in ("all_of", "any_of"):
        parts = condition.get(word)
        for place, part in enumerate(parts if isinstance(parts, list) else ()):
            yield from _leaves(part, (*path, word, place))


def label_of(lever: dict[str, Any]) -> str | None:
    """The name of an intervention in results, if one is written."""
    label = lever.get("name") or lever.get("type")
    return label if isinstance(label, str) else None
