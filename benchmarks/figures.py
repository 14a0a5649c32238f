"""A measured figure with its rounds, and tables of figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Figure:
    """What was measured: one value per round, or none and a ``note`` that says why."""

    name: str
    values: tuple[float, ...]
    unit: str
    note: str = ""

    @property
    def value(self) -> float | None:
        """The median over the rounds; None where nothing was measured."""
        return float(median(self.values)) if self.values else None

    def plain(self) -> dict[str, Any]:
        """As JSON takes it; ``figure_of`` reads it."""
        return asdict(self)


def figure_of(plain: dict[str, Any]) -> Figure:
    """The figure that ``plain`` wrote."""
    return Figure(**{**plain, "values": tuple(plain["values"])})


def missing(name: str, why: str) -> Figure:
    """A figure that this run cannot have."""
    return Figure(name, (), "", why)


def ratio(name: str, above: Sequence[float], below: Sequence[float], note: str = "") -> Figure:
    """Round by round, how many times ``above`` is ``below``: what is slow in a round is slow in both."""
    return Figure(name, tuple(one / other for one, other in zip(above, below, strict=True)), "x", note)


def shown(value: float) -> str:
    """Three digits, without powers of ten."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def cells(figure: Figure) -> tuple[str, str, str, str, str]:
    """Name, median, unit, range over the rounds and note, as texts."""
    if figure.value is None:
        return figure.name, "-", "", "", figure.note
    spread = f"{shown(min(figure.values))} to {shown(max(figure.values))}" if len(figure.values) > 1 else ""
    return figure.name, shown(figure.value), figure.unit, spread, figure.note


def text_table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table for a terminal."""
    wide = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    lines = ["  ".join(f"{text:<{width}}" for text, width in zip(row, wide, strict=True)) for row in [head, *rows]]
    return "\n".join([title, *(f"  {line}".rstrip() for line in lines)])


def markdown_table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The same table for a document."""
    lines = [f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *rows]]
    return "\n".join([f"**{title}**", "", *lines])


HEAD = ("figure", "median", "unit", "range", "note")
