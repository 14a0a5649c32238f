"""How well interventions that were meant for certain people hit them: who was reached, and who did not belong there."""

from __future__ import annotations

from dataclasses import dataclass

AIM_COLUMNS = ("scenario", "replicate", "week", "intervention", "reached", "astray", "misjudged")


@dataclass(frozen=True, order=True)
class Aim:
    """One intervention that chose people by what leaders believed, in one future.

    ``reached``: people whom it reached (or chose); ``astray``: those of them who did not belong there by the true state
    of that week; ``misjudged``: those astray who were taken for unwilling although they were willing, and unskilled or
    blocked by inhibitors.
    """

    replicate: int
    week: int
    intervention: str
    reached: int
    astray: int
    misjudged: int
