"""``cxsim fit FOLDER``: what own contacts add to group and period, and push and influence, from who adopted when."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxsim.cli.options import ForceOption, OutOption, QuietOption

if TYPE_CHECKING:
    from cxsim.studies.diffusion.study import DiffusionFit


class Influence(StrEnum):
    """Which end of a one-way tie influences the other."""

    TARGET = "target"
    SOURCE = "source"
    BOTH = "both"


def fit(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Folder with adoption.csv, edges.csv and, optionally, nodes.csv.")
    ],
    layer: Annotated[
        list[str] | None,
        typer.Option("--layer", metavar="NAME", help="A layer of ties to use; may be repeated. A tie counts once, "
                     "however many layers hold it. Default: all layers."),
    ] = None,
    influence: Annotated[
        Influence,
        typer.Option("--influence", help="Which end of a one-way tie influences the other: target (the source names, "
                     "asks or looks at the target), source, or both."),
    ] = Influence.TARGET,
    adoption: Annotated[
        Path | None, typer.Option("--adoption", metavar="FILE", help="File to read instead of FOLDER/adoption.csv.")
    ] = None,
    edges: Annotated[
        Path | None, typer.Option("--edges", metavar="FILE", help="File to read instead of FOLDER/edges.csv.")
    ] = None,
    nodes: Annotated[
        Path | None, typer.Option("--nodes", metavar="FILE", help="List of all people, instead of FOLDER/nodes.csv.")
    ] = None,
    shuffles: Annotated[
        int, typer.Option("--shuffles", metavar="N", min=19, max=9_999, help="How often contacts are shuffled within "
                          "groups; the smallest p is 1 / (N + 1).")
    ] = 199,
    out: OutOption = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
) -> None:  # fmt: skip
    """Say what own contacts add to group and period in observed adoption, and fit the simulator's rule bass."""
    from cxsim.cli.job import say_where
    from cxsim.cli.outputs import chosen_folder, plain_name
    from cxsim.cli.progress import WatchedWork
    from cxsim.cli.screen import messages, standard_output
    from cxsim.cli.tables.fit_table import show_fit
    from cxsim.studies.diffusion.read import read_observations
    from cxsim.studies.diffusion.study import fit_diffusion

    people = nodes if nodes is not None or not (folder / "nodes.csv").is_file() else folder / "nodes.csv"
    files = [adoption or folder / "adoption.csv", edges or folder / "edges.csv", *([] if people is None else [people])]
    observations = read_observations(files[0], files[1], people, layers=layer or (), influence=influence.value)
    with chosen_folder(out, f"fit-{plain_name(folder.resolve().name)}", files, force=force) as place:
        with WatchedWork("Fitting", quiet=quiet):
            found = fit_diffusion(observations, shuffles=shuffles)
        if not quiet:
            for note in observations.notes:
                messages().print(f"Note: {note}", soft_wrap=True)
        show_fit(found, standard_output())
        with WatchedWork("Writing the results", quiet=quiet):
            write_fit(found, place, influence.value, force=force)
        say_where(place)


def write_fit(found: DiffusionFit, folder: Path, influence: str, *, force: bool) -> None:
    """Write the tables, the picture and the manifest of a fit."""
    from cxsim.plots.diffusion_fit import diffusion_figure
    from cxsim.plots.export import save_png
    from cxsim.results.store import write_folder
    from cxsim.studies.diffusion.files import fit_files, fit_manifest
    from cxsim.studies.diffusion.study import FUTURES, SEED

    def picture(path: Path) -> None:
        save_png(diffusion_figure(found.curves, left_out=found.problem.parts.of_groups), path)

    files = {**fit_files(found), **({"diffusion_fit.png": picture} if found.curves else {})}
    write_folder(folder, files, fit_manifest(found, futures=FUTURES, seed=SEED, influence=influence), force=force)
