"""The page on validation (``docs/model/validation.md``), from the table of sizes and the stored results."""

from __future__ import annotations

import math
from typing import get_args

from cxsim.report.odd.page import rendered
from experiments.measuring import Row
from experiments.validation.sizes.misses import MISSES
from experiments.validation.sizes.results import MET, results, told
from experiments.validation.sizes.table import Domain, Size, populations, table


def validation_page() -> str:
    """The page: every row with its source, bounds and simulated number, and every miss with its reason."""
    rows = table()
    stored = results()
    return rendered(
        "validation.md.jinja", "experiments.pages", told_by=told_by, rows=rows, missed=missed(rows, stored),
        populations=populations(), bounds=bounds, shown=shown, stored=stored, reasons=MISSES,
        domains={domain: [size for size in rows if size.domain == domain] for domain in get_args(Domain)},
    )


def told_by(rows: list[Size], stored: dict[str, Row]) -> str:
    """How many of some rows are met."""
    return told(rows, (name for name, one in stored.items() if one["verdict"] == MET))


def missed(rows: list[Size], stored: dict[str, Row]) -> list[Size]:
    """The rows that are missed."""
    return [size for size in rows if size.id in stored and stored[size.id]["verdict"] != MET]


def bounds(size: Size) -> str:
    """The bounds of a row in words."""
    low, high = size.bounds
    if math.isinf(high):
        return f"above {low:g}"
    return f"below {high:g}" if math.isinf(low) else f"{shown(low)} to {shown(high)}"


def shown(number: float | str) -> str:
    """A number with as many digits as its size deserves."""
    value = float(number)
    digits = 2 if abs(value) >= 1.0 else 3 if abs(value) >= 0.01 else 4
    return f"{value:.{digits}f}"
