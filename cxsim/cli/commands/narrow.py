"""``cxsim narrow FILE``: which parameter sets agree with what a company has seen so far?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxsim.cli.inputs import read_scenarios
from cxsim.cli.job import mistake
from cxsim.cli.observations import ObservationOptions
from cxsim.cli.options import ForceOption, QuietOption, SeedOption, WorkersOption
from cxsim.cli.places import check_place, writing
from cxsim.cli.progress import WatchedWork
from cxsim.cli.screen import standard_output
from cxsim.errors import ResultError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from cxsim.studies.narrow import Narrowed

MOST_MOVED = 8
ENOUGH_EFFECTIVE_ROWS = 50


def narrow_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The scenario under way (YAML).")],
    *,
    out: Annotated[Path, typer.Option("--out", metavar="CSV", help="Where to write the narrowed set; a scenario uses "
                                      "it with uncertainty: {set: CSV}.")],
    observed: ObservationOptions,
    seed: SeedOption = None,
    workers: WorkersOption = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
) -> None:  # fmt: skip
    """Narrow the uncertainty: weight the plausible parameter sets by what has been observed so far."""
    from cxsim.studies.narrow import narrow

    (scenario,) = read_scenarios([file])
    check_place(out, inputs=[*scenario.input_files, *([observed.adoption] if observed.adoption else [])], force=force)
    observations = observed.observations()
    try:
        with WatchedWork("Simulating every row of the set", quiet=quiet) as work:
            narrowed = narrow(scenario, observations, seed=seed, workers=workers, progress=work)
    except ResultError as error:
        raise mistake(str(file), str(error)) from None
    with writing(out) as unfinished:
        unfinished.write_text(narrowed.after().text(), encoding="utf-8", newline="\n")
    console = standard_output()
    show_observations(narrowed, console)
    show_moved(narrowed, console)
    console.print(f"\nNarrowed set: {out}", soft_wrap=True)
    console.print(f"Use it in a scenario with:  uncertainty: {{set: {out.name}}}", soft_wrap=True)


def show_observations(narrowed: Narrowed, console: Console) -> None:
    """How well the set predicted each observation, before and after."""
    import numpy as np

    from cxsim.studies.narrow import weighted_quantiles

    rows = narrowed.before.rows
    even = np.full(rows, 1.0 / rows)
    table = number_table("observation", "observed", "error", "before (5-95 %)", "after (5-95 %)")
    for one in narrowed.observations:
        values = narrowed.simulated[one.name]
        bands = [weighted_quantiles(values, weights, (0.05, 0.95)) for weights in (even, narrowed.weights)]
        spans = [f"{low:.3g} to {high:.3g}" for low, high in bands]
        table.add_row(one.name, f"{one.value:g}", f"{one.error:g}", *spans)
    console.print(table)
    few = narrowed.effective_rows < ENOUGH_EFFECTIVE_ROWS
    console.print(f"Effective rows: {narrowed.effective_rows:.0f} of {rows}"
                  + ("; too few for smooth bands: later results rest on few distinct rows." if few else "."))


def show_moved(narrowed: Narrowed, console: Console) -> None:
    """The parameters that moved most."""
    found = narrowed.moved(MOST_MOVED)
    if not found:
        console.print("No parameter moved more than chance alone would move it.")
        return
    table = number_table("parameter", "mean before", "mean after")
    table.title, table.title_justify = "Parameters that moved most", "left"
    for name, before, after in found:
        table.add_row(name, f"{before:.3g}", f"{after:.3g}")
    console.print(table)


def number_table(name: str, *numbers: str) -> Table:
    """A table of names and numbers without frames."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(name, justify="left", no_wrap=True)
    for title in numbers:
        table.add_column(title, justify="right", no_wrap=True)
    return table
