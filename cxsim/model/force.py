"""What a force is: what leaders or the context push, and how several pushes combine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Combination = Literal["add", "largest", "multiply"]


@dataclass(frozen=True)
class Force:
    """One force. ``by_behavior``: exists once per target behavior."""

    name: str
    meaning: str
    unit: str = "share of a full dose"
    neutral: float = 0.0
    combine: Combination = "add"
    low: float = 0.0
    high: float = 1.0
    by_behavior: bool = False

    def combined(self, pushes: Iterable[float]) -> float:
        """The value of the force under these pushes, the same in whatever order they come."""
        ordered = sorted(pushes)
        if not ordered:
            return self.neutral
        if self.combine == "largest":
            value = max(self.neutral, ordered[-1])
        elif self.combine == "multiply":
            value = self.neutral
            for push in ordered:
                value *= push
        else:
            value = self.neutral
            for push in ordered:
                value += push
        return min(max(value, self.low), self.high)
