"""``cxsim search FILE``: find plans under a budget and other limits, and confirm them on fresh random numbers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxsim.cli.estimates import say_estimate
from cxsim.cli.options import QuietOption, WorkersOption
from cxsim.cli.progress import WatchedWork
from cxsim.cli.screen import standard_output
from cxsim.units import counted

if TYPE_CHECKING:
    from cxsim.sweeps.search.answer import Answer
    from cxsim.sweeps.search.search import PlanSearch


def search_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What may vary, what is wanted, and the limits (YAML).")],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Folder of the search; a search that is there goes on. "
                                  "Default: output/NAME.")
    ] = None,
    workers: WorkersOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check the search, say what it will take, and "
                                          "stop.")] = False,
    quiet: QuietOption = False,
) -> None:  # fmt: skip
    """Find plans: which interventions, when, how much and for whom, under a budget and other limits.

    An interrupted search goes on when the same command is given again, and comes to the same plans.
    """
    from cxsim.cli.outputs import DEFAULT_PARENT, check_inputs_safe, plain_name
    from cxsim.cli.tables.search_table import show_answer
    from cxsim.sweeps.search.reading import read_search
    from cxsim.sweeps.search.search import PlanSearch

    stated = read_search(file)
    folder = out or DEFAULT_PARENT / plain_name(stated.search.name)
    check_inputs_safe(folder, [file, *(Path(name) for name in stated.scenario.input_files)])
    if dry_run:
        announce(PlanSearch(stated, folder, workers=workers), quiet)
        return
    with WatchedWork("Searching", quiet=quiet) as work:
        answer = PlanSearch(stated, folder, workers=workers, progress=work).run()
    show_answer(answer, standard_output())
    draw(answer, folder)
    say_plans(answer, folder)


def announce(whole: PlanSearch, quiet: bool) -> None:
    """Say what a search is, and what it will take at most."""
    stated, console = whole.stated, standard_output()
    search = stated.search
    console.print(f"At most {counted(search.generations * search.size, 'plan')} with "
                  f"{counted(stated.replicates, 'replicate')} each, and {counted(search.confirm.plans, 'plan')} "
                  f"confirmed with {counted(stated.confirming, 'replicate')} each, seed {whole.seed}.", soft_wrap=True)
    with WatchedWork("Trying a few plans", quiet=quiet):
        found, workers = whole.estimate()
    if found is not None:
        console.print(f"At most {found.runs:,} simulated futures, also of the plans to compare with.")
    say_estimate(found, workers, console, "plan")


def draw(answer: Answer, folder: Path) -> None:
    """Draw the front, if several objectives make one."""
    from cxsim.cli.places import save_picture
    from cxsim.plots.search_front import front_figure

    if len(answer.stated.search.objectives) > 1:
        save_picture(front_figure(answer), folder / "front.png", "Plans found")


def say_plans(answer: Answer, folder: Path) -> None:
    """Say where the plans and tables are, and what to do next."""
    from cxsim.sweeps.search.files import file_of
    from cxsim.sweeps.search.folder import PLANS

    console = standard_output()
    console.print(f"\nResults: {folder}", soft_wrap=True)
    best = answer.front[0] if answer.front else answer.winners[0]
    console.print(f"Next:    cxsim run {folder / PLANS / file_of(best)}", soft_wrap=True)
