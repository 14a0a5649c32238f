"""Puts measured figures into a document, between two marks, with the machine and the day."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.figures import Figure, markdown_table

BEGIN, END = "<!-- figures: written by python -m benchmarks --write-docs -->", "<!-- end of figures -->"


def write_document(document: Path, machine: str, figures: Mapping[str, Sequence[Figure]]) -> None:
    """Replace what stands between the marks."""
    text = document.read_text("utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    tables = [markdown_table(title, values) for title, values in figures.items()]
    head = f"Measured on {time.strftime('%Y-%m-%d')}: {machine}."
    document.write_text(before + "\n\n".join([BEGIN, head, *tables, END]) + after, encoding="utf-8")
