"""Costs by intervention (and replacement and lost output), and by department and level."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cxsim.results.result import Result
from cxsim.results.summary import summarize

COST_COLUMNS = ("scenario", "item", "group", "mean", "p05", "p95", "mcse")


def cost_rows(results: Iterable[Result]) -> list[tuple[Any, ...]]:
    """The rows of ``costs.csv``: every item for the whole organization, then for each group if known.

    The cost of an intervention falls in equal parts on the people it chose for a role, else on its target group;
    replacement and lost output fall where people left and output was lost.
    """
    rows: list[tuple[Any, ...]] = []
    for result in results:
        recording = result.recording
        for item in sorted(recording.costs):
            totals = {"all": recording.costs[item].sum(axis=0)}
            by_group = recording.group_costs.get(item)
            if by_group is not None:
                totals |= dict(zip(recording.groups[1:], by_group[1:], strict=True))
            for group, total in totals.items():
                mean, low, _, high, error, _ = summarize(total)
                rows.append((result.scenario_name, item, group, mean, low, high, error))
    return rows
