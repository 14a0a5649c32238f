"""``cxsim narrow FILE``: which parameter sets agree with what a company has seen so far?"""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxsim.cli.options import ForceOption, QuietOption, SeedOption, WorkersOption

if TYPE_CHECKING:
    from rich.console import Console

    from cxsim.scenario.schema.schema import Scenario
    from cxsim.studies.narrow import Narrowed, Observation

MOST_MOVED = 8
ENOUGH_EFFECTIVE_ROWS = 50


def number(lowest: float, highest: float, *, above: bool = False) -> Callable[[str], float]:
    """A reader of numbers that says what was given and what is allowed."""

    def read(text: str | float) -> float:
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not lowest <= value <= highest or (above and value == lowest):
            words = f"above {lowest:g} and up to {highest:g}" if above else f"from {lowest:g} to {highest:g}"
            raise typer.BadParameter(f"'{text}' given; allowed: a number {words}")
        return value

    return read


def narrow(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The scenario that is under way (YAML).")],
    out: Annotated[Path, typer.Option("--out", metavar="CSV", help="Where the narrowed set goes; a scenario names it "
                                      "with uncertainty: {set: CSV}.")],
    adoption: Annotated[
        Path | None, typer.Option("--adoption", metavar="CSV", help="Adoption so far: columns week (of the plan, from "
                                  "0) and adoption (share of people who practise most of the time).")
    ] = None,
    turnover: Annotated[
        float | None, typer.Option("--turnover", metavar="SHARE", parser=number(0.0, 1.0),
                                   help="Share of people who quit in a usual year, without the change.")
    ] = None,
    customer_score: Annotated[
        float | None, typer.Option("--customer-score", metavar="SCORE", parser=number(0.0, 100.0),
                                   help="Customer score (0-100) in the last week of --adoption, or in --score-week.")
    ] = None,
    score_week: Annotated[
        int | None, typer.Option("--score-week", metavar="WEEK", min=0, help="Week of the customer score.")
    ] = None,
    adoption_error: Annotated[
        float, typer.Option("--adoption-error", metavar="SHARE", parser=number(0.0, 1.0, above=True),
                            help="Error of each adoption share (standard deviation), of measurement and model.")
    ] = 0.05,
    turnover_error: Annotated[
        float, typer.Option("--turnover-error", metavar="SHARE", parser=number(0.0, 1.0, above=True),
                            help="Error of the turnover.")
    ] = 0.03,
    score_error: Annotated[
        float, typer.Option("--score-error", metavar="POINTS", parser=number(0.0, 100.0, above=True),
                            help="Error of the customer score.")
    ] = 3.0,
    seed: SeedOption = None,
    workers: WorkersOption = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
) -> None:  # fmt: skip
    """Narrow the uncertainty: weigh the plausible parameter sets by what has been observed so far."""
    from cxsim.cli.inputs import read_scenarios
    from cxsim.cli.job import mistake
    from cxsim.cli.observations import read_adoption
    from cxsim.cli.progress import WatchedWork
    from cxsim.cli.screen import output
    from cxsim.errors import ResultError
    from cxsim.studies import narrow as room

    (scenario,) = read_scenarios([file])
    check_place(out, scenario, adoption, force=force)
    observations: list[Observation] = []
    weeks = [] if adoption is None else read_adoption(adoption)
    observations += [room.adoption_observed(week, share, adoption_error) for week, share in weeks]
    if turnover is not None:
        observations.append(room.turnover_observed(turnover, turnover_error))
    if customer_score is not None:
        week = score_week if score_week is not None else weeks[-1][0] if weeks else None
        if week is None:
            raise mistake("--customer-score", "the week of the score is not known: give --score-week or --adoption")
        observations.append(room.customer_score_observed(week, customer_score, score_error))
    try:
        with WatchedWork("Simulating every row of the set", quiet=quiet) as work:
            narrowed = room.narrow(scenario, observations, seed=seed, workers=workers, progress=work)
    except ResultError as error:
        raise mistake(str(file), str(error)) from None
    write(out, narrowed.after().text())
    show(narrowed, output())
    output().print(f"\nNarrowed set: {out}", soft_wrap=True)
    output().print(f"Use it in a scenario with:  uncertainty: {{set: {out.name}}}", soft_wrap=True)


def check_place(out: Path, scenario: Scenario, adoption: Path | None, *, force: bool) -> None:
    """Refuse a file that is an input, or that is there already, before anything is run."""
    from cxsim.errors import OutputError

    inputs = [Path(name) for name in scenario.input_files] + ([] if adoption is None else [adoption])
    if any(out.resolve() == path.resolve() for path in inputs):
        raise OutputError(f"'{out}' is an input; give another name with --out")
    if out.is_dir():
        raise OutputError(f"'{out}' is a folder; give the name of a file with --out")
    if out.exists() and not force:
        raise OutputError(f"'{out}' is there already; give another name with --out, or use --force")
    if not out.absolute().parent.is_dir():
        raise OutputError(f"there is no folder '{out.absolute().parent}' for '{out.name}'")


def write(out: Path, text: str) -> None:
    """Write the set, whole or not at all."""
    from cxsim.errors import OutputError

    unfinished = out.with_name(out.name + ".unfinished")
    try:
        unfinished.write_text(text, encoding="utf-8", newline="\n")
        unfinished.replace(out)
    except OSError as error:
        raise OutputError(f"cannot write '{out}': {error.strerror}") from error


def show(narrowed: Narrowed, console: Console) -> None:
    """How well the set foretold each observation before and after, and which parameters moved."""
    import numpy as np
    from rich import box
    from rich.table import Table

    from cxsim.studies.narrow import quantiles

    rows = narrowed.before.rows
    even = np.full(rows, 1.0 / rows)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title in ("observation", "observed", "error", "before (5-95 %)", "after (5-95 %)"):
        table.add_column(title, justify="left" if title == "observation" else "right", no_wrap=True)
    for one in narrowed.observations:
        values = narrowed.simulated[one.name]
        bands = [quantiles(values, weights, (0.05, 0.95)) for weights in (even, narrowed.weights)]
        told = [f"{low:.3g} to {high:.3g}" for low, high in bands]
        table.add_row(one.name, f"{one.value:g}", f"{one.error:g}", *told)
    console.print(table)
    few = narrowed.effective_rows < ENOUGH_EFFECTIVE_ROWS
    console.print(f"Effective rows: {narrowed.effective_rows:.0f} of {rows}"
                  + ("; few, so later bands are rough: they rest on few different rows." if few else "."))
    found = narrowed.moved(MOST_MOVED)
    if not found:
        console.print("No parameter moved by more than chance would move it.")
        return
    moved = Table(box=box.SIMPLE_HEAD, pad_edge=False, title="Parameters that moved most", title_justify="left")
    for title in ("parameter", "mean before", "mean after"):
        moved.add_column(title, justify="left" if title == "parameter" else "right", no_wrap=True)
    for name, before, after in found:
        moved.add_row(name, f"{before:.3g}", f"{after:.3g}")
    console.print(moved)
