"""The results of contrasts: a line for the screen, a file, and the tables of the page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from experiments.contrasts.battery import CONTRASTS
from experiments.contrasts.contrast import Contrast, Found
from experiments.contrasts.misses import MISSES
from experiments.measuring import Row, filled, read, write

HERE = Path(__file__).resolve().parent
RESULTS, PAGE = HERE / "results" / "contrasts.csv", HERE / "README.md"
COLUMNS = ("contrast", "uncertainty", "replicates", "value", "low", "high", "verdict", "levels")
SETTINGS = {"none": "default parameters", "full": "plausible set"}


def verdict(one: Found) -> str:
    """Met or missed, and whether the interval leaves room for the other."""
    word = "met" if one.met else "MISSED"
    return word if one.certain else f"{word}, not certain"


def number(value: float, contrast: Contrast) -> str:
    """A number in the unit of the page."""
    return f"{value * contrast.shown_times:+.1f}" if contrast.shown_times == 100.0 else f"{value:.2f}"


def interval(one: Found) -> str:
    """The mean with its interval, in the unit of the page."""
    value, low, high = (number(each, one.contrast) for each in (one.value, one.low, one.high))
    return f"{value} ({low} to {high})"


def line(one: Found) -> str:
    """A result for the screen."""
    return (f"{one.contrast.name:33} {one.contrast.bound:12} {SETTINGS[one.uncertainty]:18} {interval(one):26} "
            f"{verdict(one):20} {one.told}")


def write_results(results: Sequence[Found]) -> None:
    """All results as a file."""
    write(RESULTS, COLUMNS, (
        (one.contrast.name, one.uncertainty, one.replicates, f"{one.value:.5f}", f"{one.low:.5f}", f"{one.high:.5f}",
         verdict(one), one.told) for one in results))


def cell(contrast: Contrast, row: Row | None) -> str:
    """A stored result in a cell."""
    if row is None:
        return "not measured |"
    value, low, high = (number(float(row[name]), contrast) for name in ("value", "low", "high"))
    return f"{value} ({low} to {high}) | {row['verdict']}"


def table(group: str, rows: Sequence[Row]) -> str:
    """The table of a group."""
    of = {(row["contrast"], row["uncertainty"]): row for row in rows}
    lines = ["| contrast | bound | default parameters | | plausible set | |", "|---|---|--:|---|--:|---|"]
    for contrast in CONTRASTS:
        if contrast.group == group:
            cells = (cell(contrast, of.get((contrast.name, setting))) for setting in SETTINGS)
            lines.append(f"| **{contrast.name}**: {contrast.claim} | {contrast.bound} | {' | '.join(cells)} |")
    return "\n".join(lines)


def missed() -> str:
    """The declared misses with their reasons."""
    return "\n".join(f"- **{name}** ({SETTINGS[setting]}): {reason}." for (name, setting), reason in MISSES.items())


def page() -> str:
    """The page with its tables from the stored results."""
    text, rows = PAGE.read_text("utf-8"), read(RESULTS) if RESULTS.is_file() else []
    for group in dict.fromkeys(contrast.group for contrast in CONTRASTS):
        text = filled(text, group, table(group, rows))
    return filled(text, "misses", missed())
