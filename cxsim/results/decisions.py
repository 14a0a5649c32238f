"""What rules decided while a plan ran: one row per decision and future."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxsim.results.result import Result

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


def decision_rows(results: Iterable[Result]) -> Iterator[tuple[str | int, ...]]:
    """Rows of ``decisions.csv``: scenario by scenario, future by future, in the order in which things were decided."""
    for result in results:
        for one in result.decisions:
            done = "yes" if one.done else "no"
            yield result.scenario_name, one.replicate, one.week, one.rule, one.group, one.action, done, one.reason
