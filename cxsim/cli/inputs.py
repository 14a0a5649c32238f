"""The scenario files of a command, and every file that they draw on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxsim.scenario.schema.schema import Scenario


def read_scenarios(files: Sequence[Path]) -> list[Scenario]:
    """Read scenario files; the findings of all of them are reported together."""
    from cxsim.scenario.loading.load import load_scenarios

    return load_scenarios(files)


def input_files(scenarios: Iterable[Scenario]) -> list[Path]:
    """The scenario files, and the files that they refer to."""
    return [Path(file) for scenario in scenarios for file in scenario.input_files]
