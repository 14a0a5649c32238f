"""A plan that was found, as a scenario file that runs by itself and gives the confirmed numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cxsim.errors import InputError
from cxsim.scenario.loading.load import from_mapping
from cxsim.scenario.loading.overrides import with_overrides
from cxsim.scenario.schema.identity import dump, scenario_hash
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.text.yaml_writer import quiet, to_yaml
from cxsim.sweeps.search.running import Sample
from cxsim.sweeps.search.space import Data

LONGEST_NAME = 120


def plan_file(
    scenario: Scenario, plan: Data, label: str, sample: Sample, comments: Sequence[str]
) -> tuple[str, dict[str, Path]]:
    """The text of the scenario file, and the data files that belong beside it, by their names there.

    ``scenario``: the one that the search started from; ``comments``: where the plan comes from and what it came to.
    """
    changes = {"name": f"{label} of {scenario.name}"[:LONGEST_NAME], "seed": sample.seed,
               "replicates": sample.replicates, "plan": plan}
    files = _files(scenario)
    data = _with_names(_short(scenario, changes), {old: new for new, old in files.items()})
    head = "".join(f"# {quiet(line, 400)}\n" for line in comments)
    return f"{head}\n{to_yaml(data)}", {new: Path(scenario.folder) / old for new, old in files.items()}


def _short(scenario: Scenario, changes: Data) -> Data:
    """The changed scenario as its author stated it; with all defaults if that would be another one."""
    whole = with_overrides(scenario, changes)
    stated = scenario.model_dump(mode="json", by_alias=True, exclude_unset=True)
    data = {"schema": 1, "name": changes["name"], **stated, **changes}
    try:
        same = scenario_hash(from_mapping(data, folder=scenario.folder or None)) == scenario_hash(whole)
    except InputError:
        same = False
    return data if same else dump(whole)


def _files(scenario: Scenario) -> dict[str, str]:
    """The data files that it names: name beside the plan -> name in the scenario; equal names get a number."""
    found: dict[str, str] = {}
    for old in dict.fromkeys(_named(dump(scenario))):
        path, number = Path(old), 2
        new = path.name
        while new in found:
            new, number = f"{path.stem}-{number}{path.suffix}", number + 1
        found[new] = old
    return found


def _named(data: Any) -> Iterator[str]:
    """Every file named by a key ``file`` of the organization, or as a set of parameters."""
    if isinstance(data, dict):
        uncertainty = data.get("uncertainty")
        if isinstance(uncertainty, dict):
            yield str(uncertainty["set"])
        yield from _in(data.get("organization"))


def _in(data: Any) -> Iterator[str]:
    for key, value in _entries(data):
        if key == "file" and isinstance(value, str):
            yield value
        else:
            yield from _in(value)


def _entries(data: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(data, dict):
        yield from data.items()
    elif isinstance(data, list):
        yield from enumerate(data)


def _with_names(data: dict[str, Any], new: Mapping[str, str]) -> dict[str, Any]:
    """The scenario with its files under the names they have beside the plan."""
    changed = {**data, "organization": _renamed(data["organization"], new)}
    if isinstance(data.get("uncertainty"), dict):
        changed["uncertainty"] = {"set": new[data["uncertainty"]["set"]]}
    return changed


def _renamed(data: Any, new: Mapping[str, str]) -> Any:
    if isinstance(data, dict):
        return {key: new[value] if key == "file" and isinstance(value, str) else _renamed(value, new)
                for key, value in data.items()}
    return [_renamed(one, new) for one in data] if isinstance(data, list) else data
