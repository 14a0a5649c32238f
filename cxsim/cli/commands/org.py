"""``cxsim org describe PEOPLE``: the structure of an organization before anything is simulated."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from cxsim.cli.job import mistake
from cxsim.cli.screen import standard_output

if TYPE_CHECKING:
    from cxsim.scenario.schema.schema import Scenario

SCENARIO_ENDINGS: Final = (".yaml", ".yml")


def describe_command(
    people: Annotated[
        Path, typer.Argument(metavar="PEOPLE", help="A file with one row per employee, or a scenario (YAML).")
    ],
    ties: Annotated[
        Path | None, typer.Option("--ties", metavar="FILE", help="The ties, who looks to whom: one row per tie.")
    ] = None,
) -> None:
    """Describe an organization: headcount, reporting lines, the structure of its ties, and what had to be assumed."""
    from cxsim.cli.tables.organization_tables import show_organization
    from cxsim.engine.world.network import seen_of_others
    from cxsim.engine.world.organizations import organization_of
    from cxsim.model.parameters import overridden

    scenario = scenario_around(people, ties)
    organization = organization_of(scenario, scenario.seed_or_zero)
    seen = seen_of_others(organization, overridden(scenario.parameters))
    show_organization(organization.with_notes_first([seen]), standard_output())


def scenario_around(people: Path, ties: Path | None) -> Scenario:
    """The given scenario, or the one that `cxsim new` would write for a file of people."""
    from cxsim.scenario.loading.load import load_scenario
    from cxsim.scenario.loading.parsing import scenario_from_nodes
    from cxsim.scenario.loading.template import scenario_template
    from cxsim.scenario.schema.origin import Origin
    from cxsim.scenario.text.yaml_reader import read_yaml

    if people.suffix.lower() not in SCENARIO_ENDINGS:
        nodes = read_yaml(scenario_template(people, ties), str(people))
        return scenario_from_nodes(nodes, Origin(str(people.absolute().parent)))
    if ties is not None:
        raise mistake("--ties", "a scenario names its own ties; use --ties only with a file of people")
    return load_scenario(people)
