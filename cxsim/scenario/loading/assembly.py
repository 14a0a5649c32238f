"""Assembles a scenario from its parts in other files: the behavior map, the sheet of a plan, presets.

The result is a scenario like any other: its context lists every factor, its plan every intervention. Each value keeps
its place (sheet!cell, or the line of the preset's name), so that mistakes are reported there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from cxsim.errors import Finding, InputError
from cxsim.organization.findings import Findings
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.read_table import read_table
from cxsim.organization.tables.table import Table
from cxsim.scenario.loading.files import problem_of
from cxsim.scenario.schema.origin import Assembly, Origin
from cxsim.scenario.schema.sections import INTERVENTIONS, MAP, PARTS, PLAN_SHEET
from cxsim.scenario.schema.sheets import MapFile, PlanSheet
from cxsim.scenario.sheets.map_sheet import factors_in
from cxsim.scenario.sheets.plan_sheet import interventions_in
from cxsim.scenario.text.cells import NamesInCells
from cxsim.scenario.text.nodes import MapNode, Scalar, Step, at, dotted, finding_at, plain

Specified = TypeVar("Specified", bound=BaseModel)


def has_parts(tree: MapNode) -> bool:
    """Whether a tree refers to parts in other files."""
    return any(at(tree, path) is not None for path in PARTS)


def put_in_sheets(assembly: Assembly, known: Callable[[], Iterable[str]]) -> None:
    """Replace the blocks of the behavior map and of the plan's sheet with the content of their files; collect mistakes.

    ``known``: gives the names of departments, teams and people.
    """
    names = NamesInCells(known)
    for path, specification in ((MAP, MapFile), (PLAN_SHEET, PlanSheet)):
        stated = _stated(assembly.tree, path, specification)
        if stated is None:
            continue
        findings = Findings()
        table = _table(assembly, path, stated, findings)
        if table is not None:
            assembly.remarks += table.notes
            try:
                _put_in(assembly, table, stated, names, findings)
            except InputError as error:
                assembly.findings += error.findings
        assembly.findings += findings.shown()
        assembly.drop(path)
    assembly.remarks += names.doubts


def _put_in(
    assembly: Assembly, table: Table, stated: FileSpecification, names: NamesInCells, findings: Findings
) -> None:
    if isinstance(stated, MapFile):
        for section, factors in factors_in(table, stated, names, findings).items():
            if factors:
                assembly.add(("context", section), factors, [""] * len(factors))
    elif isinstance(stated, PlanSheet):
        interventions = interventions_in(table, stated, names, findings)
        assembly.add(INTERVENTIONS, interventions, [""] * len(interventions))


def _table(
    assembly: Assembly, path: tuple[Step, ...], stated: FileSpecification, findings: Findings
) -> Table | None:
    """The table that a block names; None if the file may not be read."""
    folder = Path(assembly.origin.folder) if assembly.origin.folder else Path.cwd()
    root = Path(assembly.origin.root) if assembly.origin.root else None
    written = at(assembly.tree, (*path, "file"))
    assert isinstance(written, Scalar)
    problem = problem_of(written, folder, root)
    if problem:
        assembly.findings.append(finding_at(assembly.tree, (*path, "file"), problem))
        return None
    assembly.sheets.append(stated.file)
    return read_table(stated, folder, findings)


def _stated(tree: MapNode, path: Sequence[Step], specification: type[Specified]) -> Specified | None:
    """The content of a block; None if it is missing or wrong (its mistakes are reported with those of the scenario)."""
    node = at(tree, path)
    if node is None or plain(node) is None:
        return None
    try:
        return TypeAdapter(specification).validate_python(plain(node))
    except ValidationError:
        return None


def in_words_of(origin: Origin, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Findings with the paths that the author knows."""
    words: Mapping[str, str] = {dotted(start): words for start, words in origin.parts}
    for finding in findings:
        steps = finding.path.split(".")
        start = ".".join(steps[:3])
        path = ".".join(part for part in (words[start], *steps[3:]) if part) if start in words else finding.path
        yield replace(finding, path=path)
