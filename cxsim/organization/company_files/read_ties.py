"""Reads ties: any number of layers from any number of files, with direction and weight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cxsim.organization.company_files.direction_words import direction, yes_or_no
from cxsim.organization.company_files.identifiers import fold
from cxsim.organization.company_files.kept_rows import meeting
from cxsim.organization.company_files.stated_in_vain import idle_conditions, idle_in_ties, idle_threshold
from cxsim.organization.company_files.tie_ends import Ends, KnownPeople
from cxsim.organization.company_files.tie_forms import Cell, EndColumns, Stated, end_columns, stated_ties
from cxsim.organization.company_files.tie_rows import SettledTies, TieRows, repeated_rows, settle
from cxsim.organization.company_files.tie_weights import Weights
from cxsim.organization.findings import Findings, Steps, quoted_list
from cxsim.organization.schema.ties_specification import TiesSpecification
from cxsim.organization.tables.numerals import truth
from cxsim.organization.tables.read_table import read_table
from cxsim.organization.tables.table import Table, check_columns
from cxsim.units import counted

LONGEST_NAME = 64
BOTH, FORWARD, BACKWARD = (True, True), (True, False), (False, True)
_WAYS = {"one_way": FORWARD, "both_ways": BOTH, "reversed": BACKWARD}


@dataclass(frozen=True)
class _Columns:
    ends: EndColumns
    directed: int | None
    mutual: bool
    layer: int | None


def read_ties(
    specifications: Sequence[TiesSpecification], folder: Path, people: KnownPeople, findings: Findings
) -> tuple[dict[str, SettledTies], tuple[str, ...]]:
    """Ties by layer, between rows of people, and notes."""
    result: dict[str, SettledTies] = {}
    notes: list[str] = []
    for number, specification in enumerate(specifications):
        table = read_table(specification, folder, findings, "edges")
        if table is None:
            continue
        layers, said = ties_from_table(table, specification, people, findings, ("ties", number))
        notes += said
        for name in sorted(layers):
            if any(fold(name) == fold(other) for other in result):
                findings.say(table.file, f"the layer '{name}' also comes from another file; give each its own name")
                continue
            result[name] = layers[name]
    return result, tuple(notes)


def ties_from_table(
    table: Table, specification: TiesSpecification, people: KnownPeople, findings: Findings, place: Steps = ("ties", 0)
) -> tuple[dict[str, SettledTies], tuple[str, ...]]:
    """Ties by layer of one table, and notes; ``place``: where they are stated in the block ``organization``."""
    kept, left = meeting(table, specification.kept_if, specification.decimal, findings)
    idle_conditions((*place, "keep"), specification.kept_if, table, findings)
    reader = TiesReader(specification, kept.of(table), people, findings, place)
    layers = {name: settle(rows, specification, len(people.row_of)) for name, rows in reader.read().items()}
    idle_threshold(place, specification, layers, findings)
    notes = [*table.notes, *left, *reader.notes]
    for name in sorted(layers):
        notes.append(f"{table.file}: {counted(len(layers[name].sources), 'tie')} in the layer '{name}'.")
        if layers[name].below:
            why = "too weak, or of weight 0" if specification.weighing.threshold else "of weight 0"
            dropped = counted(layers[name].below, f"tie of '{name}' was", f"ties of '{name}' were")
            notes.append(f"{table.file}: {dropped} dropped: {why}.")
    return layers, tuple(notes)


class TiesReader:
    """Reads one file of ties, and counts what it leaves out: ends, ties of people with themselves, other layers."""

    def __init__(
        self, specification: TiesSpecification, table: Table, people: KnownPeople, findings: Findings,
        place: Steps = ("ties", 0),
    ) -> None:
        self.specification, self.place = specification, place
        self.table = table
        self.people = len(people.row_of)
        self.findings = findings
        self.ends = Ends(people, specification, table, findings)
        self.notes: list[str] = []
        self.layers: dict[str, TieRows] = {}
        self.loops = self.other_layers = 0
        self.weights = Weights(specification)

    def read(self) -> dict[str, TieRows]:
        """The layers of this file."""
        columns = self._columns()
        if columns is None or not self.ends.usable:
            return {}
        if isinstance(self.specification.layer, str):
            self.layers[self.specification.layer] = TieRows()
        ties_of = stated_ties(self.table, columns.ends, self.specification)
        for row, cells in enumerate(self.table.rows):
            layer = self._layer(row, cells, columns.layer)
            if layer is None:
                continue
            ways = self._ways(row, cells, columns)
            for tie in ties_of(row, cells):
                self._tie(tie, cells, ways, layer)
        self.ends.conclude()
        self._check_layers()
        self._check_repeated(columns)
        self._take_notes()
        return self.layers

    def _columns(self) -> _Columns | None:
        """The columns of this file; None if one is missing."""
        stated, table, findings = self.specification.columns, self.table, self.findings
        ends, layer_column = self._end_columns(), self.specification.layer_column
        # The file of people has columns of its own: none is taken for the direction or the weight by its name alone.
        directed_stated = "directed" in stated.model_fields_set
        name = stated.directed if directed_stated or not self.ends.own_file else None
        directed = table.column(name, directed_stated, findings)
        mutual = table.column(stated.mutual, True, findings)
        layer = table.column(layer_column, True, findings)
        self._check_columns(ends, (directed, mutual), layer)
        if ends is None or (layer_column is not None and layer is None):
            return None
        return _Columns(ends, directed if mutual is None else mutual, mutual is not None, layer)

    def _end_columns(self) -> EndColumns | None:
        ends = end_columns(self.table, self.specification, self.findings)
        if ends is None or self.specification.matrix:
            return ends
        return replace(ends, weights=self._weights(len(ends.targets)))

    def _check_columns(self, ends: EndColumns | None, ways: Sequence[int | None], layer: int | None) -> None:
        """Check the cells that are read; ``ways``: the columns that tell the direction."""
        stated, own = self.specification, self.ends.own_file
        weights = () if ends is None else ends.weights
        people = () if ends is None else (ends.source, *(() if stated.matrix else ends.targets))
        if ends is not None:
            idle_in_ties(self.place, stated, self.table, ends, self.findings)
        # Where a scenario weighs words, none of them means that a value is missing.
        words, amounts = (weights, ()) if stated.weighing.words else ((), weights)
        mapped = bool(stated.columns.model_fields_set or stated.weighing.column or stated.layer_column)
        self.notes += check_columns(
            self.table, (*people, *ways, layer, *weights), (*stated.set_aside, *(self.table.header if own else ())),
            mapped, self.findings, identifiers=(*people, *words), truths=(*ways, *words), amounts=amounts)

    def _weights(self, targets: int) -> tuple[int | None, ...]:
        """The column of the weight for each of the targets; the column 'weight' by default, unless it is ignored."""
        weighing = self.specification.weighing
        if weighing.columns:
            return tuple(self.table.required(name, self.findings) for name in weighing.columns)
        ignored = self.ends.own_file or fold("weight") in map(fold, self.specification.ignore_columns)
        default = None if ignored else "weight"
        column = self.table.column(weighing.column or default, weighing.column is not None, self.findings)
        return (column,) * targets

    def _tie(self, tie: Stated, cells: list[str], ways: tuple[bool, bool] | None, layer: TieRows) -> None:
        ends = self.ends.rows(tie)
        weight = self._weight(tie, cells)
        if ends is None or weight is None or ways is None:
            return
        source, target = ends
        if source == target:
            self._self_tie(tie.target_place, tie.target)
            return
        forward, backward = ways
        if forward:
            layer.add(source, target, weight, tie.row)
        if backward:
            layer.add(target, source, weight, tie.row)

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

    def _self_tie(self, place: Cell, name: str) -> None:
        self.loops += 1
        if self.specification.self_ties == "error":
            message = f"a tie of '{name}' to itself; to leave out such ties, state self_ties: drop"
            self.findings.add(self.table.finding(*place, message))

    def _weight(self, tie: Stated, cells: list[str]) -> float | None:
        if tie.weight is None:
            return 1.0
        value = self.weights.read(cells[tie.weight])
        if isinstance(value, str):
            self.findings.add(self.table.finding(tie.row, tie.weight, value))
            return None
        return value

    def _ways(self, row: int, cells: list[str], columns: _Columns) -> tuple[bool, bool] | None:
        """Whether the ties of a row go from source to target, and whether they go back."""
        if columns.directed is None:
            return FORWARD if self.specification.directed else BOTH
        cell = cells[columns.directed]
        stated = yes_or_no(cell)
        if stated is not None:
            return BOTH if stated == columns.mutual else FORWARD
        found = direction(cell)
        if found is None:
            message = f"{truth(cell)}, nor a direction; write directed (one-way), undirected (both, mutual) or backward"
            self.findings.add(self.table.finding(row, columns.directed, message))
            return None
        return _WAYS[found]

    def _take_notes(self) -> None:
        said = [*self.weights.note()]
        if self.loops:
            loops = counted(self.loops, "tie of people with themselves was", "ties of people with themselves were")
            said.append(f"{loops} dropped.")
        if self.other_layers:
            others = counted(self.other_layers, "row of other layers was", "rows of other layers were")
            said.append(f"{others} skipped.")
        self.notes += [*self.ends.notes(), *(f"{self.table.file}: {one}" for one in said)]

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
            for row, first in repeated_rows(layer, self.people):
                message = f"this tie is also in {self.table.where(first)}; state on_duplicate: sum, mean or largest"
                self.findings.add(self.table.finding(row, columns.ends.source, message))
