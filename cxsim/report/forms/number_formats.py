"""How numbers of a table are shown in a workbook, by their column and by what the row measures."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from cxsim.results.measures import MEASURES

PERCENT, MONEY, WHOLE, PLAIN = "0.0 %", "#,##0", "0", "#,##0.0###"
NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
TEXTS = frozenset({
    "scenario", "baseline", "item", "group", "rule", "action", "reason", "intervention", "assumption", "recommendation",
    "risk", "indicator", "measure", "source", "input", "unit", "tied_with", "other", "owner", "milestone", "done",
    "who", "what", "type", "stage", "currency", "month",
})
"""Columns of names, which stay texts even where a name looks like a number."""
WHOLES = frozenset({"week", "replicate", "replicates", "replicates_needed", "rank", "people"})
SHARES = frozenset({
    "probability_better", "likelihood", "hit_rate", "false_alarm_rate", "share", "share_of_sets", "probability",
    "share_broken_even",
})
SHARES_IN = {
    "funnel": frozenset({"mean", "p05", "p95"}),
    "load": frozenset({"load", "load_p05", "load_p95"}),
    "milestones": frozenset({"at_least", "low", "high"}),
}
"""Columns that are shares in some tables only."""


def number_in(text: str, column: str) -> float | None:
    """The number in a cell; None for a text, a blank cell and a name."""
    if column in TEXTS or not NUMBER.fullmatch(text):
        return None
    number = float(text)
    return number if math.isfinite(number) else None


def plain_format(number: float) -> str:
    """The format of a number that nothing more is known of."""
    return MONEY if number.is_integer() else PLAIN


def format_of(table: str, column: str, row: Mapping[str, str]) -> str:
    """The format of a number in a column of a row of a table; empty if nothing more is known of it."""
    if column in WHOLES or column.endswith("_week"):
        return WHOLE
    if column in SHARES or column in SHARES_IN.get(table, ()):
        return PERCENT
    measure = MEASURES.get(row.get("measure", ""))
    unit = measure.unit if measure is not None else row.get("unit", "")
    if unit.startswith("share"):
        return PERCENT
    if table == "costs" or column == "cost" or "currency" in unit or re.fullmatch("[A-Z]{3}", unit):
        return MONEY
    return ""
