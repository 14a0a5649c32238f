"""What a state column is, of people or of departments, and what a weekly measure of them is.

Each is declared once, beside the mechanism that writes it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """One state column of people.

    ``writer`` is an equation, ``drawn`` (a trait) or ``acts`` (appointments). ``newcomer`` is a hire's starting value:
    a number, the name of a parameter or of a trait column, ``drawn`` (a trait), or ``kept`` (the slot keeps its value);
    ``begin`` and ``rest`` of its mechanism may set another, so that hires are like today's people at rest.
    """

    name: str
    meaning: str
    writer: str
    newcomer: float | str = "drawn"
    unit: str = "index 0-1"
    low: float = 0.0
    high: float = 1.0
    by_behavior: bool = False


@dataclass(frozen=True)
class OrganizationColumn:
    """One state column of departments, or with ``shared`` of the whole organization.

    ``start``: the starting value, a number or the name of a parameter.
    """

    name: str
    meaning: str
    writer: str
    start: float | str = 0.0
    unit: str = "index 0-1"
    low: float = 0.0
    high: float = 1.0
    shared: bool = False


@dataclass(frozen=True)
class WeeklyMeasure:
    """A quantity recorded at the end of every week for every group."""

    name: str
    unit: str
    meaning: str
