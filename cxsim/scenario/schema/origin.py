"""Where a scenario came from: kept beside it for messages and relative files, not part of what it says."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from cxsim.scenario.text.nodes import ListNode, MapNode, Step, at, dotted, replaced

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

    def without_levers(self, left_out: Collection[int]) -> Origin:
        """The origin of a plan from which the levers at these places are gone; the others stay where they were."""
        stated = at(self.nodes, LEVERS)
        if not left_out or not isinstance(stated, ListNode):
            return self
        kept = [place for place in range(len(stated.items)) if place not in left_out]
        nodes = replaced(self.nodes, LEVERS, ListNode(tuple(stated.items[place] for place in kept), stated.place))
        assert isinstance(nodes, MapNode)
        now: dict[tuple[Step, ...], tuple[Step, ...]] = {
            (*LEVERS, before): (*LEVERS, after) for after, before in enumerate(kept)
        }
        parts = tuple((now.get(path, path), words) for path, words in self.parts
                      if path[:2] != LEVERS or path in now)
        return replace(self, nodes=nodes, parts=parts)

    def words_for(self, path: Sequence[Step]) -> str:
        """A path as messages show it: dotted, or within the part that it came from."""
        for start, words in self.parts:
            if tuple(path[: len(start)]) == start:
                rest = dotted(path[len(start) :])
                return ".".join(part for part in (words, rest) if part)
        return dotted(path)
