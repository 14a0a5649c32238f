"""Where a scenario came from: kept beside it for messages and relative files, not part of what it says."""

from __future__ import annotations

from dataclasses import dataclass, field

from cxsim.scenario.nodes import MapNode


@dataclass(frozen=True)
class Origin:
    """``files`` are those that were read, the scenario first, then what it extends; they and ``nodes`` serve messages.

    ``root`` is the folder that files may not leave ('' = any).
    """

    folder: str = ""
    root: str = field(default="", compare=False)
    files: tuple[str, ...] = field(default=(), compare=False)
    nodes: MapNode = field(default_factory=MapNode, compare=False, repr=False)
