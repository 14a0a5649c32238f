"""How well interventions reached the people they were meant for: who was reached, and who did not belong there."""

from __future__ import annotations

from dataclasses import dataclass

AIM_COLUMNS = ("scenario", "replicate", "week", "intervention", "reached", "astray", "misjudged")


@dataclass(frozen=True, order=True)
class Aim:
    """One intervention that chose people by leaders' beliefs, in one replicate.

    ``reached``: people it reached or chose; ``astray``: how many of them did not belong there by the true state
    of that week; ``misjudged``: how many of those were taken for unwilling although they were willing, but unskilled or
    blocked by inhibitors.
    """

    replicate: int
    week: int
    intervention: str
    reached: int
    astray: int
    misjudged: int
