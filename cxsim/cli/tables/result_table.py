"""One result on the screen: every measure with its band, and why a nearly flat line stays flat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.cli.numbers import bounds_shown, in_unit, unit_shown
from cxsim.units import counted

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from cxsim.results.result import Result


def show_result(result: Result, console: Console) -> None:
    """Print what was run, the table of measures, and why a nearly flat line stays flat."""
    from cxsim.words.bands import band_sources
    from cxsim.words.explanation import why_flat

    console.print(
        f"{result.scenario_name}: {counted(result.recording.headcount, 'person')}, "
        f"{counted(result.weeks, 'week')}, {counted(result.replicates, 'replicate')} (seed {result.seed})"
    )
    console.print(result_table(result))
    console.print(f"Replicates differ by {band_sources([result])}.")
    reason = why_flat(result)
    if reason is not None:
        console.print(reason)


def result_table(result: Result) -> Table:
    """One row per measure: mean, band over replicates, unit, and which direction is better."""
    from rich import box
    from rich.table import Table

    from cxsim.results.measures import MEASURES
    from cxsim.results.summary import summary_rows

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("measure", no_wrap=True)
    table.add_column("mean", justify="right", no_wrap=True)
    table.add_column("5–95 % of replicates", justify="right", no_wrap=True)
    table.add_column("unit", overflow="fold")
    table.add_column("better")
    for _, measure, unit, mean, low, _, high, _, _ in summary_rows((result,)):
        bounds = bounds_shown(in_unit(low, unit), in_unit(high, unit))
        better = "" if MEASURES[measure].better == "none" else MEASURES[measure].better
        table.add_row(measure.replace("_", " "), in_unit(mean, unit), bounds, unit_shown(unit), better)
    return table
