"""The behavior map as a sheet: a row for each inhibitor or catalyst of a behavior in a group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType

from cxsim.errors import Place, did_you_mean
from cxsim.organization.findings import Findings
from cxsim.organization.tables.table import Table
from cxsim.scenario.schema.sheets import MapFile
from cxsim.scenario.sheets.sheet_columns import keyed_columns
from cxsim.scenario.text.cells import NamesInCells, nested, value_node
from cxsim.scenario.text.nodes import MapNode, Node, Scalar, plain

KINDS: Mapping[str, str] = MappingProxyType({"inhibitor": "inhibitors", "catalyst": "catalysts"})
LISTS = ("behaviors", "departments", "levels")
ENDS = ("low", "high")
KEYS = ("kind", "name", *LISTS, "strength", *ENDS, "raises")
NEEDED = ("kind", "name", "strength")
OTHER_WORDS: Mapping[str, str] = MappingProxyType({
    "behavior": "behaviors", "department": "departments", "group": "departments", "groups": "departments",
    "level": "levels", "factor": "name",
})  # fmt: skip


@dataclass(frozen=True)
class FactorRow:
    """One row: its kind (inhibitor or catalyst), its content, and the groups it applies to (empty: all)."""

    row: int
    kind: str
    name: str
    groups: tuple[frozenset[str], ...]
    node: MapNode


def factors_in(
    table: Table, sheet: MapFile, names: NamesInCells, findings: Findings
) -> dict[str, list[MapNode]]:
    """The factors of a sheet under ``inhibitors`` and ``catalysts``, every value at the place of its cell."""
    columns = _columns(table, sheet, findings)
    found: dict[str, list[MapNode]] = {section: [] for section in KINDS.values()}
    if columns is None:
        return found
    way = sheet.decimal, names
    factors = [one for row in range(len(table.rows)) if (one := _factor(table, row, columns, way, findings))]
    _say_repeated(table, factors, findings)
    often = Counter((factor.kind, factor.name) for factor in factors)
    for factor in factors:
        node = factor.node if often[factor.kind, factor.name] == 1 else _told_apart(factor)
        found[KINDS[factor.kind]].append(node)
    return found


def _columns(table: Table, sheet: MapFile, findings: Findings) -> dict[str, int] | None:
    def unknown(key: str) -> str:
        return (f"has no meaning in a behavior map; {did_you_mean(key, [*KEYS, *OTHER_WORDS], limit=20)}; else name it "
                "under 'columns' or 'ignore_columns'")

    before = len(findings)
    columns = keyed_columns(table, sheet, OTHER_WORDS, KEYS, unknown, findings)
    for key in NEEDED:
        if key not in columns and len(findings) == before:
            findings.add(table.finding(-1, 0, f"there is no column '{key}'; {did_you_mean(key, table.header)}"))
    return None if len(findings) > before else columns


def _factor(
    table: Table, row: int, columns: Mapping[str, int], way: tuple[str, NamesInCells], findings: Findings
) -> FactorRow | None:
    cells = {key: table.rows[row][column] for key, column in columns.items()}
    for key in NEEDED:
        if not cells[key]:
            findings.add(table.finding(row, columns[key], f"the {key} is missing"))
            return None
    kind = cells["kind"].casefold()
    if kind not in KINDS:
        findings.add(table.finding(row, columns["kind"], f"'{cells['kind']}' is not a kind of factor; "
                                   f"{did_you_mean(kind, KINDS)}"))
        return None
    entries: list[tuple[str, Node, Place]] = []
    wide = any(cells.get(key) for key in ENDS)
    within = {"strength": "strength.value", "low": "strength.low", "high": "strength.high"} if wide else {}
    for key in KEYS[1:]:
        if cells.get(key, ""):
            place = table.locate(row, columns[key])
            entries.append((within.get(key, key), _value(key, cells[key], place, *way), place))
    node = nested(entries, table.locate(row, columns["name"]))
    given = plain(node)
    groups = tuple(frozenset(str(name) for name in given.get(key, ())) for key in LISTS)
    return FactorRow(row, kind, cells["name"], groups, node)


def _value(key: str, text: str, place: Place, decimal: str, names: NamesInCells) -> Node:
    if key in LISTS:
        return names.node(text, place)
    return value_node(text, place, decimal) if key in ("strength", *ENDS) else Scalar(text, text, True, place)


def _say_repeated(table: Table, factors: Sequence[FactorRow], findings: Findings) -> None:
    """Report factors stated twice for the same people, which would count twice."""
    for first, second in combinations(factors, 2):
        same = (first.kind, first.name) == (second.kind, second.name)
        if same and all(not one or not other or one & other
                        for one, other in zip(first.groups, second.groups, strict=True)):
            findings.add(table.finding(second.row, 0, f"the {second.kind} '{second.name}' is already stated for these "
                                       f"people and behaviors in {table.where(first.row)}"))


def _told_apart(factor: FactorRow) -> MapNode:
    """The factor with its groups added to its name, to make it unique."""
    groups = [", ".join(sorted(names)) for names in factor.groups if names]
    name = f"{factor.name} ({'; '.join(groups)})" if groups else factor.name
    entry = factor.node.entries["name"]
    named = {**factor.node.entries, "name": type(entry)(entry.place, Scalar(name[:120], name, True, entry.place))}
    return MapNode(named, factor.node.place)
