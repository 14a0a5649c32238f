"""Maps pydantic errors to nodes of a document, and keeps only the alternative that the author meant.

If a value may have several shapes, pydantic reports the errors under each of them. The author probably meant the shape
with the fewest wrong types, missing and unknown keys, and then with the fewest errors.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cxsim.scenario.text.nodes import KEY_MARK, ListNode, MapNode, Node, Scalar, Step, at, child

SHAPE_ERRORS = frozenset({"missing", "extra_forbidden", "model_type", "dict_type", "tuple_type", "list_type"})


@dataclass(frozen=True)
class LocatedError:
    """One pydantic error and its path in the document (``about_key``: at the key itself).

    ``alternatives`` names the shapes under which it was found, each with the path of the value concerned.
    """

    path: tuple[Step, ...]
    kind: str
    text: str
    context: Mapping[str, Any]
    about_key: bool = False
    alternatives: tuple[tuple[tuple[Step, ...], str], ...] = field(default=(), compare=False)

    @property
    def marked_path(self) -> tuple[Step, ...]:
        """The path; it leads to the key if the error is about the key."""
        return (*self.path, KEY_MARK) if self.about_key else self.path


def located(tree: Node, errors: Iterable[Any]) -> list[LocatedError]:
    """The errors under the shapes that the author meant."""
    return _meant([_located(tree, error) for error in errors], tree)


def _located(tree: Node, error: Mapping[str, Any]) -> LocatedError:
    location: Sequence[Step] = error["loc"]
    about_key = bool(location) and location[-1] == KEY_MARK
    steps = location[:-1] if about_key else location
    path: list[Step] = []
    alternatives: list[tuple[tuple[Step, ...], str]] = []
    current: Node | None = tree
    for position, step in enumerate(steps):
        below = child(current, step)
        last = position == len(steps) - 1
        if below is not None:
            path.append(step)
            current = below
        elif last and isinstance(current, MapNode) and error["type"] in ("missing", "extra_forbidden"):
            path.append(step)
        elif alternatives and alternatives[-1][0] == tuple(path):  # a shape of a shape: one choice
            alternatives[-1] = tuple(path), f"{alternatives[-1][1]}/{step}"
        else:
            alternatives.append((tuple(path), str(step)))
    return LocatedError(
        tuple(path), error["type"], str(error["msg"]), error.get("ctx", {}), about_key, tuple(alternatives)
    )


def _meant(errors: list[LocatedError], tree: Node) -> list[LocatedError]:
    scores: dict[tuple[Step, ...], dict[str, tuple[int, int]]] = {}
    for error in errors:
        for path, name in error.alternatives:
            wrong, total = scores.setdefault(path, {}).get(name, (0, 0))
            shape = error.kind in SHAPE_ERRORS or (error.path == path and not isinstance(at(tree, path), Scalar))
            scores[path][name] = (wrong + shape, total + 1)
    chosen = {path: _chosen(at(tree, path), names) for path, names in scores.items()}
    return [error for error in errors if all(chosen[path] == name for path, name in error.alternatives)]


def _chosen(node: Node | None, names: Mapping[str, tuple[int, int]]) -> str:
    """The alternative with the best score; for a single value, one that takes single values."""

    def rank(name: str) -> tuple[bool, int, int]:
        takes_many = name.startswith(("dict", "tuple", "list")) or name[:1].isupper()
        return (takes_many != isinstance(node, (MapNode, ListNode)), *names[name])

    return min(names, key=rank)
