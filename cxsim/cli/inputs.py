"""The scenario files of a command, and every file they refer to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxsim.errors import Finding
    from cxsim.model.view import PeopleView
    from cxsim.scenario.schema.schema import Scenario


def read_scenarios(files: Sequence[Path]) -> list[Scenario]:
    """Read scenario files; the findings of all of them are reported together."""
    from cxsim.scenario.loading.load import load_scenarios

    return load_scenarios(files)


def held_against_its_organization(scenario: Scenario) -> tuple[PeopleView, list[Finding], list[str]]:
    """The people of a scenario, and the mistakes and remarks that only they reveal: people, mistakes, remarks."""
    from cxsim.engine.world.build import held_against
    from cxsim.engine.world.organizations import organization_of

    seed = scenario.seed_or_zero
    return held_against(scenario, organization_of(scenario, seed), seed)


def input_files(scenarios: Iterable[Scenario]) -> list[Path]:
    """The scenario files, and the files that they refer to."""
    return [Path(file) for scenario in scenarios for file in scenario.input_files]
