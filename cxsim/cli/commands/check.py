"""``cxsim check FILE...``: read scenarios, build their organizations and report every mistake, without running them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxsim.cli.inputs import held_against_its_organization, read_scenarios
from cxsim.errors import Finding, InputError
from cxsim.units import counted

if TYPE_CHECKING:
    from cxsim.scenario.schema.schema import Scenario

MOST_NAMED = 12


def check(files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Scenario files (YAML).")]) -> None:
    """Check scenario files, the files they refer to, and whether their plans fit the organization."""
    from cxsim.engine.world.uncertainty import uncertain_parameters

    findings: list[Finding] = []
    notes: list[str] = []
    for scenario in read_scenarios(files):
        try:
            uncertain_parameters(scenario)  # refuses a set that cannot be used
            people, mistakes, warnings = held_against_its_organization(scenario)
        except InputError as error:
            findings += error.findings
            continue
        findings += mistakes
        if not mistakes:
            typer.echo(f"{scenario.file}: OK. {summary_of(scenario, people.size)}")
        notes += warnings
    for note in dict.fromkeys(notes):
        typer.echo(f"Note: {note}")
    if findings:
        raise InputError(findings)


def summary_of(scenario: Scenario, people: int) -> str:
    """What was read, in one sentence."""
    interventions = list(dict.fromkeys(intervention.label for intervention, _, _ in scenario.plan.told()))
    count = counted(len(interventions), "intervention")
    more = f" and {len(interventions) - MOST_NAMED} more" if len(interventions) > MOST_NAMED else ""
    plan = f"{count} ({', '.join(interventions[:MOST_NAMED])}{more})" if interventions else "no plan"
    return (f"'{scenario.name}': {counted(people, 'person')}, {counted(scenario.weeks, 'week')}, "
            f"{counted(scenario.replicates, 'replicate')}, {plan}.")
