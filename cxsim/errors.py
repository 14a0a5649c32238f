"""The exceptions of cxsim, and findings that tell users what to correct.

Every mistake in the input is reported as a :class:`Finding`: where it is, what was given, what is allowed and
what was probably meant. All findings of one input are collected before an exception is raised.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

CLOSE = 0.6
"""From this share of equal letters on, a word is offered as what was meant."""


@dataclass(frozen=True, order=True)
class Finding:
    """One mistake and its location.

    ``file`` is empty for input from Python; ``line`` and ``column`` count from 1, 0 = unknown;
    ``path`` is the dotted path inside the input (``plan.interventions.2.start_week``).
    """

    file: str
    line: int
    column: int
    path: str
    message: str
    source_line: str = field(default="", compare=False)

    def place(self) -> str:
        """File, line and column, joined by colons; unknown parts are left out."""
        parts = [self.file] if self.file else []
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)

    def __str__(self) -> str:
        head = ": ".join(part for part in (self.place(), self.path, self.message) if part)
        if not self.source_line:
            return head
        text = self.source_line.expandtabs(1)
        if len(text) > 160:
            text = text[:157] + "..."
        caret = " " * max(self.column - 1, 0) + "^" if 0 < self.column <= len(text) + 1 else ""
        return f"{head}\n    {text}" + (f"\n    {caret}" if caret else "")


@dataclass(frozen=True)
class Place:
    """A location in the input; ``line`` and ``column`` count from 1, 0 = unknown (input from Python).

    A cell of a workbook has no line: ``file`` names its sheet and the cell.
    """

    file: str = ""
    line: int = 0
    column: int = 0
    source_line: str = field(default="", compare=False, repr=False)

    def finding(self, path: str, message: str) -> Finding:
        """A finding at this location."""
        return Finding(self.file, self.line, self.column, path, message, self.source_line)


class CxsimError(Exception):
    """Base class of all exceptions that cxsim raises on purpose."""


def in_order(finding: Finding) -> tuple[Any, ...]:
    """What findings are sorted by: their places, cell D12 before cell D105."""
    parts = re.split(r"([0-9]+)", finding.file)
    file = tuple(int(part) if place % 2 else part for place, part in enumerate(parts))
    return file, finding.line, finding.column, finding.path, finding.message


class InputError(CxsimError):
    """The user's input is invalid; holds every finding, sorted by location."""

    def __init__(self, findings: Iterable[Finding]):
        self.findings: tuple[Finding, ...] = tuple(sorted(set(findings), key=in_order))
        super().__init__("\n".join(str(finding) for finding in self.findings))


class OutputError(CxsimError):
    """A result cannot be written to the requested location."""


class ResultError(CxsimError):
    """The results at hand cannot answer the question."""


class ModelError(CxsimError):
    """The declarations of the model contradict each other (an error of its authors, not of its users)."""


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """The allowed word closest to ``word``, or None if no word is close.

    Of mail addresses, what is before the @ must be close too: colleagues share what follows. Of names, every word must
    be: relatives share one.
    """
    folded = {choice.casefold(): choice for choice in allowed}
    given = word.casefold()
    for found in difflib.get_close_matches(given, list(folded), n=3, cutoff=CLOSE):
        own, other = given.partition("@")[0], found.partition("@")[0]
        if _close(own, other) and _words_close(own.split(), other.split()):
            return folded[found]
    return None


def _close(first: str, second: str) -> bool:
    return difflib.SequenceMatcher(None, first, second).ratio() >= CLOSE


def _words_close(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether each word is close to one of as many others, whatever their order."""
    return len(first) != len(second) or all(any(_close(one, other) for other in second) for one in first)


def did_you_mean(word: str, allowed: Iterable[str], limit: int = 12) -> str:
    """The end of an error message: the nearest match, or else the allowed words."""
    choices = sorted(set(allowed))
    match = nearest(word, choices)
    if match is not None:
        return f"did you mean '{match}'?"
    if not choices:
        return "there are none"
    shown = ", ".join(f"'{choice}'" for choice in choices[:limit])
    return f"allowed: {shown}" + (f" and {len(choices) - limit} more" if len(choices) > limit else "")


def there_is_no(kind: str, name: str, allowed: Iterable[str]) -> str:
    """The message about a name that nothing bears, with what was probably meant."""
    return f"there is no {kind} '{name}'; {did_you_mean(name, allowed)}"
