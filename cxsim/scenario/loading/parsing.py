"""From nodes to a validated scenario, with every finding at its place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from cxsim.errors import Finding, InputError
from cxsim.interventions.problems import Problem
from cxsim.interventions.quantities import BLANK
from cxsim.scenario.checks.cross_checks import cross_checks
from cxsim.scenario.checks.messages import message_for
from cxsim.scenario.checks.repairs import validated
from cxsim.scenario.loading.assembly import has_parts, in_words_of, put_in_sheets
from cxsim.scenario.loading.scaling import scaled_to_limits, scales
from cxsim.scenario.presets.people_of import people_of
from cxsim.scenario.presets.preset_expansion import dosed, put_in_presets
from cxsim.scenario.schema.origin import Assembly, Origin
from cxsim.scenario.schema.preset_use import uses_of
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.schema.sections import chooses_whom
from cxsim.scenario.text.located import LocatedError
from cxsim.scenario.text.nodes import ListNode, MapNode, Step, at, finding_at, scalars

MODELS_OWN = frozenset({"value_error", "named_twice"})


def scenario_from_nodes(root: MapNode, origin: Origin) -> Scenario:
    """Make the scenario that a tree of nodes describes, with its sheets and presets in place.

    Raises
    ------
    InputError
        With every finding, sorted by place.
    """
    scenario = _assembled(root, origin) if has_parts(root) else scenario_as_written(root, origin)
    return scaled_to_limits(scenario) if scales(scenario) else scenario


def scenario_as_written(root: MapNode, origin: Origin) -> Scenario:
    """Make the scenario without reading its sheets and presets; only their blocks are checked.

    Raises
    ------
    InputError
        With every finding, sorted by place.
    """
    state = validated(root)
    problems = [*cross_checks(state.tree), *(Problem(path, BLANK) for path in _blank_criteria(state.tree))]
    told = [problem.path for problem in problems]
    problems += [Problem(error.marked_path, message_for(error, state.tree))
                 for error in state.errors if not _told(error, told, state.tree)]
    reported = {problem.path for problem in problems}
    problems += [Problem(path, BLANK) for path in _blanks(state.tree) if path not in reported]
    findings = [*state.findings, *(finding_at(state.tree, problem.path, problem.message) for problem in problems)]
    if findings or state.scenario is None:
        raise InputError(findings)
    state.scenario._origin = Origin(
        origin.folder, origin.root, origin.files, state.tree, sheets=origin.sheets, kept=origin.kept)
    return state.scenario


def _assembled(root: MapNode, origin: Origin) -> Scenario:
    """The scenario with its sheets and presets in place."""
    scenario: Scenario | None = None
    written: MapNode | None = None
    findings: list[Finding] = []
    try:
        scenario = scenario_as_written(root, origin)
        written = scenario._origin.nodes
    except InputError as error:
        findings += error.findings
    assembly = Assembly(written or root, origin)
    put_in_sheets(assembly, lambda: _names_in(scenario))
    findings += assembly.findings
    if written is None or findings:
        raise InputError(findings)
    return _with_presets(assembly, written)


def _names_in(scenario: Scenario | None) -> Iterator[str]:
    """The departments, teams and people of a scenario; none if it has mistakes, which are told elsewhere."""
    if scenario is not None:
        with suppress(InputError):
            view = people_of(scenario)
            yield from (*view.departments, *view.teams, *view.ids)


def _with_presets(assembly: Assembly, written: MapNode) -> Scenario:
    scenario = _read(assembly)
    stated = scenario.plan.preset
    if stated is None:
        scenario._origin = assembly.assembled_origin(written)
        return scenario
    placed, view = put_in_presets(assembly, scenario, uses_of(stated))
    if assembly.findings:
        raise InputError(assembly.findings)
    scenario = _read(assembly)
    interventions, remarks = dosed(scenario, placed, view, written)
    assembly.remarks += remarks
    left_out = set(range(len(scenario.plan.interventions))) - set(interventions)
    kept = tuple(interventions[place] for place in sorted(interventions))
    scenario = scenario.model_copy(update={"plan": scenario.plan.model_copy(update={"interventions": kept})})
    scenario._origin = assembly.assembled_origin(written).without_interventions(left_out)
    return scenario


def _read(assembly: Assembly) -> Scenario:
    """The scenario in the current tree, with mistakes in the author's words."""
    try:
        scenario = scenario_as_written(assembly.tree, assembly.origin)
    except InputError as error:
        origin = replace(assembly.origin, parts=tuple(assembly.parts))
        raise InputError(in_words_of(origin, error.findings)) from None
    assembly.tree = scenario._origin.nodes
    return scenario


def _blanks(tree: MapNode) -> Iterator[tuple[Step, ...]]:
    """The paths of keys after which nothing is written (``null`` is a value); no seed means a fresh one."""
    for path, scalar in scalars(tree):
        if scalar.value is None and not scalar.text and path != ("seed",):
            yield path


def _blank_criteria(tree: MapNode) -> Iterator[tuple[Step, ...]]:
    """The paths of keys that choose whom or what an intervention reaches, and that a file states as nothing.

    They would reach everyone in silence.
    """
    for path, scalar in scalars(tree):
        stated = scalar.text != str(None)  # in Python, None is how a default is written
        if scalar.value is None and stated and chooses_whom(path):
            yield path


def _told(error: LocatedError, crossed: list[tuple[Step, ...]], tree: MapNode) -> bool:
    """Whether a finding already reports this error more precisely."""
    if error.marked_path in crossed:
        return True
    if error.kind in MODELS_OWN:
        return any(other[: len(error.path)] == error.path for other in crossed)
    if error.kind == "too_short":
        node = at(tree, error.path)
        return (isinstance(node, ListNode) and bool(node.items)) or (isinstance(node, MapNode) and bool(node.entries))
    return False
