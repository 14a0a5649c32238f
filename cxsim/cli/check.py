"""``cxsim check FILE...``: read scenarios, build their organizations, and report every mistake; run nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from cxsim.errors import Finding
    from cxsim.scenario.schema.schema import Scenario


def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Scenario files (YAML).")],
) -> None:
    """Check scenario files, the files that they refer to, and whether their plans fit the organization."""
    from cxsim.cli.inputs import read_scenarios
    from cxsim.errors import InputError

    findings: list[Finding] = []
    notes: list[str] = []
    for scenario in read_scenarios(files):
        try:
            mistakes, warnings, people = held_against_its_organization(scenario)
        except InputError as error:
            findings += error.findings
            continue
        findings += mistakes
        if not mistakes:
            typer.echo(f"{scenario.file}: good. {summary_of(scenario, people)}")
        notes += warnings
    for note in dict.fromkeys(notes):
        typer.echo(f"Note: {note}")
    if findings:
        raise InputError(findings)


def held_against_its_organization(scenario: Scenario) -> tuple[list[Finding], list[str], int]:
    """Mistakes and remarks that only the organization reveals, and how many people it has."""
    from cxsim.engine.world.organizations import organization_of
    from cxsim.engine.world.uncertainty import uncertain_parameters
    from cxsim.engine.world.world import people_view
    from cxsim.scenario.checks.check_against import check_against

    uncertain_parameters(scenario)  # refuses a set that cannot be used
    seed = scenario.seed_or_zero
    organization = organization_of(scenario, seed)
    findings, warnings = check_against(scenario, people_view(organization, scenario.behavior_names, seed))
    return findings, warnings, organization.size


def summary_of(scenario: Scenario, people: int) -> str:
    """What was read, in one sentence."""
    levers = list(dict.fromkeys(lever.label for lever, _, _ in scenario.plan.told()))
    plan = f"{len(levers)} intervention{'s' if len(levers) != 1 else ''} ({', '.join(levers)})" if levers else "no plan"
    return f"'{scenario.name}': {people:,} people, {scenario.weeks} weeks, {scenario.replicates} replicates, {plan}."
