"""Reading a search: from a file or a mapping to what it states, with its scenario, every mistake at its place."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cxsim.errors import Finding, InputError, there_is_no
from cxsim.results.measures import MEASURES
from cxsim.scenario.loading.load import load_scenario
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.text.from_python import nodes_from
from cxsim.scenario.text.nodes import MapNode, finding_at, plain
from cxsim.scenario.text.yaml_reader import read_yaml_file
from cxsim.sweeps.experiment.reading import validated
from cxsim.sweeps.search.schema import Search
from cxsim.sweeps.search.space import Space, space_of

OF_A_SEARCH = "a search needs at least 'name:', 'scenario:', 'choices:' and 'objectives:'"
NEEDS = {"target_met": ("target", "the scenario states no 'target'"),
         "net_value": ("value", "the scenario states no 'value' of outcomes"),
         "break_even_week": ("value", "the scenario states no 'value' of outcomes")}


@dataclass(frozen=True)
class StatedSearch:
    """A search that can begin: what was stated (``tree``: with places), its scenario, and the space of plans.

    Paths are relative to ``folder``.
    """

    search: Search
    tree: MapNode
    folder: Path
    scenario: Scenario
    space: Space

    @property
    def replicates(self) -> int:
        """Replicates of a candidate."""
        return self.search.replicates or self.scenario.replicates

    @property
    def confirming(self) -> int:
        """Replicates of a plan that is confirmed."""
        return self.search.confirm.replicates or 4 * self.replicates

    @property
    def budget(self) -> float | None:
        """What the interventions may cost."""
        stated = self.search.constraints.budget
        return self.scenario.plan.budget if stated is None else stated

    @property
    def hours(self) -> float | None:
        """Hours of the change team in a week."""
        stated = self.search.constraints.team_hours_per_week
        return self.scenario.plan.team_hours_per_week if stated is None else stated


def read_search(path: str | os.PathLike[str]) -> StatedSearch:
    """Read a search file and its scenario.

    Raises
    ------
    InputError
        With every finding, each at its line and column.
    """
    file = Path(path)
    return _checked(read_yaml_file(file, OF_A_SEARCH), file.parent)


def search_from(mapping: Mapping[str, Any], folder: str | os.PathLike[str] = ".") -> StatedSearch:
    """A search from a mapping with the keys of a file."""
    return _checked(nodes_from(mapping), Path(folder))


def _checked(tree: MapNode, folder: Path) -> StatedSearch:
    search = validated(tree, _in_full(plain(tree)), Search)
    place = folder / search.scenario
    if not place.is_file():
        raise InputError([finding_at(tree, ("scenario",), f"there is no file '{search.scenario}' in '{folder}'")])
    scenario = load_scenario(place)
    findings = [*_measures(tree, search, scenario)]
    space, wrong = space_of(search, scenario)
    findings += [finding_at(tree, path, message) for path, message in wrong]
    if search.replicates is None and scenario.replicates < 2:
        message = "the scenario has 1 replicate, which shows no luck; state 2 or more here, ideally 30"
        findings.append(finding_at(tree, ("scenario",), message))
    if findings:
        raise InputError(findings)
    return StatedSearch(search, tree, folder, scenario, space)


def _in_full(data: dict[str, Any]) -> dict[str, Any]:
    """The search without its short forms: the name of a measure as an objective, a list of values as a choice."""
    if isinstance(data.get("objectives"), list):
        data = {**data, "objectives": [{"measure": one} if isinstance(one, str) else one
                                       for one in data["objectives"]]}
    if isinstance(data.get("choices"), dict):
        data = {**data, "choices": {name: _slot(one) for name, one in data["choices"].items()}}
    return data


def _slot(data: Any) -> Any:
    if not isinstance(data, dict) or not isinstance(data.get("vary"), dict):
        return data
    return {**data, "vary": {key: {"values": one} if isinstance(one, list) else one
                             for key, one in data["vary"].items()}}


def _measures(tree: MapNode, search: Search, scenario: Scenario) -> Iterator[Finding]:
    """Objectives and limits whose measure does not exist or cannot be known here."""
    stated: list[tuple[Sequence[str | int], str]] = [
        (("objectives", place), one.measure) for place, one in enumerate(search.objectives)]
    stated += [(("constraints", "measures", place), one.measure)
               for place, one in enumerate(search.constraints.measures)]
    for path, name in stated:
        if name not in MEASURES:
            yield finding_at(tree, path, there_is_no("measure", name, MEASURES))
        elif name in NEEDS and getattr(scenario, NEEDS[name][0]) is None:
            yield finding_at(tree, path, f"'{name}' cannot be known: {NEEDS[name][1]}")
