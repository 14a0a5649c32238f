"""Reads ties: any number of layers from any number of files, with direction and weight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cxsim.organization.company_files.identifiers import advice, fold
from cxsim.organization.company_files.tie_rows import SettledTies, TieRows, repeated_rows, settle
from cxsim.organization.findings import Findings, quoted_list
from cxsim.organization.schema.ties_specification import TiesSpecification
from cxsim.organization.tables.numerals import number, truth
from cxsim.organization.tables.read_table import read_table
from cxsim.organization.tables.table import Table, check_columns

LONGEST_NAME = 64


@dataclass(frozen=True)
class _Columns:
    source: int
    target: int
    directed: int | None
    layer: int | None
    weight: int | None


def read_ties(
    specifications: Sequence[TiesSpecification], folder: Path, row_of: Mapping[str, int], findings: Findings
) -> tuple[dict[str, SettledTies], tuple[str, ...]]:
    """Ties by layer, between rows of people (``row_of`` by identifier), and notes."""
    result: dict[str, SettledTies] = {}
    notes: list[str] = []
    for specification in specifications:
        table = read_table(specification, folder, findings, "edges")
        if table is None:
            continue
        layers, said = ties_from_table(table, specification, row_of, findings)
        notes += said
        for name in sorted(layers):
            if any(fold(name) == fold(other) for other in result):
                findings.say(table.file, f"the layer '{name}' also comes from another file; give each its own name")
                continue
            result[name] = layers[name]
    return result, tuple(notes)


def ties_from_table(
    table: Table, specification: TiesSpecification, row_of: Mapping[str, int], findings: Findings
) -> tuple[dict[str, SettledTies], tuple[str, ...]]:
    """Ties by layer of one table, and notes."""
    reader = _Reader(specification, table, row_of, findings)
    layers = {name: settle(rows, specification, len(row_of)) for name, rows in reader.read().items()}
    notes = [*table.notes, *reader.notes]
    for name in sorted(layers):
        notes.append(f"{table.file}: {len(layers[name].sources):,} ties in the layer '{name}'.")
        if layers[name].below:
            dropped = f"{layers[name].below:,} ties of '{name}' were dropped: too weak, or of weight 0."
            notes.append(f"{table.file}: {dropped}")
    return layers, tuple(notes)


class _Reader:
    """One file of ties."""

    def __init__(
        self, specification: TiesSpecification, table: Table, row_of: Mapping[str, int], findings: Findings
    ) -> None:
        self.specification = specification
        self.table = table
        self.row_of = row_of
        self.findings = findings
        self.notes: list[str] = []
        self.layers: dict[str, TieRows] = {}
        self.loops = self.other_layers = 0

    def read(self) -> dict[str, TieRows]:
        """The layers of this file."""
        columns = self._columns()
        if columns is None:
            return {}
        if isinstance(self.specification.layer, str):
            self.layers[self.specification.layer] = TieRows()
        for row, cells in enumerate(self.table.rows):
            self._row(row, cells, columns)
        self._check_layers()
        self._check_repeated(columns)
        if self.loops:
            self.notes.append(f"{self.table.file}: {self.loops:,} ties of people with themselves were dropped.")
        if self.other_layers:
            self.notes.append(f"{self.table.file}: {self.other_layers:,} rows of other layers were skipped.")
        return self.layers

    def _columns(self) -> _Columns | None:
        stated, table, findings = self.specification.columns, self.table, self.findings
        layer_column, weight_column = self.specification.layer_column, self.specification.weight_column
        source, target = table.required(stated.source, findings), table.required(stated.target, findings)
        directed = table.column(stated.directed, "directed" in stated.model_fields_set, findings)
        layer = table.column(layer_column, True, findings)
        weight = table.column(weight_column or "weight", weight_column is not None, findings)
        mapped = bool(stated.model_fields_set or weight_column or layer_column)
        used = (source, target, directed, layer, weight)
        self.notes += check_columns(table, used, self.specification.ignore_columns, mapped, findings,
                                    identifiers=(source, target), truths=(directed,), amounts=(weight,))
        if source is None or target is None or (layer_column is not None and layer is None):
            return None
        return _Columns(source, target, directed, layer, weight)

    def _row(self, row: int, cells: list[str], columns: _Columns) -> None:
        layer = self._layer(row, cells, columns.layer)
        if layer is None:
            return
        source, target = self._end(row, cells, columns.source), self._end(row, cells, columns.target)
        weight = self._weight(row, cells, columns.weight)
        both_ways = self._both_ways(row, cells, columns.directed)
        if source is None or target is None or weight is None or both_ways is None:
            return
        if source == target:
            self._self_tie(row, columns.target, cells[columns.target])
            return
        layer.add(source, target, weight, row)
        if both_ways:
            layer.add(target, source, weight, row)

    def _layer(self, row: int, cells: list[str], column: int | None) -> TieRows | None:
        if column is None:
            return next(iter(self.layers.values()))
        name = cells[column]
        if not name or len(name) > LONGEST_NAME or not name.isprintable():
            message = f"the layer needs a name of 1 to {LONGEST_NAME} visible characters"
            self.findings.add(self.table.finding(row, column, message))
            return None
        wanted = self.specification.only_layers
        if wanted is not None and name not in wanted:
            self.other_layers += 1
            return None
        return self.layers.setdefault(name, TieRows())

    def _end(self, row: int, cells: list[str], column: int) -> int | None:
        given = cells[column]
        found = self.row_of.get(given)
        if found is None:
            message = f"'{given}' is not among the people{advice(given, self.row_of, self.findings)}"
            self.findings.add(self.table.finding(row, column, message if given else "the identifier is empty"))
        return found

    def _self_tie(self, row: int, column: int, name: str) -> None:
        self.loops += 1
        if self.specification.self_ties == "error":
            message = f"a tie of '{name}' to itself; to leave out such ties, state self_ties: drop"
            self.findings.add(self.table.finding(row, column, message))

    def _weight(self, row: int, cells: list[str], column: int | None) -> float | None:
        if column is None:
            return 1.0
        value = number(cells[column], self.specification.decimal, self.specification.thousands)
        if not isinstance(value, str) and value < 0.0:
            value = f"the weight is {value:g}; allowed: 0 or more"
        if isinstance(value, str):
            self.findings.add(self.table.finding(row, column, value))
            return None
        return value

    def _both_ways(self, row: int, cells: list[str], column: int | None) -> bool | None:
        if column is None:
            return not self.specification.directed
        value = truth(cells[column])
        if isinstance(value, str):
            self.findings.add(self.table.finding(row, column, value))
            return None
        return not value

    def _check_layers(self) -> None:
        folded: dict[str, str] = {}
        for name in sorted(self.layers):
            other = folded.setdefault(fold(name), name)
            if other != name:
                self.findings.say(self.table.file, f"the layers '{other}' and '{name}' differ only in case")
        for name in sorted(set(self.specification.only_layers or ()) - set(self.layers)):
            known = quoted_list(sorted(self.layers)) or "none of the requested layers"
            message = f"only_layers names '{name}', which the file does not have; it has {known}"
            self.findings.say(self.table.file, message)

    def _check_repeated(self, columns: _Columns) -> None:
        if self.specification.on_duplicate != "error":
            return
        for layer in self.layers.values():
            for row, first in repeated_rows(layer, len(self.row_of)):
                message = f"this tie is also in {self.table.where(first)}; state on_duplicate: sum, mean or largest"
                self.findings.add(self.table.finding(row, columns.source, message))
