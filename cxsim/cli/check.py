"""``cxsim check FILE...``: read scenarios, build their organizations, and report every mistake; run nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from cxsim.scenario.schema import Scenario


def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Scenario files (YAML).")],
) -> None:
    """Check scenario files, the files that they refer to, and whether their plans fit the organization."""
    from cxsim.cli.inputs import read_scenarios

    for scenario in read_scenarios(files):
        typer.echo(f"{scenario.file}: good. {summary_of(scenario)}")


def summary_of(scenario: Scenario) -> str:
    """What was read, in one sentence."""
    levers = [lever.label for lever in scenario.plan.interventions]
    plan = f"{len(levers)} intervention{'s' if len(levers) != 1 else ''} ({', '.join(levers)})" if levers else "no plan"
    return f"'{scenario.name}': {scenario.weeks} weeks, {scenario.replicates} replicates, {plan}."
