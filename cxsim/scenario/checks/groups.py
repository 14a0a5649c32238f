"""Checks of the departments and levels that a scenario names against its organization."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxsim.errors import there_is_no
from cxsim.interventions.problems import Problem
from cxsim.model.view import PeopleView
from cxsim.rules.condition import Path
from cxsim.scenario.text.nodes import KEY_MARK


def unknown_departments(names: Iterable[str], view: PeopleView, path: Path) -> Iterator[Problem]:
    """Items of the list at a path that are not departments."""
    for place, name in enumerate(names):
        yield from unknown_department(name, view, (*path, place))


def unknown_keys(names: Iterable[str], view: PeopleView, path: Path) -> Iterator[Problem]:
    """Keys of the mapping at a path that are not departments."""
    for name in names:
        yield from unknown_department(name, view, (*path, name, KEY_MARK))


def unknown_department(name: str, view: PeopleView, path: Path) -> Iterator[Problem]:
    """A name that is not a department."""
    if name not in view.departments:
        yield Problem(path, there_is_no("department", name, view.departments))


def unknown_level(level: int, view: PeopleView, path: Path) -> Iterator[Problem]:
    """A level without people."""
    levels = sorted(set(view.level.tolist()))
    if level not in levels:
        known = ", ".join(str(number) for number in levels)
        yield Problem(path, f"there is no level {level}; the organization has levels {known}")
