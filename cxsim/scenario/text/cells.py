"""Cells of a sheet as nodes of a scenario, each with its place: sheet!cell, or line and column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from cxsim.errors import Finding, InputError, Place
from cxsim.organization.tables.numerals import number
from cxsim.scenario.text.nodes import Entry, ListNode, MapNode, Node, Scalar, at_place
from cxsim.scenario.text.plain_values import meaning
from cxsim.scenario.text.yaml_reader import read_value

YAML_SIGNS = ("{", "[", '"')
"""The first characters of a cell in YAML: a mapping, a list, a quoted text."""


def plain_header(header: str) -> str:
    """A header as a key: ``Hours per week`` is ``hours_per_week``."""
    return "_".join(header.casefold().replace("-", " ").split())


def value_node(text: str, place: Place, decimal: str = ".", thousands: str | None = None) -> Node:
    """The value of a cell: YAML if it begins like YAML, else a number, true, false, or text."""
    if text.startswith(YAML_SIGNS):
        try:
            return at_place(read_value(text), place)
        except InputError as error:
            raise InputError([place.finding("", finding.message) for finding in error.findings]) from None
    if (decimal, thousands) != (".", None) and re.fullmatch(r"[+-]?[0-9]+[^\w:/-][0-9][^a-zA-Z:/-]*", text):
        value = number(text, decimal, thousands)
        if isinstance(value, str):
            return Scalar(text, text, True, place)
        return Scalar(int(value) if value.is_integer() and decimal not in text else value, text, False, place)
    return Scalar(meaning(text), text, False, place)


class NamesInCells:
    """Reads several names in one cell: separated by semicolons or, if there are none, by commas; or a YAML list.

    ``known``: gives the names that an organization has, some of them with commas of their own; it is asked only about
    cells with commas. ``doubts`` tells every cell that could mean something else.
    """

    def __init__(self, known: Callable[[], Iterable[str]]):
        self._known = known
        self.doubts: list[str] = []

    def node(self, text: str, place: Place, decimal: str = ".") -> Node:
        """The names as a list, each at the place of the cell."""
        if text.startswith(YAML_SIGNS):
            node = value_node(text, place, decimal)
            return node if isinstance(node, ListNode) else ListNode((node,), place)
        names = _parts(text, ";") if ";" in text else self._between_commas(text, place)
        return ListNode(tuple(Scalar(meaning(name), name, False, place) for name in names), place)

    def _between_commas(self, text: str, place: Place) -> list[str]:
        """The names in a cell; as many parts as possible make one known name."""
        parts, names, start = _parts(text, ","), list[str](), 0
        while start < len(parts):
            ends = range(len(parts), start + 1, -1) if len(parts) > 1 else ()
            end = next((end for end in ends if tuple(parts[start:end]) in self._by_parts), start + 1)
            names.append(self._by_parts[tuple(parts[start:end])] if end > start + 1 else parts[start])
            if end > start + 1 and all((part,) in self._by_parts for part in parts[start:end]):
                several = ", ".join(f"'{part}'" for part in parts[start:end])
                message = f"'{names[-1]}' is read as one name; if {several} are meant, write ';' between them"
                self.doubts.append(str(Finding(place.file, place.line, place.column, "", message)))
            start = end
        return names

    @cached_property
    def _by_parts(self) -> Mapping[tuple[str, ...], str]:
        """The known names by their parts between commas."""
        return {tuple(_parts(name, ",")): name for name in self._known()}


def _parts(text: str, separator: str) -> list[str]:
    return [part.strip() for part in text.split(separator) if part.strip()]


def nested(entries: Iterable[tuple[str, Node, Place]], place: Place) -> MapNode:
    """A mapping from dotted keys: ``target.share`` goes inside ``target``."""
    own: dict[str, Entry] = {}
    inner: dict[str, list[tuple[str, Node, Place]]] = {}
    for key, node, where in entries:
        head, dot, rest = key.partition(".")
        if dot:
            inner.setdefault(head, []).append((rest, node, where))
        else:
            own[head] = Entry(where, node)
    for head, parts in inner.items():
        made = nested(parts, parts[0][2])
        written = own[head].node if head in own else None
        if isinstance(written, MapNode):
            made = MapNode({**written.entries, **made.entries}, made.place)
        own[head] = Entry(parts[0][2], made)
    return MapNode(own, place)


def column_keys(headers: Sequence[str], columns: Mapping[str, str]) -> list[str]:
    """The key of each header: the one that ``columns`` (key -> header) gives it, else its own plain form."""
    renamed = {header.strip().casefold(): key for key, header in columns.items()}
    return [renamed.get(header.casefold(), plain_header(header)) for header in headers]
