"""What is recorded every week: a measure with its unit and meaning, declared beside what it measures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class WeeklyMeasure:
    """A quantity recorded at the end of every week for every group."""

    name: str
    unit: str
    meaning: str
