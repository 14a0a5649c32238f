"""Text that must fit into a box: how large it may be, and where to end it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

LETTER_WIDTH = 0.53
"""Mean width of a letter in parts of its size: a little wider than in the fonts that are asked for."""
LINE_HEIGHT = 1.22
PARAGRAPH_GAP = 0.45


@dataclass(frozen=True)
class Fitted:
    """Paragraphs and the size of their letters in points; ``cut``: some are left out."""

    paragraphs: tuple[str, ...]
    size: float
    cut: bool = False


def fitted(paragraphs: Sequence[str], width: float, height: float, sizes: Sequence[float]) -> Fitted:
    """The paragraphs in the largest of these sizes that fits; in the smallest one they end after a whole sentence.

    ``width`` and ``height`` in inches.
    """
    kept = [one for one in paragraphs if one]
    for size in sizes:
        if height_of(kept, width, size) <= height:
            return Fitted(tuple(kept), size)
    size = sizes[-1]
    while kept and height_of(kept, width, size) > height:
        kept = _shorter(kept)
    return Fitted(tuple(kept), size, cut=True)


def height_of(paragraphs: Sequence[str], width: float, size: float) -> float:
    """How high paragraphs are in inches, at a width in inches and a size in points."""
    letters = max(int(width * 72.0 / (size * LETTER_WIDTH)), 4)
    lines = sum(max(len(textwrap.wrap(one, letters)), 1) for one in paragraphs)
    return (lines * LINE_HEIGHT + max(len(paragraphs) - 1, 0) * PARAGRAPH_GAP) * size / 72.0


def _shorter(paragraphs: list[str]) -> list[str]:
    """Without the last sentence, or without the last words of a single sentence."""
    *before, last = paragraphs
    sentences = re.split(r"(?<=[.!?]) ", last)
    if len(sentences) > 1:
        return [*before, " ".join(sentences[:-1])]
    if before:
        return before
    words = last.rstrip("…").split()
    return [" ".join(words[:-1]) + "…"] if len(words) > 1 else []
