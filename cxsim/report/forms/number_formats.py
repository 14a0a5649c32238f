"""How numbers of a table are shown in a workbook, by their column and by what the row measures."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from cxsim.results.measures import MEASURES

PERCENT, MONEY, WHOLE, PLAIN = "0.0 %", "#,##0", "0", "#,##0.####"
NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
TEXTS = frozenset({
    "scenario", "baseline", "item", "group", "rule", "action", "reason", "intervention", "assumption", "recommendation",
    "risk", "indicator", "measure", "source", "input", "unit", "tied_with", "other", "owner", "milestone", "done",
})
"""Columns of names, which stay texts even where a name looks like a number."""
WHOLES = frozenset({"week", "replicate", "replicates", "replicates_needed", "rank", "earliest_signal_week", "people"})
SHARES = frozenset({
    "probability_better", "likelihood", "hit_rate", "false_alarm_rate", "share", "share_of_sets", "probability",
})


def number_in(text: str, column: str) -> float | None:
    """The number in a cell; None for a text, a blank cell and a name."""
    if column in TEXTS or not NUMBER.fullmatch(text):
        return None
    number = float(text)
    return number if math.isfinite(number) else None


def format_of(column: str, row: Mapping[str, str]) -> str:
    """The format of a number in a column of a row."""
    if column in WHOLES:
        return WHOLE
    if column in SHARES or column.endswith(("_share", "_percent")):
        return PERCENT
    measure = MEASURES.get(row.get("measure", ""))
    unit = measure.unit if measure is not None else row.get("unit", "money" if "item" in row else "")
    if unit.startswith("share"):
        return PERCENT
    if "currency" in unit or unit == "money":
        return MONEY
    return PLAIN
