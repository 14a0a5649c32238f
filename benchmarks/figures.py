"""A measured figure, whether it reaches its goal, and tables of figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal


@dataclass(frozen=True)
class Figure:
    """A measured figure; ``goal`` and ``bound`` state the required value, None if there is no requirement."""

    name: str
    value: float
    unit: str
    bound: Literal["at least", "at most"] = "at least"
    goal: float | None = None

    @property
    def reached(self) -> bool | None:
        """Whether the goal is reached; None without one."""
        if self.goal is None:
            return None
        return self.value >= self.goal if self.bound == "at least" else self.value <= self.goal

    @property
    def verdict(self) -> str:
        """The goal and whether it is reached, in words."""
        if self.goal is None:
            return ""
        return f"{self.bound} {shown(self.goal)}: {'reached' if self.reached else 'MISSED'}"

    def plain(self) -> dict[str, Any]:
        return asdict(self)


def shown(value: float) -> str:
    """Three digits, without powers of ten."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def rows(figures: Sequence[Figure]) -> list[tuple[str, str, str, str]]:
    """Name, value, unit and verdict of each figure, as texts."""
    return [(figure.name, shown(figure.value), figure.unit, figure.verdict) for figure in figures]


def text_table(title: str, figures: Sequence[Figure]) -> str:
    """A table for a terminal."""
    lines = [title]
    wide = max(len(figure.name) for figure in figures)
    for name, value, unit, verdict in rows(figures):
        lines.append(f"  {name:<{wide}}  {value:>11} {unit:<5}  {verdict}".rstrip())
    return "\n".join(lines)


def markdown_table(title: str, figures: Sequence[Figure]) -> str:
    """A table for a document."""
    lines = [f"**{title}**", "", "| figure | value | unit | goal |", "|---|--:|---|---|"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows(figures))])
