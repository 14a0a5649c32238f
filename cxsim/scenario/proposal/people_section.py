"""The part of a first scenario that describes the people, each line with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from cxsim.scenario.proposal.draft import Draft, size
from cxsim.scenario.text.yaml_writer import flow, quiet, written
from cxsim.units import counted

SAID = "you said so"
_ORDER = ("id", "manager", "department", "team", "level")


def people_section(draft: Draft) -> Iterator[str]:
    """The lines about the file of people."""
    kept, total = len(draft.rows), len(draft.table.rows)
    of = "" if kept == total else f" of {counted(total, 'row')}"
    yield "organization:"
    yield "  people:"
    yield f"    file: {written(draft.table.file)}    # {counted(kept, 'person')}{of}"
    reasons = {key: f"    # {quiet(reason, 200)}" for key, reason in draft.reasons.items()}
    for key, value in draft.reading.items():
        yield f"    {key}: {_value(value)}{reasons.get(key, '')}"
    yield "    columns:"
    for role in (*_ORDER, *(role for role in (*draft.columns, *draft.unused) if role not in _ORDER)):
        yield from _column(draft, role)
    for key, (value, why) in draft.settings.items():
        yield f"    # {quiet(why, 400)}"
        yield from _setting(key, value)
    read = _read(draft)
    left = [quiet(column) for column in draft.without_role() if column not in read]
    if left:
        yield f"    # Columns not used: {', '.join(left)}"


def _column(draft: Draft, role: str) -> Iterator[str]:
    if role in draft.columns:
        guess = draft.columns[role]
        why = "" if guess.reason.startswith(SAID) else "guessed: "
        yield f"      {role}: {_value(guess.stated)}    # {why}{quiet(guess.reason, 200)}"
    elif role in draft.unused:
        yield f"      {role}: null    # {quiet(draft.unused[role], 300)}"
    else:
        yield f"      # {role}: ...    # no column seems to hold this; without one it is drawn or derived"


def _setting(key: str, value: Any) -> Iterator[str]:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        yield f"    {key}:"
        yield from (f"      - {flow(item)}" for item in value)
    else:
        yield f"    {key}: {_value(value)}"


def _value(value: Any) -> str:
    return flow(list(value) if isinstance(value, tuple) else value)


def _read(draft: Draft) -> set[str]:
    """Columns that settings read."""
    read = set(draft.of_ties)
    for key, (value, _) in draft.settings.items():
        items = value if isinstance(value, list) else [value]
        read |= {item["column"] for item in items if isinstance(item, dict) and "column" in item}
        read |= set(items) if key == "manager_by" else set()
    return read


def departments_of(draft: Draft) -> Counter[str]:
    """People by department; words that are read as blank do not count."""
    if "department" not in draft.columns:
        return Counter()
    blank = {"", *draft.reading.get("missing", ())}
    return Counter(cell for cell in draft.cells(draft.columns["department"].column) if cell not in blank)


def department_lines(departments: Counter[str]) -> Iterator[str]:
    """A comment with the departments; sizes below the smallest shown group stay unsaid."""
    if departments:
        shown = ", ".join(f"{quiet(name)} ({size(people)})" for name, people in departments.most_common(20))
        more = len(departments) - 20
        yield f"# Departments: {shown}" + (f" and {more} more" if more > 0 else "")
