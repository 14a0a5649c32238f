"""Figures as files and as text for a page; the same results give the same bytes."""

from __future__ import annotations

import io
import re
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from cxsim.plots.letters import with_all_letters

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PNG_DOTS_PER_INCH = 160


def save_png(figure: Figure, path: Path | BinaryIO) -> None:
    """Write a figure as PNG without date or program in it."""
    with with_all_letters(figure):
        figure.savefig(path, format="png", dpi=PNG_DOTS_PER_INCH, metadata={"Software": None})


def svg_text(figure: Figure, name: str, description: str) -> str:
    """A figure as one ``<svg>`` element for a page, with a text for those who cannot see it.

    ``name`` keeps the identifiers of several figures on one page apart. Text stays text, so that a page can be
    searched and every script is shown in the reader's own fonts.
    """
    import matplotlib
    from markupsafe import escape

    stream = io.StringIO()
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": name}), warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"Glyph \d+", UserWarning)  # the reader's fonts draw the text
        figure.savefig(stream, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    svg = stream.getvalue()
    svg = svg[svg.index("<svg"):].strip()
    head, body = svg.split(">", 1)
    head = re.sub(r' (?:width|height)="[^"]*"', "", head).replace("<svg", "<svg role=\"img\"", 1)
    body = re.sub(r'<g id="[A-Za-z0-9_.]+">', "<g>", body)  # the same on every figure; nothing refers to them
    return f'{head} aria-label="{escape(description)}">{body}'
