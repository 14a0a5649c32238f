"""The scenario files of a command, and every file that they draw on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cxsim.scenario.schema import Scenario


def read_scenarios(files: Sequence[Path]) -> list[Scenario]:
    """Read scenario files; the findings of all of them are reported together."""
    from cxsim.scenario.load import load_scenarios

    return load_scenarios(files)


def input_files(scenarios: Iterable[Scenario]) -> list[Path]:
    """The scenario files, and the files that they refer to."""
    from cxsim.scenario.files import FILE_KEYS

    found: list[Path] = []
    for scenario in scenarios:
        if scenario.file:
            found.append(Path(scenario.file))
        organization = scenario.organization.model_dump(by_alias=True)
        found += [Path(scenario.folder) / name for name in texts_under(organization, FILE_KEYS)]
    return found


def texts_under(value: Any, keys: frozenset[str]) -> Iterator[str]:
    """Every text that stands under one of the keys, anywhere in nested mappings and sequences."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in keys and isinstance(inner, str):
                yield inner
            else:
                yield from texts_under(inner, keys)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_under(inner, keys)
