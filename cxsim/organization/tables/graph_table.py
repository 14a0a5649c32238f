"""Nodes or edges of a graph as a table: what an element is comes first, its attributes never replace it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from cxsim.errors import Place
from cxsim.organization.findings import Findings, quoted_list
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.grid import MOST_CELLS, MOST_COLUMNS
from cxsim.organization.tables.names import folded
from cxsim.organization.tables.table import Fault, Table
from cxsim.units import counted

OWN_COLUMNS: Mapping[str, tuple[str, ...]] = {"nodes": ("id",), "edges": ("source", "target", "directed")}
LABELS = ("label", "name")
STRUCTURES = (list, tuple, set, dict)
Part = Literal["nodes", "edges"]


@dataclass(frozen=True, slots=True)
class Element:
    """A node or an edge: its own values (see ``OWN_COLUMNS``), its line (0: unknown), its attributes, and their faults.
    """

    own: tuple[str, ...]
    line: int = 0
    attributes: dict[str, str] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)


Elements = Mapping[Part, list[Element]]
"""The nodes and edges of a graph."""
_Labels = tuple[int, Mapping[str, str]]
"""Which end of an edge a column is about, and the labels of nodes by identifier."""


def node(identifier: str, data: Mapping[Any, Any], line: int = 0) -> Element:
    """A node with the attributes in ``data``."""
    return Element((identifier,), line, plain_attributes(data), _structures(data))


def edge(source: str, target: str, directed: bool, data: Mapping[Any, Any], line: int = 0) -> Element:
    """An edge with the attributes in ``data``."""
    return Element((source, target, "1" if directed else "0"), line, plain_attributes(data), _structures(data))


def plain_attributes(data: Mapping[Any, Any]) -> dict[str, str]:
    """Attributes as text, without lists and other structures; truths are words, which nobody reads as numbers."""
    return {str(name): "" if value is None else str(value).lower() if isinstance(value, bool) else str(value).strip()
            for name, value in data.items() if not isinstance(value, STRUCTURES)}


def _structures(data: Mapping[Any, Any]) -> dict[str, str]:
    """What is wrong with attributes that are lists or other structures, by name."""
    return {str(name): f"'{name}' holds a {type(value).__name__} here, not one value"
            for name, value in data.items() if isinstance(value, STRUCTURES)}


def table_of_file(
    specification: FileSpecification, part: Part, graph: Elements, names: Sequence[str], findings: Findings
) -> Table | None:
    """The table of one part of the graph in a file; None and a finding if it is empty or too large."""
    table = elements_table(specification.file, part, graph, names) if graph[part] else f"has no {part}"
    if isinstance(table, str):
        findings.say(specification.file, table)
        return None
    return replace(table, missing=specification.missing)


def elements_table(file: str, part: Part, graph: Elements, names: Sequence[str]) -> Table | str:
    """The table of one part with attributes of these names, or why it cannot be read.

    Edges know the labels of their ends, so that they can be read beside people who are called by these labels.
    """
    elements, own = graph[part], OWN_COLUMNS[part]
    ends = _labels_of_ends(graph["nodes"]) if part == "edges" else {}
    columns = _columns(own, names)
    if problem := _too_large(part, len(elements), len(own) + len(names) + len(ends)) or _alike(part, names, columns):
        return problem
    rows = [_row(element, names, ends) for element in elements]
    notes = [f"{file}: {part} have an attribute '{name}'; it is the column '{column}' here."
             for name, column in zip(names, columns, strict=True) if name != column]
    unread = dict.fromkeys(name for element in elements for name in element.faults if name not in names)
    if unread:
        notes.append(f"{file}: attributes of {part} that hold several values are not read: {quoted_list(unread)}.")
    if part == "nodes" and graph["edges"]:
        edges = counted(len(graph["edges"]), "edge")
        notes.append(f"{file}: it also holds {edges}, read where 'ties' names this file.")

    def locate(row: int, column: int) -> Place:
        if row < 0 or elements[row].line:
            return Place(file, 0 if row < 0 else elements[row].line)
        return Place(f"{file}!{part.removesuffix('s')} {row + 1}")

    faults = {len(own) + index: _faults(name, elements, locate) for index, name in enumerate(names)}
    return Table(file, (*own, *columns, *ends), rows, locate, tuple(notes), True, faults)


def _too_large(part: Part, count: int, width: int) -> str:
    """Why so many elements with so many columns are not read; nothing if they are."""
    if width <= MOST_COLUMNS and width * count <= MOST_CELLS:
        return ""
    return (f"has {count:,} {part} with {width:,} attributes; at most {MOST_COLUMNS:,} attributes and "
            f"{MOST_CELLS:,} values are read")


def _alike(part: Part, names: Sequence[str], columns: Sequence[str]) -> str:
    """The first names whose columns a reader cannot tell apart, in words: one would hide what the other says."""
    spellings: dict[str, list[str]] = {}
    for name, column in zip(names, columns, strict=True):
        spellings.setdefault(folded(column), []).append(name)
    alike = next((several for several in spellings.values() if len(several) > 1), [])
    return (f"{part} have attributes that are read as one, because upper and lower case, spaces and invisible signs do "
            f"not count: {quoted_list(alike)}; rename one") if alike else ""


def _columns(own: Sequence[str], names: Sequence[str]) -> list[str]:
    """The columns of attributes; one named like an own value says that it is an attribute."""
    return [f"{name} (attribute)" if folded(name) in own else name for name in names]


def _row(element: Element, names: Sequence[str], ends: Mapping[str, _Labels]) -> list[str]:
    """The cells of an element: own values, attributes, and of an edge the labels of its ends."""
    attributes = (element.attributes.get(name, "").strip() for name in names)
    return [*element.own, *attributes, *(labels.get(element.own[end], "") for end, labels in ends.values())]


def _faults(name: str, elements: Sequence[Element], locate: Callable[[int, int], Place]) -> dict[Place, Fault]:
    """What is wrong with the values of an attribute."""
    return {locate(row, 0): Fault(element.faults[name]) for row, element in enumerate(elements)
            if name in element.faults}


def _labels_of_ends(nodes: Sequence[Element]) -> dict[str, _Labels]:
    """Columns with attributes of nodes that name each of them; not those that only repeat its identifier."""
    found: dict[str, _Labels] = {}
    for name in LABELS:
        labels = {one.own[0]: one.attributes.get(name, "").strip() for one in nodes}
        values = set(labels.values())
        if len(values) == len(nodes) > 0 and "" not in values and any(one != of for one, of in labels.items()):
            found |= {f"source {name}": (0, labels), f"target {name}": (1, labels)}
    return found
