"""The entry points: load a scenario from a file or from a mapping."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from cxsim.errors import Finding, InputError
from cxsim.scenario.loading.extends import read_with_parents
from cxsim.scenario.loading.files import check_files
from cxsim.scenario.loading.parsing import scenario_from_nodes
from cxsim.scenario.schema.origin import Origin
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.text.from_python import nodes_from
from cxsim.scenario.text.nodes import MapNode


def load_scenario(path: str | os.PathLike[str], *, root: str | os.PathLike[str] | None = None) -> Scenario:
    """Load the scenario in a YAML file.

    Parameters
    ----------
    path
        The file. Paths in it are relative to its folder.
    root
        Folder that must contain those files; default: the folder above the scenario's, so that ``scenarios/`` and
        ``data/`` may be side by side.

    Raises
    ------
    InputError
        With every finding: file, line, column, what is wrong, what is allowed and what was probably meant.
    """
    file = Path(path)
    folder = file.absolute().parent
    allowed = folder.parent if root is None else Path(root).absolute()
    nodes, files = read_with_parents(file, allowed)
    return _checked(nodes, Origin(str(folder), str(allowed), files), check_files(nodes, folder, allowed))


def load_scenarios(
    paths: Iterable[str | os.PathLike[str]], *, root: str | os.PathLike[str] | None = None
) -> list[Scenario]:
    """Load several scenarios and report the findings of all files together; names must differ.

    Raises
    ------
    InputError
        With every finding of every file.
    """
    scenarios: list[Scenario] = []
    findings: list[Finding] = []
    for path in paths:
        try:
            scenarios.append(load_scenario(path, root=root))
        except InputError as error:
            findings += error.findings
    findings += _repeated_names(scenarios)
    if findings:
        raise InputError(findings)
    return scenarios


def from_mapping(mapping: Mapping[str, Any], *, folder: str | os.PathLike[str] | None = None) -> Scenario:
    """Make a scenario from a mapping with the same keys as a file.

    Parameters
    ----------
    mapping
        Plain Python data; numpy numbers and paths are accepted.
    folder
        The folder that file paths are relative to; default: the current one. Files may be anywhere.

    Raises
    ------
    InputError
        With every finding.
    """
    nodes = nodes_from(mapping)
    base = Path.cwd() if folder is None else Path(folder).absolute()
    return _checked(nodes, Origin("" if folder is None else str(base)), check_files(nodes, base, None))


def _checked(nodes: MapNode, origin: Origin, findings: list[Finding]) -> Scenario:
    """The scenario; its mistakes and those of its files are reported together."""
    try:
        scenario = scenario_from_nodes(nodes, origin)
    except InputError as error:
        raise InputError([*error.findings, *findings]) from None
    if findings:
        raise InputError(findings)
    return scenario


def _repeated_names(scenarios: list[Scenario]) -> list[Finding]:
    seen: dict[str, Scenario] = {}
    findings = []
    for scenario in scenarios:
        first = seen.setdefault(scenario.name, scenario)
        if first is not scenario:
            place = scenario._origin.nodes.entries["name"].node.place
            message = f"the scenario in {first.file} is also called '{scenario.name}'; give each its own name"
            findings.append(place.finding("name", message))
    return findings
