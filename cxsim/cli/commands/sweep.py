"""``cxsim sweep EXPERIMENT``: run many cells into a folder; ``status`` and ``merge`` look after it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from cxsim.cli.estimates import duration, say_estimate
from cxsim.cli.job import mistake
from cxsim.cli.options import QuietOption, ReplicatesOption, SeedOption, WorkersOption
from cxsim.cli.outputs import DEFAULT_PARENT, plain_name
from cxsim.cli.progress import WatchedWork
from cxsim.cli.screen import standard_output
from cxsim.units import counted

if TYPE_CHECKING:
    from cxsim.sweeps.experiment.reading import Stated
    from cxsim.sweeps.store.locks import Shard
    from cxsim.sweeps.sweep import Sweep, Swept

RUN = "run"
SOME_FAILED = 3
MOST_FAILURES = 10

FolderArgument = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of a sweep.")]


class RunByDefault(TyperGroup):
    """``cxsim sweep FILE`` is short for ``cxsim sweep run FILE``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put in the command that is left out."""
        if args and args[0] not in self.commands and args[0] not in {"-h", "--help"}:
            args = [RUN, *args]
        return super().parse_args(ctx, args)


def sweeps() -> typer.Typer:
    """The commands about sweeps."""
    program = typer.Typer(cls=RunByDefault, no_args_is_help=True, rich_markup_mode="rich",
                          help="Run an experiment of many cells: cxsim sweep EXPERIMENT.yaml --out DIR")
    program.callback()(about)
    program.command(RUN)(sweep_command)
    program.command("status")(status_command)
    program.command("merge")(merge_command)
    return program


def about() -> None:
    """Run an experiment of many cells: cxsim sweep EXPERIMENT.yaml --out DIR"""


def sweep_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An experiment file (YAML); with --vary, a scenario.")],
    *,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Folder of the sweep; a sweep that is there "
                                             "already goes on. Default: output/NAME.")] = None,
    vary: Annotated[list[str] | None, typer.Option("--vary", metavar="PATH=VALUES", help="Vary a path of a scenario: "
                    "PATH=1,2,3 or PATH=LOW:HIGH:POINTS. Repeatable: all combinations are run.")] = None,
    replicates: ReplicatesOption = None,
    seed: SeedOption = None,
    workers: WorkersOption = None,
    dask: Annotated[str | None, typer.Option("--dask", metavar="ADDRESS", help="Run on the workers of this Dask "
                    "scheduler, or 'local' for one of its own.")] = None,
    shard: Annotated[str | None, typer.Option("--shard", metavar="I/N", help="Run only part I of N; all parts share "
                     "the folder. For job arrays.")] = None,
    retry: Annotated[bool, typer.Option("--retry", help="Run failed cells again.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check every cell, say what the sweep will take, and "
                       "stop.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="Also write results.csv.")] = False,
    quiet: QuietOption = False,
) -> None:  # fmt: skip
    """Run every cell that the folder lacks, and merge the results when all are there."""
    from cxsim.sweeps.store.merge import merge
    from cxsim.sweeps.sweep import Sweep
    from cxsim.sweeps.work.executors import refuse_unreachable

    part = None if shard is None else shard_of(shard)
    place = out if out is not None else DEFAULT_PARENT / plain_name(file.stem)
    stated = stated_in(file, vary or [], {"replicates": replicates, "seed": seed})
    with WatchedWork("Checking every cell", quiet=quiet):
        whole = Sweep(stated, place, part)
    for remark in whole.remarks:
        typer.echo(f"Note: {remark}", err=True)
    if dry_run:
        found = whole.folder(place).survey() if place.exists() else None
        announce(whole, whole.wanted(found, part, retry=retry), whole.workers(workers), quiet)
        return
    refuse_unreachable(dask or whole.run.dask)
    with whole.begun(whole.folder(place), part, retry=retry) as going:
        cell_seconds = announce(whole, going.numbers, whole.workers(workers), quiet)
        with WatchedWork("Running cells", quiet=quiet) as work:
            swept = going.run(workers=workers, dask=dask, progress=work, cell_seconds=cell_seconds)
    if csv and not swept.left:
        merge(going.folder, csv=True)
    say_how_it_ended(swept, place)


def stated_in(file: Path, vary: list[str], more: dict[str, Any]) -> Stated:
    """The experiment in a file, or what --vary makes of a scenario; ``more`` replaces its keys."""
    from cxsim.sweeps.experiment.reading import read_experiment, varied, with_keys

    given = {key: value for key, value in more.items() if value is not None}
    if vary:
        return varied([file], vary, **given)
    return with_keys(read_experiment(file), given)


def shard_of(text: str) -> Shard:
    """The part that ``2/4`` means."""
    found = re.fullmatch(r"(\d{1,6})/(\d{1,6})", text.strip(), re.ASCII)
    if found is None or not 1 <= int(found[1]) <= int(found[2]):
        raise mistake("--shard", f"'{text}' given; part 2 of 4 is written 2/4")
    return int(found[1]), int(found[2])


def announce(whole: Sweep, numbers: list[int], workers: int, quiet: bool) -> float | None:
    """Say what the sweep is and what the cells still to be run will take; returns the seconds of a cell."""
    console, cells, replicates = standard_output(), len(whole.ready.cells), whole.ready.replicates
    console.print(f"{counted(cells, 'cell')} x {counted(replicates, 'replicate')} = {cells * replicates:,} simulated "
                  f"futures, seed {whole.ready.seed}.")
    if not numbers:
        return None
    if len(numbers) < cells:
        console.print(f"{counted(len(numbers), 'cell')} to run now.")
    with WatchedWork("Trying a few cells", quiet=quiet):
        found = whole.estimate(numbers)
    say_estimate(found, workers, console)
    return None if found is None else found.cell_seconds


def say_how_it_ended(swept: Swept, place: Path) -> None:
    """Say what was run, what failed and where the results are."""
    console = standard_output()
    console.print(f"{counted(swept.ran, 'cell')} run; {swept.cells - swept.left - len(swept.failed):,} of "
                  f"{swept.cells:,} done, {len(swept.failed):,} failed, {swept.left:,} left.")
    if swept.left:
        console.print("Other shards, or a later call, run those that are left.")
    else:
        console.print(f"Results: {place / 'results.parquet'}", soft_wrap=True)
    if swept.failed:
        for cell, reason in sorted(swept.failed.items())[:MOST_FAILURES]:
            console.print(f"Cell {cell} failed: {reason}", soft_wrap=True)
        if len(swept.failed) > MOST_FAILURES:
            console.print(f"and {len(swept.failed) - MOST_FAILURES} more")
        console.print("Their measures are empty; --retry runs them again.")
        raise typer.Exit(SOME_FAILED)


def status_command(folder: FolderArgument) -> None:
    """Say how far a sweep is, also while it runs."""
    from cxsim.sweeps.store.folder import SweepFolder

    status = SweepFolder.open(folder).status()
    console = standard_output()
    console.print(f"{status.done:,} of {counted(status.cells, 'cell')} done, {status.failed:,} failed, "
                  f"{status.left:,} left.")
    console.print(f"At work: {', '.join(status.runners)}." if status.runners else "Nobody is at work.")
    if status.runners and status.left and status.seconds_left is not None:
        console.print(f"About {duration(status.seconds_left)} left.")


def merge_command(
    folder: FolderArgument,
    csv: Annotated[bool, typer.Option("--csv", help="Also write results.csv.")] = False,
    partial: Annotated[bool, typer.Option("--partial", help="Also if cells are missing.")] = False,
) -> None:
    """Merge the chunks of a sweep into results.parquet."""
    from cxsim.sweeps.store.folder import SweepFolder
    from cxsim.sweeps.store.merge import merge

    report = merge(SweepFolder.open(folder), csv=csv, partial=partial)
    console = standard_output()
    console.print(f"{report.rows:,} rows of {counted(report.done + report.failed, 'cell')}; {report.failed:,} failed, "
                  f"{report.left:,} missing.")
    console.print(f"Results: {folder / 'results.parquet'}", soft_wrap=True)
