"""Access to what an author wrote, as plain data of any shape, and to the interventions in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeGuard

from cxsim.interventions.problems import Problem
from cxsim.organization.schema.may_vary import states_width
from cxsim.rules.condition import Path
from cxsim.scenario.schema.sections import GATES, PLANS, RULES

Record = tuple[Path, dict[str, Any]]
"""A mapping that an author wrote, with its path."""
DEFAULT_WEEKS = 104


def value_at(data: Any, path: Path) -> Any:
    """The value at a path, or None."""
    for step in path:
        in_mapping = isinstance(data, dict) and step in data
        if not (in_mapping or (isinstance(data, list) and isinstance(step, int) and step < len(data))):
            return None
        data = data[step]
    return data


def mapping(value: Any) -> dict[str, Any]:
    """The value if it is a mapping, else an empty one."""
    return value if isinstance(value, dict) else {}


def items(value: Any) -> list[Any]:
    """The value if it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def is_number(value: Any) -> TypeGuard[float]:
    """Whether a value is a number (true and false are not)."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def stated_numbers(value: Any, path: Path) -> Iterator[tuple[Path, float]]:
    """A number with its path, or all numbers of one that is stated with its width."""
    parts = [((*path, key), part) for key, part in value.items()] if states_width(value) else [(path, value)]
    yield from ((where, part) for where, part in parts if is_number(part))


def records(data: Any, path: Path) -> list[Record]:
    """The mappings in the list at a path."""
    return [((*path, index), item) for index, item in enumerate(items(value_at(data, path))) if isinstance(item, dict)]


def names_in(data: Any, path: Path) -> list[str]:
    """The names in the list at a path; a blank, a list or a mapping is none."""
    names = (record.get("name") for _, record in records(data, path))
    return [str(name) for name in names if name not in (None, "") and not isinstance(name, (list, dict))]


def same_named(
    found: Iterable[Record], name_of: Callable[[dict[str, Any]], str | None]
) -> Iterator[tuple[Record, Record]]:
    """Every record with the name of an earlier one, and the first record of that name; None means no name."""
    first: dict[str, Record] = {}
    for path, record in found:
        name = name_of(record)
        if name is None:
            continue
        if name in first:
            yield (path, record), first[name]
        first.setdefault(name, (path, record))


def repeated(data: Any, path: Path, word: str, fold: bool = False, key: str = "name") -> Iterator[Problem]:
    """A problem for every record in the list at a path with the name of an earlier one.

    ``word``: what the records are; ``fold``: capital letters tell no two names apart; ``key``: where the name stands.
    """
    def name_of(record: dict[str, Any]) -> str | None:
        name = record.get(key)
        if not isinstance(name, str):
            return None
        return name.casefold() if fold else name

    for (where, record), (_, first) in same_named(records(data, path), name_of):
        other = f" and '{first[key]}'" if first[key] != record[key] else ""
        yield Problem((*where, key), f"two {word}s are called '{record[key]}'{other}")


def number_of(path: Path) -> int:
    """The position of the record at a path in its list, counted from 1."""
    return int(path[-1]) + 1


def written_actions(data: Any) -> Iterator[Record]:
    """Every action of a rule."""
    for rule_path, rule in records(data, RULES):
        path: Path = (*rule_path, "then")
        if isinstance(rule.get("then"), dict):
            yield path, rule["then"]
        yield from records(data, path)


def begun_interventions(data: Any) -> Iterator[Record]:
    """Every intervention that a rule starts."""
    for path, action in written_actions(data):
        if isinstance(action.get("start"), dict):
            yield (*path, "start"), action["start"]


def written_interventions(data: Any) -> Iterator[Record]:
    """Every intervention written anywhere in the scenario."""
    for plan in PLANS:
        yield from records(data, plan)
    yield from begun_interventions(data)


def written_conditions(data: Any) -> Iterator[Record]:
    """Every condition on a measure in a rule or gate."""
    for section in (RULES, GATES):
        for path, rule in records(data, section):
            yield from _leaves(rule.get("when"), (*path, "when"))


def written_indicators(data: Any) -> Iterator[Record]:
    """Every indicator that an intervention watches."""
    for path, intervention in written_interventions(data):
        for inner, indicator in records(intervention, ("watch",)):
            yield (*path, *inner), indicator


def _leaves(condition: Any, path: Path) -> Iterator[Record]:
    if not isinstance(condition, dict):
        return
    if "measure" in condition:
        yield path, condition
    for word in ("all_of", "any_of"):
        for place, part in enumerate(items(condition.get(word))):
            yield from _leaves(part, (*path, word, place))


def label_of(intervention: dict[str, Any]) -> str | None:
    """The name of an intervention in results, if one is written."""
    label = intervention.get("name") or intervention.get("type")
    return label if isinstance(label, str) else None


def label_key(intervention: dict[str, Any]) -> str:
    """The key that holds the name of an intervention."""
    return "name" if intervention.get("name") else "type"
