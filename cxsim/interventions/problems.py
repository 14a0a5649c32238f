"""What is wrong, or worth a warning, with a plan on a certain organization."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cxsim.errors import did_you_mean


@dataclass(frozen=True)
class Problem:
    """One finding about a plan, before it has a place in a file.

    ``path`` leads from the object that was asked to the value at fault (``("target", "departments", 0)``);
    a ``warning`` lets the run go on, anything else does not.
    """

    path: tuple[str | int, ...]
    message: str
    warning: bool = False

    def under(self, *prefix: str | int) -> Problem:
        """The same problem seen from further outside."""
        return Problem((*prefix, *self.path), self.message, self.warning)

    def __str__(self) -> str:
        place = ".".join(str(step) for step in self.path)
        return f"{place}: {self.message}" if place else self.message


def under(problems: Iterable[Problem], *prefix: str | int) -> list[Problem]:
    """All problems seen from further outside."""
    return [problem.under(*prefix) for problem in problems]


def unknown(names: Sequence[str] | None, known: Iterable[str], says: str, *path: str | int) -> list[Problem]:
    """Names of the list at ``path`` that do not exist; ``says``: what is said before each, as "there is no team"."""
    existing = frozenset(known)
    return [
        Problem((*path, place), f"{says} '{name}'; {did_you_mean(name, existing)}")
        for place, name in enumerate(names or ()) if name not in existing
    ]
