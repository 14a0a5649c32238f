"""Puts measured figures into a document, between two marks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

BEGIN, END = "<!-- figures: written by python -m benchmarks --write-docs -->", "<!-- end of figures -->"


def write_document(document: Path, head: str, tables: Sequence[str]) -> None:
    """Replace what stands between the marks."""
    text = document.read_text("utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    document.write_text(before + "\n\n".join([BEGIN, head, *tables, END]) + after, encoding="utf-8")
