"""``cxsim new --people FILE``: a commented scenario for your own organization."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cxsim.cli.places import check_place, writing
from cxsim.errors import OutputError


def new(
    people: Annotated[Path, typer.Option("--people", metavar="FILE", help="Your people: one row per employee.")],
    ties: Annotated[
        Path | None, typer.Option("--ties", metavar="FILE", help="Your ties, who looks to whom: one row per tie.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="The scenario to write. Default: beside the people file, as .yaml."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the scenario if it exists.")] = False,
) -> None:
    """Write a commented scenario for your own people; it guesses the columns of your files and states its guesses."""
    from cxsim.scenario.loading.template import scenario_template

    place = people.with_suffix(".yaml") if out is None else out
    if place.suffix.lower() not in (".yaml", ".yml"):
        raise OutputError(f"'{place}' is not a valid scenario name; choose one that ends in .yaml")
    check_place(place, force=force)
    text = scenario_template(people, ties, folder=place.parent, name=f"First plan for {people.stem}")
    with writing(place) as file:
        file.write_text(text, encoding="utf-8", newline="\n")
    typer.echo(f"Wrote {place}. Review it, then run: cxsim check {place}")
