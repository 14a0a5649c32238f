"""``cxsim sensitivity DIR``: which factors of a finished sweep matter, and how much is chance."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxsim.cli.options import QuietOption

if TYPE_CHECKING:
    from cxsim.sweeps.sensitivity.index import Sensitivity

MONEY = "currency units"
"""The scenarios of a sweep may have different currencies."""

SweepArgument = Annotated[Path, typer.Argument(metavar="DIR", help="Folder of a finished sweep.")]


def sensitivity_command(
    folder: SweepArgument,
    measure: Annotated[
        list[str] | None,
        typer.Option("--measure", metavar="NAME", help="A measure to explain; may be repeated. Default: adoption_end."),
    ] = None,
    given_data: Annotated[
        bool,
        typer.Option("--given-data", help="Use indices that need no scheme of points, and leave missing rows out."),
    ] = False,
    quiet: QuietOption = False,
) -> None:  # fmt: skip
    """Say which factors of a sweep matter and how much is chance; write sensitivity.csv and a picture into DIR."""
    from cxsim.cli.progress import WatchedWork
    from cxsim.cli.screen import standard_output
    from cxsim.sweeps.sensitivity.analysis import sensitivity
    from cxsim.sweeps.sensitivity.sentences import sensitivity_words

    with WatchedWork("Computing indices", quiet=quiet):
        found = sensitivity(folder, list(dict.fromkeys(measure or ())), given_data=given_data)
    written = write_sensitivity(found, folder)
    console = standard_output()
    for one in found:
        if len(found) > 1:
            console.print(f"{one.scenario}, {one.measure}:")
        for line in sensitivity_words(one, MONEY):
            console.print(line, soft_wrap=True)
    if not quiet:
        console.print(f"\nWritten: {', '.join(written)} in {folder}", soft_wrap=True)


def write_sensitivity(found: list[Sensitivity], folder: Path) -> list[str]:
    """Write the indices and one picture per measure and scenario; returns the names of the files."""
    from cxsim.cli.outputs import plain_name
    from cxsim.plots.export import save_png
    from cxsim.plots.sensitivity import sensitivity_figure
    from cxsim.sweeps.sensitivity.index import write_indices
    from cxsim.sweeps.store.whole_file import disk_errors

    names = ["sensitivity.csv"]
    several = len({one.scenario for one in found}) > 1
    with disk_errors(folder):
        write_indices(folder / names[0], found)
        for number, one in enumerate(found, 1):
            own = f"-{number}-{plain_name(one.scenario)}" if several else ""
            name = "sensitivity.png" if len(found) == 1 else f"sensitivity-{one.measure}{own}.png"
            save_png(sensitivity_figure(one, MONEY), folder / name)
            names.append(name)
    return names
