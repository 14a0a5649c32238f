"""``cxsim discover DIR --where CONDITION``: under which conditions futures of interest are frequent in a sweep."""

from __future__ import annotations

from typing import Annotated

import typer

from cxsim.cli.commands.sensitivity import SweepArgument
from cxsim.cli.options import QuietOption


def discover_command(
    folder: SweepArgument,
    *,
    where: Annotated[
        str,
        typer.Option("--where", metavar="CONDITION", help='Which futures are of interest: a measure, one of < <= > >=, '
                     'and a number, as in "adoption_end < 0.3".'),
    ],
    quiet: QuietOption = False,
) -> None:  # fmt: skip
    """Find the ranges of factors in which such futures are frequent; write boxes.csv into DIR."""
    from cxsim.cli.progress import WatchedWork
    from cxsim.cli.screen import standard_output
    from cxsim.results.summary import write_csv
    from cxsim.sweeps.sensitivity.analysis import discovery
    from cxsim.sweeps.sensitivity.box_sentences import discovery_words
    from cxsim.sweeps.sensitivity.discovery import COLUMNS
    from cxsim.sweeps.store.whole_file import disk_errors

    with WatchedWork("Looking for boxes", quiet=quiet):
        found = discovery(folder, where)
    with disk_errors(folder):
        write_csv(folder / "boxes.csv", COLUMNS, [row for one in found for row in one.rows()])
    console = standard_output()
    for one in found:
        if len(found) > 1:
            console.print(f"{one.scenario}:")
        for line in discovery_words(one):
            console.print(line, soft_wrap=True)
    if not quiet:
        console.print(f"\nWritten: boxes.csv in {folder}", soft_wrap=True)
