"""A narrowing on the screen: what was seen, the forecast, what was learned and what not, and what to ask next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cxsim.cli.numbers import per_cent
from cxsim.units import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console
    from rich.table import Table

    from cxsim.studies.narrowing.narrow import Narrowed
    from cxsim.studies.narrowing.tables import AboutParameter
    from cxsim.studies.narrowing.worth import Worth

MOST_SHOWN: Final = 5
FORECAST_WEEKS: Final = 5


def show_narrowing(narrowed: Narrowed, worths: Sequence[Worth], console: Console) -> None:
    """Print the tables and the sentences."""
    from cxsim.studies.narrowing.tables import learned_of, not_to_be_known, observed_rows

    table = number_table("observation", "observed", "error", "the set shows (5-95 %)")
    for name, value, error, low, _, high in observed_rows(narrowed):
        table.add_row(str(name), f"{value:.3g}", f"{error:.3g}", f"{low:.3g} to {high:.3g}")
    console.print(table)
    console.print(forecast_table(narrowed))
    known, unknown = learned_of(narrowed), not_to_be_known(narrowed)
    console.print(f"Learned beyond chance: {_named(known, [one.explained for one in known]) or 'no single parameter'}.",
                  soft_wrap=True)
    console.print(f"Cannot be known from these data: {_named(unknown, [one.carries for one in unknown])}"
                  f"{' (share of what stays open), and ' if unknown else ''}"
                  f"{counted(len(narrowed.simulated.names) - len(known) - len(unknown), 'further parameter')}.",
                  soft_wrap=True)
    useful = [one for one in worths if one.narrower > 0.0][:3]
    told = ", ".join(f"{one.observation.name} ({per_cent(one.narrower, digits=0)} %)" for one in useful)
    console.print(f"Would narrow the forecast most: {told or 'none of the surveys tried'}.", soft_wrap=True)


def forecast_table(narrowed: Narrowed) -> Table:
    """Adoption in some weeks to come, before and after."""
    from cxsim.studies.narrowing.tables import forecast_rows

    table = number_table("week", "adoption", "90 % band", "band before")
    last = narrowed.weeks - 1
    step = max(1, (last - narrowed.now) // FORECAST_WEEKS)
    rows = forecast_rows(narrowed)
    for week in sorted({*range(min(narrowed.now, last), last, step), last}):
        low, middle, high, wide_low, _, wide_high = (per_cent(share, digits=0) for share in rows[week][1:7])
        table.add_row(f"{week}", f"{middle} %", f"{low} to {high} %", f"{wide_low} to {wide_high} %")
    return table


def _named(parameters: Sequence[AboutParameter], shares: Sequence[float]) -> str:
    from cxsim.model.parameters import PARAMETERS

    told = [f"{PARAMETERS[one.name].meaning} ({per_cent(share, digits=0)} %)"
            for one, share in zip(parameters, shares, strict=True)]
    more = len(told) - MOST_SHOWN
    return ", ".join(told[:MOST_SHOWN]) + (f" and {more} more" if more > 0 else "")


def number_table(name: str, *numbers: str) -> Table:
    """A table of names and numbers without frames."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(name, justify="left", no_wrap=True)
    for title in numbers:
        table.add_column(title, justify="right", no_wrap=True)
    return table
