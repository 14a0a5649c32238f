"""Where a scenario came from: kept beside it for messages and relative files, not part of what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cxsim.scenario.nodes import MapNode, Step, dotted

LEVERS = ("plan", "interventions")


@dataclass(frozen=True)
class Origin:
    """``files`` are those that were read, the scenario first, then what it extends; they and ``nodes`` serve messages.

    ``root`` is the folder that files may not leave ('' = any). Where a scenario has parts that stand elsewhere (sheets,
    presets), ``nodes`` has them in their places, ``written`` is what the author wrote, ``sheets`` names the files,
    ``parts`` how messages call what came in with them (path in ``nodes`` -> words), and ``remarks`` what to tell.
    """

    folder: str = ""
    root: str = field(default="", compare=False)
    files: tuple[str, ...] = field(default=(), compare=False)
    nodes: MapNode = field(default_factory=MapNode, compare=False, repr=False)
    written: MapNode | None = field(default=None, compare=False, repr=False)
    sheets: tuple[str, ...] = field(default=(), compare=False)
    parts: tuple[tuple[tuple[Step, ...], str], ...] = field(default=(), compare=False, repr=False)
    remarks: tuple[str, ...] = field(default=(), compare=False, repr=False)

    def words_for(self, path: Sequence[Step]) -> str:
        """A path as messages show it: dotted, or within the part that it came from."""
        for start, words in self.parts:
            if tuple(path[: len(start)]) == start:
                rest = dotted(path[len(start) :])
                return ".".join(part for part in (words, rest) if part)
        return dotted(path)
