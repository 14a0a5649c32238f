"""Where a scenario came from, and the tree assembled from its parts; not part of its content."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from cxsim.errors import Finding, InputError
from cxsim.interventions.problems import Problem
from cxsim.organization.traits import trait_names
from cxsim.scenario.schema.kept import Kept
from cxsim.scenario.schema.sections import INTERVENTIONS, TRAITS
from cxsim.scenario.text.nodes import (
    KEY_MARK,
    ListNode,
    MapNode,
    Node,
    Step,
    at,
    dotted,
    finding_at,
    renamed,
    replaced,
    scalars,
    without_mark,
)


@dataclass(frozen=True)
class Origin:
    """The source of a scenario, used in messages.

    ``files`` were read, the scenario first, then those it extends; files must be inside ``root`` ('' = anywhere). If
    the scenario uses sheets or presets, ``nodes`` is the assembled tree, ``written`` what the author wrote, ``sheets``
    the files of the sheets, ``parts`` the names that messages use for their content (path in ``nodes`` -> words), and
    ``remarks`` what to report. ``kept`` stands in place of the files.
    """

    folder: str = ""
    root: str = field(default="", compare=False)
    files: tuple[str, ...] = field(default=(), compare=False)
    nodes: MapNode = field(default_factory=MapNode, compare=False, repr=False)
    written: MapNode | None = field(default=None, compare=False, repr=False)
    sheets: tuple[str, ...] = field(default=(), compare=False)
    parts: tuple[tuple[tuple[Step, ...], str], ...] = field(default=(), compare=False, repr=False)
    remarks: tuple[str, ...] = field(default=(), compare=False, repr=False)
    kept: Kept | None = field(default=None, compare=False, repr=False)

    def without_interventions(self, left_out: Collection[int]) -> Origin:
        """The origin without the interventions at these places in the list; the others keep their places in the file.
        """
        stated = at(self.nodes, INTERVENTIONS)
        if not left_out or not isinstance(stated, ListNode):
            return self
        kept = sorted(set(range(len(stated.items))) - set(left_out))
        nodes = replaced(self.nodes, INTERVENTIONS, ListNode(
            tuple(stated.items[place] for place in kept), stated.place))
        assert isinstance(nodes, MapNode)
        now: dict[tuple[Step, ...], tuple[Step, ...]] = {
            (*INTERVENTIONS, before): (*INTERVENTIONS, after) for after, before in enumerate(kept)
        }
        parts = tuple((now.get(path, path), words) for path, words in self.parts
                      if path[:2] != INTERVENTIONS or path in now)
        return replace(self, nodes=nodes, parts=parts)

    def finding(self, problem: Problem) -> Finding:
        """A problem at its place, in the author's words."""
        return finding_at(self.nodes, problem.path, problem.message, self.words_for(problem.path))

    @contextmanager
    def placing(self) -> Iterator[None]:
        """Raises what reading people raises, with findings about departments of a trait at their places in the file."""
        try:
            yield
        except InputError as error:
            raise InputError(self._placed(error.findings)) from None

    def _placed(self, findings: Iterable[Finding]) -> list[Finding]:
        names, known = trait_names(), dict[str, tuple[Step, ...]]()
        for path, _ in scalars(self.nodes):
            if path[:-2] == TRAITS:
                trait, department = map(str, path[-2:])
                known[dotted((*TRAITS, names.get(trait, trait), department))] = (*path, KEY_MARK)
        return [self.finding(Problem(known[one.path], one.message)) if one.path in known else one for one in findings]

    def words_for(self, path: Sequence[Step]) -> str:
        """A path as messages show it: dotted, or within the part that it came from."""
        path = without_mark(path)
        for start, words in self.parts:
            if path[: len(start)] == start:
                rest = dotted(path[len(start) :])
                return ".".join(part for part in (words, rest) if part)
        return dotted(path)


@dataclass
class Assembly:
    """A tree that is being assembled from parts, with findings and remarks about them."""

    tree: MapNode
    origin: Origin
    findings: list[Finding] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)
    parts: list[tuple[tuple[Step, ...], str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def add(self, path: Sequence[Step], nodes: Sequence[Node], words: Sequence[str]) -> None:
        """Append items to the list at a path; ``words``: what messages call each."""
        before = at(self.tree, path)
        old = before.items if isinstance(before, ListNode) else ()
        for place, name in enumerate(words, start=len(old)):
            self.parts.append(((*path, place), name))
        place_of_list = before.place if isinstance(before, ListNode) else (nodes[0].place if nodes else self.tree.place)
        self._put(path, ListNode((*old, *nodes), place_of_list))

    def drop(self, path: Sequence[Step]) -> None:
        """Remove a block whose content is in the tree by now."""
        block = at(self.tree, path[:-1])
        if isinstance(block, MapNode):
            self._put(path[:-1], renamed(block, str(path[-1]), None))

    def _put(self, path: Sequence[Step], new: Node) -> None:
        tree = replaced(self.tree, path, new)
        assert isinstance(tree, MapNode)
        self.tree = tree

    def assembled_origin(self, written: MapNode) -> Origin:
        """The origin of the assembled scenario."""
        origin = self.origin
        return Origin(
            origin.folder, origin.root, origin.files, self.tree, written, tuple(dict.fromkeys(self.sheets)),
            tuple(self.parts), tuple(self.remarks), origin.kept,
        )
