"""What is wrong, or worth a warning, with a plan on a certain organization."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


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
