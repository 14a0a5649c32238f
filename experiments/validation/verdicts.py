"""The verdict of every target, as a table and as a page."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Callable, Sequence
from pathlib import Path

from experiments.validation.registry import group_names
from experiments.validation.session import Session
from experiments.validation.target import Row, Target, evaluate

COLUMNS = ("target", "group", "source", "published", "simulated", "low", "high", "verdict")
Progress = Callable[[int, int, str], None]


def validate(targets: Sequence[Target], session: Session, progress: Progress | None = None) -> list[Row]:
    """Evaluate every target; arms shared by several targets run once."""
    rows: list[Row] = []
    for done, target in enumerate(targets):
        if progress is not None:
            progress(done, len(targets), target.id)
        rows += evaluate(target, session)
    return rows


def number(value: float) -> str:
    """A number in a table; empty for a missing bound."""
    return "" if math.isnan(value) or math.isinf(value) else f"{value:.6g}"


def csv_text(rows: Sequence[Row]) -> str:
    """The table as comma-separated values."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([row.target, row.group, row.source, row.published, number(row.simulated), number(row.low),
                         number(row.high), row.verdict])
    return text.getvalue()


def counted(rows: Sequence[Row]) -> dict[str, int]:
    """How many numbers met their target, missed it as declared, missed it otherwise, or were skipped."""
    kinds = ("passed", "expected_failure", "failed", "skipped")
    return {kind: sum(row.verdict.split("(")[0] == kind for row in rows) for kind in kinds}


def page(rows: Sequence[Row], replicates: int) -> str:
    """One page for readers, in Markdown."""
    count = counted(rows)
    lines = [
        "# What the model meets and what it misses", "",
        f"{len(rows)} numbers: {count['passed']} met, {count['expected_failure']} missed and declared, "
        f"{count['failed']} missed otherwise, {count['skipped']} skipped. Patterns are paired over {replicates} "
        "replicates on common random numbers: the mean difference must exceed the floor and two standard errors.", "",
    ]
    for group, meaning in group_names().items():
        chosen = [row for row in rows if row.group == group]
        if chosen:
            lines += [f"## Group {group}: {meaning}", "", "| target | published | simulated | from | to | verdict |",
                      "|---|---|---|---|---|---|", *(_line(row) for row in chosen), ""]
    return "\n".join(lines)


def _line(row: Row) -> str:
    cells = (row.target, row.published, number(row.simulated), number(row.low), number(row.high), row.verdict)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def write(rows: Sequence[Row], folder: Path, replicates: int) -> tuple[Path, Path]:
    """Write ``validation.csv`` and ``validation.md`` into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    table, text = folder / "validation.csv", folder / "validation.md"
    table.write_text(csv_text(rows), encoding="utf-8")
    text.write_text(page(rows, replicates), encoding="utf-8")
    return table, text
