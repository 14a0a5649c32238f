"""The page of a narrowing: forecast, what was seen, what was learned, what cannot be known, what to ask next."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cxsim.model.parameters import PARAMETERS
from cxsim.plots.export import save_png, svg_text
from cxsim.plots.narrowing import narrowing_figure
from cxsim.report.odd.html import odd_html
from cxsim.report.odd.page import of_the_author
from cxsim.results.store import Writer, write_folder
from cxsim.studies.narrowing.narrow import Narrowed
from cxsim.studies.narrowing.tables import (
    forecast_rows,
    learned_of,
    narrowing_files,
    narrowing_manifest,
    not_to_be_known,
    observed_rows,
)
from cxsim.studies.narrowing.worth import Worth

MOST_ROWS = 12
ROWS_OF_FORECAST = 13
_PICTURE = "PICTUREOFTHEFORECAST"


def write_narrowing(
    narrowed: Narrowed, worths: Sequence[Worth], folder: Path, *, notes: Sequence[str] = (), force: bool = False
) -> Path:
    """Write the narrowed set, the tables, the picture and ``report.html``."""
    page = narrowing_html(narrowed, worths, notes)

    def write_page(path: Path) -> None:
        path.write_text(page, encoding="utf-8", newline="\n")

    def write_picture(path: Path) -> None:
        save_png(narrowing_figure(narrowed), path)

    files: dict[str, Writer] = {"report.html": write_page, "forecast.png": write_picture}
    return write_folder(folder, {**files, **narrowing_files(narrowed, worths)}, narrowing_manifest(narrowed, notes),
                        force=force)


def narrowing_html(narrowed: Narrowed, worths: Sequence[Worth], notes: Sequence[str]) -> str:
    """The page, one file that loads nothing."""
    svg = svg_text(narrowing_figure(narrowed), "forecast", "Adoption by week, before and after narrowing")
    return odd_html("\n\n".join(_parts(narrowed, worths, notes))).replace(f"<p>{_PICTURE}</p>", svg)


def _parts(narrowed: Narrowed, worths: Sequence[Worth], notes: Sequence[str]) -> Iterator[str]:
    """The page as Markdown, part by part."""
    yield from _about_forecast(narrowed)
    yield "## What was seen"
    yield _table(("observation", "observed", "error", "the set shows (5 to 95 %)"),
                 ((row[0], f"{row[1]:.3g}", f"{row[2]:.3g}", f"{row[3]:.3g} to {row[5]:.3g}")
                  for row in observed_rows(narrowed)))
    yield from _about_parameters(narrowed)
    yield "## What another survey would be worth"
    yield f"Width of the 90 % band in week {narrowed.weeks - 1}, on average over companies like this one."
    yield _table(("further observation", "width without", "width with", "narrower"),
                 ((one.observation.name, f"{one.without:.3f}", f"{one.with_it:.3f}", _share(one.narrower))
                  for one in worths[:MOST_ROWS]))
    if notes:
        yield "## How the files were read"
        yield "\n".join(f"- {of_the_author(note)}" for note in notes)


def _about_forecast(narrowed: Narrowed) -> Iterator[str]:
    """Title, answer, picture and table of the adoption to come."""
    yield f"# What is to come of {of_the_author(narrowed.scenario.name)}"
    last = narrowed.weeks - 1
    low, middle, high = map(_share, narrowed.adoption_after[:, -1])
    wide_low, _, wide_high = map(_share, narrowed.adoption_before[:, -1])
    yield (f"In week {last} {middle} of the people have adopted, in 90 of 100 futures {low} to {high}. Before anything "
           f"was seen it was {wide_low} to {wide_high}.")
    yield _PICTURE
    yield "## Adoption to come"
    step = max(1, last // (ROWS_OF_FORECAST - 1))
    chosen = (row for row in forecast_rows(narrowed) if row[0] in {*range(0, last, step), last})
    yield _table(("week", "median", "90 % band", "band before", "if it stays as last seen"),
                 ((row[0], _share(row[2]), f"{_share(row[1])} to {_share(row[3])}",
                   f"{_share(row[4])} to {_share(row[6])}", _share(row[7])) for row in chosen))


def _about_parameters(narrowed: Narrowed) -> Iterator[str]:
    """What was learned, and what cannot be known."""
    known, unknown = learned_of(narrowed), not_to_be_known(narrowed)
    yield "## What was learned"
    yield ("These parameters are known better than before, beyond chance." if known else
           "No parameter by itself is known better than chance would have it; the forecast still is.")
    yield _table(("parameter", "meaning", "mean before", "mean now", "90 % band", "explained"),
                 ((one.name, PARAMETERS[one.name].meaning, f"{one.mean_before:.3g}", f"{one.mean:.3g}",
                   f"{one.low:.3g} to {one.high:.3g}", _share(one.explained)) for one in known[:MOST_ROWS]))
    yield "## What cannot be known from these data"
    others = len(narrowed.simulated.names) - len(known) - len(unknown)
    yield (f"{'These keep the forecast open, and nothing that was seen tells them. ' if unknown else ''}Of {others} "
           "further parameters nothing can be known either; none of them alone moves the forecast visibly.")
    yield _table(("parameter", "meaning", "share of what stays open"),
                 ((one.name, PARAMETERS[one.name].meaning, _share(one.carries)) for one in unknown[:MOST_ROWS]))


def _share(value: object) -> str:
    number = float(str(value))
    return "" if math.isnan(number) else f"{100.0 * number:.0f} %"


def _table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; nothing without rows."""
    lines = ["| " + " | ".join(of_the_author(str(cell)) for cell in row) + " |" for row in rows]
    head = ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
    return "\n".join([*head, *lines]) if lines else ""
