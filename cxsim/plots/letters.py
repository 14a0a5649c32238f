"""Letters that the usual font lacks: drawn in other fonts of this machine, or told."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PLACEHOLDERS = "Last Resort"
"""Fonts of this name have a box for every letter, and no letter."""
MOST_SHOWN = 10


class LettersMissingWarning(UserWarning):
    """No font of this machine has some letters of a picture."""


@contextmanager
def with_all_letters(figure: Figure) -> Iterator[None]:
    """Draw a figure inside this context; letters that the usual font lacks come from other fonts.

    Warns
    -----
    LettersMissingWarning
        If no font has some of them; the picture then shows boxes.
    """
    from matplotlib.text import Text

    texts = figure.findobj(Text)
    missing = lacking({letter for text in texts for letter in text.get_text() if not letter.isspace()})
    further, left = further_fonts(missing) if missing else ([], frozenset())
    for text in texts if further else ():
        text.set_fontfamily([*text.get_fontfamily(), *further])
    if left:
        shown = "".join(sorted(left)[:MOST_SHOWN])
        warnings.warn(f"no font on this machine has the letters {shown}; the picture shows boxes instead. Install a "
                      "font that has them (for example Noto Sans CJK), or open the report, which uses the fonts of "
                      "your browser", LettersMissingWarning, stacklevel=3)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"Glyph \d+", UserWarning)
        yield


def lacking(letters: set[str]) -> frozenset[str]:
    """Those letters that the usual font lacks."""
    from matplotlib import font_manager

    usual = font_manager.findfont(font_manager.FontProperties())
    return frozenset(letter for letter in letters if ord(letter) not in font_manager.get_font(usual).get_charmap())


def further_fonts(missing: frozenset[str]) -> tuple[list[str], frozenset[str]]:
    """The names of as few fonts as have the letters, and the letters that none has."""
    from matplotlib import font_manager

    def letters_of(name: str) -> set[str]:
        known = font_manager.get_font(font_manager.findfont(name)).get_charmap()
        return {letter for letter in missing if ord(letter) in known}

    installed = sorted({font.name for font in font_manager.fontManager.ttflist})
    has = {name: letters_of(name) for name in installed if not name.startswith(PLACEHOLDERS)}
    names: list[str] = []
    left = set(missing)
    while left and (best := max(has, key=lambda name: (len(has[name] & left), name), default="")) and has[best] & left:
        names.append(best)
        left -= has[best]
    return names, frozenset(left)
