"""Findings of one input: all are collected, at most twenty per file are shown, the rest are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from cxsim.errors import Finding, InputError, in_order
from cxsim.units import counted

Steps = tuple[str | int, ...]
MOST_SHOWN = 20
MOST_KEPT = 20_000


@dataclass(frozen=True)
class Idle:
    """Something stated that does nothing: its path in the block ``organization``, and why."""

    path: Steps
    message: str


class Findings:
    """Mistakes found in several files, raised together; and, in ``idle``, what is stated about them in vain."""

    def __init__(self) -> None:
        self.idle: list[Idle] = []
        self._kept: list[Finding] = []
        self._dropped = 0

    def __len__(self) -> int:
        return len(self._kept) + self._dropped

    def add(self, finding: Finding) -> None:
        """Add a mistake."""
        if len(self._kept) < MOST_KEPT:
            self._kept.append(finding)
        else:
            self._dropped += 1

    def say(self, file: str, message: str, line: int = 0, column: int = 0, source_line: str = "") -> None:
        """Add a mistake by its place."""
        self.add(Finding(file, line, column, "", message, source_line))

    def tell_idle(self, path: Steps, message: str) -> None:
        """Remember something stated that does nothing; ``path``: where it stands in the block ``organization``."""
        self.idle.append(Idle(path, message))

    def has(self, file: str) -> bool:
        """Whether there are findings in a file (or in a sheet or cell of it)."""
        return any(finding.file == file or finding.file.startswith(file + "!") for finding in self._kept)

    @property
    def few(self) -> bool:
        """Whether another finding would still be shown, so that costly advice is worthwhile."""
        return len(self._kept) < MOST_SHOWN

    def shown(self) -> list[Finding]:
        """The first twenty findings of each file by place, and the number of the others."""
        of_file: dict[str, list[Finding]] = {}
        for finding in sorted(set(self._kept), key=in_order):
            of_file.setdefault(finding.file, []).append(finding)
        result: list[Finding] = []
        for file, findings in of_file.items():
            result += findings[:MOST_SHOWN]
            more = len(findings) - MOST_SHOWN
            if more > 0:
                first = findings[MOST_SHOWN]
                at_least = "at least " if self._dropped else ""
                message = f"and {at_least}{counted(more, 'more mistake')} from here on"
                result.append(Finding(file, first.line, first.column, "", message))
        return result

    def error(self) -> InputError:
        """The error with the findings to show."""
        return InputError(self.shown())

    def stop(self) -> None:
        """Raise the findings, if there are any."""
        if self._kept:
            raise self.error()


class NamingNote(str):
    """A note that names people, for whoever has their files before them.

    ``stored`` says the same without the names, for results: ``unnamed`` stands in place of ``names``.
    """

    stored: str

    def __new__(cls, before: str, names: str = "", after: str = "", unnamed: str = "") -> NamingNote:
        note = super().__new__(cls, before + names + after)
        note.stored = before + unnamed + after
        return note


class Caution(str):
    """A note that must be read before the results are; ``brief``: the same for a board, without files and places."""

    brief: str

    def __new__(cls, note: str, brief: str = "") -> Caution:
        caution = super().__new__(cls, note)
        caution.brief = brief
        return caution


def quoted_list(words: Iterable[str], limit: int = 10) -> str:
    """Words in quotes, cut after ``limit``: "'a', 'b' and 3 more"."""
    every = list(words)
    text = ", ".join(f"'{word}'" for word in every[:limit])
    return text + (f" and {len(every) - limit:,} more" if len(every) > limit else "")


def counted_list(values: Counter[str], limit: int = 5) -> str:
    """The most frequent values with their numbers: "'left' (12), blank (3) and 2 more"."""
    shown = ", ".join(f"'{value}' ({number:,})" if value else f"blank ({number:,})"
                      for value, number in values.most_common(limit))
    return shown + (f" and {len(values) - limit:,} more" if len(values) > limit else "")
