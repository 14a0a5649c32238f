"""What scenario files state, which file states it, and changes of it.

Plans of one project usually extend one file, and what they share is changed there. A plan that states a value of its
own keeps it.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.text.nodes import ListNode, Scalar, Step, at, plain
from cxsim.scenario.text.yaml_reader import read_yaml_file

WHOLE = 2
"""So many steps lead to what is stated as a whole: ``context.inhibitors``, ``target.by_week``."""


@dataclass(frozen=True)
class Change:
    """One change of a scenario file: a value set at a path, an item added to the list there, or something removed.

    ``home``: the path whose file is changed, if it is not the path itself.
    """

    act: Literal["set", "add", "remove"]
    path: tuple[Step, ...]
    value: Any = None
    home: tuple[Step, ...] = ()

    @property
    def where(self) -> tuple[Step, ...]:
        """The path that tells which file is changed."""
        return self.home or self.path


def stated_at(scenario: Scenario, path: Sequence[Step]) -> Any:
    """What is written at a path, in plain Python data, with sheets put in; None if nothing is."""
    node = at(scenario._origin.nodes, path)
    return None if node is None else plain(node)


def written_items(scenario: Scenario, path: Sequence[Step]) -> int:
    """How many items of a list are written in scenario files; the others come from a sheet."""
    origin = scenario._origin
    found = at(origin.nodes if origin.written is None else origin.written, path)
    return len(found.items) if isinstance(found, ListNode) else 0


def file_of(scenario: Scenario, path: Sequence[Step]) -> str:
    """The scenario file that states what is at a path, relative to the scenario's folder.

    What nothing states belongs into the file that empties it (``inhibitors: null``), else into the last of those that
    the scenario extends, which its siblings share.
    """
    origin = scenario._origin
    tree = origin.nodes if origin.written is None else origin.written
    for end in range(len(path), 0, -1):
        found = at(tree, path[:end])
        # A mapping has the place of the file that states it last, which need not be the one for a further key.
        if found is not None and (end == len(path) or isinstance(found, ListNode)):
            return _relative(found.place.file, origin.folder)
    emptied = (file for file in origin.files if _empties(Path(file), path))
    return _relative(next(emptied, origin.files[-1]), origin.folder)


def files_to_change(scenarios: Sequence[Scenario], path: Sequence[Step]) -> tuple[str, ...]:
    """The files in which a value must be changed so that all plans that share it do; the first plan's file first."""
    whole, first = path[:WHOLE], scenarios[0]
    same = [one for one in scenarios if stated_at(one, whole) == stated_at(first, whole)]
    return tuple(dict.fromkeys(file_of(one, path) for one in same))


def plans_apart(scenarios: Sequence[Scenario], path: Sequence[Step]) -> tuple[str, ...]:
    """The plans that state something else at a path than the first one."""
    first = stated_at(scenarios[0], path)
    return tuple(one.name for one in scenarios[1:] if stated_at(one, path) != first)


def _empties(file: Path, path: Sequence[Step]) -> bool:
    """Whether a file says that there is nothing at a path, whatever the files that it extends say."""
    tree = read_yaml_file(file)
    found = [at(tree, path[:end]) for end in range(1, len(path) + 1)]
    return any(isinstance(one, Scalar) and one.value is None for one in found)


def _relative(file: str, folder: str) -> str:
    return Path(os.path.relpath(file, folder)).as_posix()
