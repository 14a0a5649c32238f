"""The comparison on the screen: one row per plan, the answer in words, and why flat lines stay flat."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from cxsim.cli.numbers import ABSENT, bounded, money, per_cent
from cxsim.units import counted

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from cxsim.analysis.compare import Comparison

ROOMY: Final = 90
LEGEND: Final = (
    "better: replicates in which the plan beats the baseline; output: in the worst week, relative to doing nothing; "
    "quits: people who leave voluntarily; total cost: the plan, replacements and lost output."
)


def show_comparison(comparison: Comparison, console: Console) -> None:
    """Print the table, the answer, and why nearly flat lines stay flat."""
    from cxsim.words.bands import band_sources
    from cxsim.words.decision import missing_words, overturn_words, source_words
    from cxsim.words.differences import headline
    from cxsim.words.explained import explained_words
    from cxsim.words.explanation import why_flat
    from cxsim.words.precision import skew_words, until_words

    first = comparison.results[0]
    console.print(
        f"{len(comparison.results)} plans, {counted(first.recording.headcount, 'person')}, "
        f"{counted(first.weeks, 'week')}, {counted(first.replicates, 'replicate')}, the same random events for every "
        f"plan (seed {first.seed})"
    )
    console.print(comparison_table(comparison, narrow=console.width < ROOMY))
    console.print(f"{LEGEND} Replicates differ by {band_sources(comparison.results)}.")
    console.print(f"\n{headline(comparison)}")
    if comparison.missing:
        console.print(f"\n{missing_words(comparison)}")
    told = (until_words, skew_words, source_words, overturn_words)
    for line in chain.from_iterable(words(comparison) for words in told):
        console.print(f"\n{line}")
    if comparison.explained is not None:
        for line in explained_words(comparison.explained, first.currency):
            console.print(f"\n{line}")
    for result in comparison.results:
        reason = why_flat(result)
        if reason is not None:
            console.print(f"\n{result.scenario_name}: {reason}")


def comparison_table(comparison: Comparison, *, narrow: bool = False) -> Table:
    """One row per plan in the order given, narrow enough for 80 columns; differences are paired by replicate."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    currency = comparison.results[0].currency
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 0 if narrow else 1, 0, 0))
    table.add_column("plan", overflow="fold", min_width=12)
    for header in (
        "adoption\nat end, %\n(5–95 %)",
        "difference from\nbaseline, points\n(95 % interval)",
        "better\n%",
        "output\n%",
        "quits\n%/year",
        f"plan\ncost\nk{currency}",
        f"total\ncost\nk{currency}",
    ):
        table.add_column(header, justify="right", no_wrap=True)
    for name in comparison.names:
        label = f"{name} (baseline)" if name == comparison.baseline else name
        differences, taken = difference_cells(comparison, name), prices(comparison, name)
        table.add_row(Text(label), level(comparison, name), *differences, *taken)
    return table


def level(comparison: Comparison, name: str) -> str:
    """Adoption at the end: its mean, and its band over replicates."""
    from cxsim.results.summary import summarize

    mean, low, _, high, _, _ = summarize(comparison[name].measures["adoption_end"])
    return bounded(*(per_cent(value, digits=0) for value in (mean, low, high)))


def difference_cells(comparison: Comparison, name: str) -> tuple[str, str]:
    """Difference in adoption at the end with its interval, and how often the plan is better."""
    if name == comparison.baseline:
        return ABSENT, ABSENT
    found = comparison.difference(name, "adoption_end")
    points = bounded(*(per_cent(value, signed=True) for value in (found.mean, found.low, found.high)))
    return points, per_cent(found.probability_better, digits=0)


def prices(comparison: Comparison, name: str) -> tuple[str, str, str, str]:
    """What the plan costs: output in the worst week, people who leave, money."""
    return (
        per_cent(mean_of(comparison, name, "output_trough")),
        per_cent(mean_of(comparison, name, "turnover_per_year")),
        money(mean_of(comparison, name, "plan_cost")),
        money(mean_of(comparison, name, "cost_total")),
    )


def mean_of(comparison: Comparison, name: str, measure: str) -> float:
    """Mean of a measure over the replicates in which it is present; nan if it is not measured."""
    from cxsim.results.summary import summarize

    values = comparison[name].measures.get(measure)
    return float("nan") if values is None else summarize(values)[0]
