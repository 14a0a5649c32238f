"""What rules decided while a plan ran: one row per decision and replicate."""

from __future__ import annotations

from dataclasses import dataclass

DECISION_COLUMNS = ("scenario", "replicate", "week", "rule", "group", "action", "done", "reason")
# Reasons that mean there was nothing to do.
OVER, UNDER_WAY = "it is not under way", "it is under way"


@dataclass(frozen=True, order=True)
class Decision:
    """One action of a rule in one replicate.

    ``group``: "all", or "department:NAME" if the rule acts in each department separately. ``reason``: why it was not
    done; empty if it was.
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
