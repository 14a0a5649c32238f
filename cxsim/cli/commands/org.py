"""``cxsim org describe PEOPLE``: the structure of an organization before anything is simulated."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from cxsim.cli.job import mistake
from cxsim.cli.options import ReadingOptions, TiesFileOption
from cxsim.cli.screen import standard_output

if TYPE_CHECKING:
    from cxsim.scenario.schema.schema import Scenario

SCENARIO_ENDINGS: Final = (".yaml", ".yml")


def describe_command(
    people: Annotated[
        Path, typer.Argument(metavar="PEOPLE", help="A file with one row per employee, or a scenario (YAML).")
    ],
    ties: TiesFileOption = None,
    *,
    reading: ReadingOptions,
) -> None:
    """Describe an organization: headcount, reporting lines, the structure of its ties, and what had to be assumed."""
    from cxsim.cli.tables.organization_tables import show_organization
    from cxsim.studies.described import described

    scenario, repairs = scenario_around(people, ties, reading)
    show_organization(described(scenario).with_notes_first(repairs), standard_output())


def scenario_around(people: Path, ties: list[Path] | None, reading: ReadingOptions) -> tuple[Scenario, list[str]]:
    """The given scenario, or the one that `cxsim new` would write for a file of people; and what that repairs."""
    from cxsim.scenario.loading.load import load_scenario
    from cxsim.scenario.proposal.proposal import Options
    from cxsim.scenario.proposal.propose import propose_scenario
    from cxsim.scenario.proposal.read import scenario_of

    if people.suffix.lower() not in SCENARIO_ENDINGS:
        options = Options(people.absolute().parent, reading=reading.stated())
        proposal = propose_scenario(people, ties, options=options)
        scenario = scenario_of(proposal, options, str(people))
        unsure = [f"Unsure: {question.text} Taken: {question.choices[0].meaning}"
                  for question in proposal.open_questions()]
        return scenario, [f"{text}." for text in (*proposal.repairs, *unsure)]
    if ties or reading.stated():
        raise mistake("--ties" if ties else "org describe", "a scenario names its own files and how they "
                      "are written; use --ties and such options only with a file of people")
    return load_scenario(people), []
