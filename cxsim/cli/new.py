"""``cxsim new --people FILE``: a commented scenario for one's own organization."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cxsim.errors import OutputError


def new(
    people: Annotated[Path, typer.Option("--people", metavar="FILE", help="Your people: one row per employee.")],
    ties: Annotated[
        Path | None, typer.Option("--ties", metavar="FILE", help="Who looks to whom: one row per tie.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="The scenario to write. Default: beside PEOPLE, ending in .yaml."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the scenario if it is there.")] = False,
) -> None:
    """Write a commented scenario for your own people, with the columns of your files guessed and said."""
    from cxsim.scenario.loading.template import scenario_template

    place = people.with_suffix(".yaml") if out is None else out
    check_place(place, force=force)
    text = scenario_template(people, ties, folder=place.parent, name=f"First plan for {people.stem}")
    try:
        place.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"cannot write '{place}': {error.strerror}") from error
    typer.echo(f"{place} is written. Go through it, then: cxsim check {place}")


def check_place(place: Path, *, force: bool) -> None:
    """Refuse to write over something, or where there is no folder."""
    if place.suffix.lower() not in (".yaml", ".yml"):
        raise OutputError(f"'{place}' is no name for a scenario; give one that ends in .yaml")
    if place.is_dir():
        raise OutputError(f"'{place}' is a folder; name a file in it")
    if place.exists() and not force:
        raise OutputError(f"'{place}' is there already; name another file with --out, or use --force to replace it")
    if not place.parent.is_dir():
        raise OutputError(f"there is no folder '{place.parent}'")
