"""Nodes or edges of a graph as a table: what an element is comes first, its attributes never replace it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from cxsim.errors import Place
from cxsim.organization.tables.grid import MOST_CELLS, MOST_COLUMNS
from cxsim.organization.tables.table import Fault, Table
from cxsim.units import counted

OWN_COLUMNS: Mapping[str, tuple[str, ...]] = {"nodes": ("id",), "edges": ("source", "target", "directed")}
LABELS = ("label", "name")
Part = Literal["nodes", "edges"]


@dataclass(frozen=True, slots=True)
class Element:
    """A node or an edge: its own values (see ``OWN_COLUMNS``), its line (0: unknown), its attributes, and their faults.
    """

    own: tuple[str, ...]
    line: int = 0
    attributes: dict[str, str] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)


def node(identifier: str, line: int = 0) -> Element:
    """A node without attributes."""
    return Element((identifier,), line)


def edge(source: str, target: str, directed: bool, line: int = 0) -> Element:
    """An edge without attributes."""
    return Element((source, target, "1" if directed else "0"), line)


def plain_attributes(data: Mapping[Any, Any]) -> dict[str, str]:
    """Attributes as text, without lists and other structures; truths are words, which nobody reads as numbers."""
    return {str(name): "" if value is None else str(value).lower() if isinstance(value, bool) else str(value).strip()
            for name, value in data.items() if not isinstance(value, (list, tuple, set, dict))}


def elements_table(
    file: str, part: Part, nodes: Sequence[Element], edges: Sequence[Element], names: Sequence[str]
) -> Table | str:
    """The table of one part with attributes of these names, or why it is too large.

    Edges know the labels of their ends, so that they can be read beside people who are called by these labels.
    """
    elements = nodes if part == "nodes" else edges
    own = OWN_COLUMNS[part]
    ends = _labels_of_ends(nodes) if part == "edges" else {}
    width = len(own) + len(names) + 2 * len(ends)
    if width > MOST_COLUMNS or width * len(elements) > MOST_CELLS:
        return (f"has {len(elements):,} {part} with {width:,} attributes; at most {MOST_COLUMNS:,} attributes and "
                f"{MOST_CELLS:,} values are read")
    header = [*_header(own, names), *(f"{end} {name}" for name in ends for end in ("source", "target"))]
    rows = [
        [*element.own, *(element.attributes.get(name, "").strip() for name in names),
         *(labels.get(end, "") for labels in ends.values() for end in element.own[:2])]
        for element in elements
    ]
    notes = tuple(f"{file}: {part} have an attribute '{name}'; it is the column '{column}' here."
                  for name, column in zip(names, header[len(own) :], strict=False) if name != column)
    if part == "nodes" and edges:
        notes += (f"{file}: it also holds {counted(len(edges), 'edge')}, read where 'ties' names this file.",)

    def locate(row: int, column: int) -> Place:
        if row < 0 or elements[row].line:
            return Place(file, 0 if row < 0 else elements[row].line)
        return Place(f"{file}!{part.removesuffix('s')} {row + 1}")

    faults: dict[int, dict[Place, Fault]] = {}
    for row, element in enumerate(elements):
        for name, message in element.faults.items():
            faults.setdefault(len(own) + names.index(name), {})[locate(row, 0)] = Fault(message)
    return Table(file, tuple(header), rows, locate, notes, True, faults)


def _header(own: Sequence[str], names: Sequence[str]) -> list[str]:
    """The names of columns; an attribute named like an own value, or like another one, says that it is an attribute."""
    header = [*own]
    for name in names:
        taken = {known.casefold() for known in header}
        header.append(f"{name} (attribute)" if name.strip().casefold() in taken else name)
    return header


def _labels_of_ends(nodes: Sequence[Element]) -> dict[str, dict[str, str]]:
    """Attributes of nodes that name each of them, by node; not those that only repeat its identifier."""
    found = {}
    for name in LABELS:
        labels = {one.own[0]: one.attributes.get(name, "").strip() for one in nodes}
        values = set(labels.values())
        if len(values) == len(nodes) > 0 and "" not in values and any(one != of for one, of in labels.items()):
            found[name] = labels
    return found
