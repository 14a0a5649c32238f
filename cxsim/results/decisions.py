"""What rules decided while a plan ran: one row per decision and future."""

from __future__ import annotations

from dataclasses import dataclass

DECISION_COLUMNS = ("scenario", "replicate", "week", "rule", "group", "action", "done", "reason")
# Reasons that say that there was nothing to do.
OVER, UNDER_WAY = "it is not under way", "it is under way"


@dataclass(frozen=True, order=True)
class Decision:
    """One action of a rule in one future.

    ``group``: "all", or "department:NAME" where the rule acts in each department by itself. ``reason``: why it was not
    done, empty where it was.
    """

    replicate: int
    week: int
    rule: str
    group: str
    action: str
    reason: str = ""

    @property
    def done(self) -> bool:
        """Whether it was done."""
        return self.reason == ""
