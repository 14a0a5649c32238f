"""Errors and warnings about a plan on a certain organization."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cxsim.errors import did_you_mean


@dataclass(frozen=True)
class Problem:
    """One finding about a plan, before it has a place in a file.

    ``path`` leads from the checked object to the faulty value (``("target", "departments", 0)``).
    A ``warning`` lets the run continue; anything else stops it.
    """

    path: tuple[str | int, ...]
    message: str
    warning: bool = False

    def under(self, *prefix: str | int) -> Problem:
        """The same problem with a prefix added to its path."""
        return Problem((*prefix, *self.path), self.message, self.warning)

    @property
    def idle(self) -> tuple[str | int, ...] | None:
        """The path of what does nothing, if a warning says so: the value itself, or the part that it belongs to."""
        if not self.warning or self.message.startswith("part of ") or "never acts on " in self.message:
            return None
        if self.message.endswith(("it never acts", "it has no effect")) or (
                "has no effect" in self.message and self.path[-1:] == ("type",)):
            return self.path[:-1]
        return self.path if "has no effect" in self.message else None

    def __str__(self) -> str:
        place = ".".join(str(step) for step in self.path)
        return f"{place}: {self.message}" if place else self.message


def under(problems: Iterable[Problem], *prefix: str | int) -> list[Problem]:
    """All problems, with a prefix added to their paths."""
    return [problem.under(*prefix) for problem in problems]


def unknown(names: Sequence[str] | None, known: Iterable[str], says: str, *path: str | int) -> list[Problem]:
    """Names of the list at ``path`` that do not exist; ``says``: the words before each, such as "there is no team"."""
    existing = frozenset(known)
    return [
        Problem((*path, place), f"{says} '{name}'; {did_you_mean(name, existing)}")
        for place, name in enumerate(names or ()) if name not in existing
    ]
