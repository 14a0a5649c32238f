"""The keys that a first scenario proposes for a file of ties, each with its reason, and what reading by them gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any, Final, Protocol, Self

from cxsim.organization.company_files.kept_rows import meeting
from cxsim.organization.company_files.read_ties import TiesReader
from cxsim.organization.company_files.tie_ends import KnownPeople
from cxsim.organization.company_files.tie_rows import TieRows, settle
from cxsim.organization.findings import Findings
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.schema.ties_specification import TiesSpecification
from cxsim.organization.tables.table import Table
from cxsim.scenario.proposal.parts import PeopleSeen, Repair, cells_of
from cxsim.scenario.proposal.tie_words import words_of
from cxsim.scenario.text.yaml_writer import flow, quiet, written
from cxsim.units import counted

_LAST: Final = (
    "columns", "matrix", "list_separator", "key", "target_key", "ignore_columns", "keep", "layer", "weight", "directed",
    "influence", "outsiders", "blank_ends", "self_ties", "on_duplicate",
)
DERIVED: Final = ("reporting", "team")
"""Layers that are derived from the people, unless ties of that name are stated."""
_SAID: Final = {
    ("outsiders", "drop"): "ties with people outside the list are left out",
    ("self_ties", "drop"): "ties of people with themselves are left out",
    ("blank_ends", "drop"): "ties with a blank end are left out",
    ("blank_ends", "above"): "a blank source is the one in the row above",
    ("on_duplicate", "sum"): "ties that are listed again are added up",
    ("on_duplicate", "mean"): "of ties that are listed again the mean counts",
    ("on_duplicate", "largest"): "of ties that are listed again the largest counts",
}
"""What a key with its value means; others are shown as they are written."""
_LENIENT: Final = {"outsiders": "drop", "self_ties": "drop"}


class Undoing(Protocol):
    """Knows which repairs the user undoes, and under which question."""

    def mends(self, key: str) -> bool:
        """Whether a key is stated that mends something."""

    def repair(self, key: str) -> str:
        """The question whether it is."""


def repair_words(key: str, value: Any) -> str:
    """What a key states, in words where there are some: "ties of people with themselves are left out"."""
    if key in ("key", "target_key"):
        return f"{'people' if key == 'key' else 'the others'} are looked up in the column {flow(value)}"
    return _SAID.get((key, str(value)), f"{key}: {flow(value)}")


@dataclass
class TieKeys:
    """Keys of a file with their values and reasons; a reason of a column is under ``columns.ROLE``.

    ``repairs``: what is told of keys that mend something; ``ask`` says which of them the user undoes.
    """

    file: str
    repairs: list[str] = field(default_factory=list)
    stated: dict[str, Any] = field(default_factory=dict)
    why: dict[str, str] = field(default_factory=dict)
    ask: Undoing | None = None

    @classmethod
    def of_file(cls, specification: FileSpecification, ask: Undoing | None = None) -> Self:
        """The keys that say how a file is written."""
        stated = specification.model_fields_set - {"file", "ignore_columns"}
        keys = {key: getattr(specification, key) for key in sorted(stated)}
        return cls(specification.file, stated=keys, why=dict.fromkeys(keys, ""), ask=ask)

    def put(self, key: str, value: Any, why: str = "") -> None:
        """State a key."""
        self.stated[key] = value
        self.why[key] = why

    def repair(self, key: str, value: Any, why: str) -> None:
        """State a key and tell of it, unless the user undoes it."""
        question = "" if self.ask is None else self.ask.repair(key)
        if self.ask is None or self.ask.mends(key):
            self.put(key, value, why)
            self.repairs.append(Repair(f"{self.file}: {repair_words(key, value)} ({why})", question))
        else:
            self.repairs.append(Repair(f"{self.file}: {key} is not stated, as you said ({why})", question, undone=True))

    def column(self, role: str, value: Any, why: str = "") -> None:
        """State a column."""
        self.stated.setdefault("columns", {})[role] = value
        self.why[f"columns.{role}"] = why

    def lines(self) -> Iterator[str]:
        """The keys as lines of a scenario; how the file is written comes first."""
        for key in sorted(self.stated, key=lambda key: _LAST.index(key) if key in _LAST else -1):
            if key == "columns":
                yield "      columns:"
                for role, value in self.stated[key].items():
                    yield self._line(f"        {role}: {flow(value)}", self.why[f"columns.{role}"])
            else:
                yield self._line(f"      {key}: {flow(self.stated[key])}", self.why[key])

    @staticmethod
    def _line(text: str, why: str) -> str:
        return f"{text}    # {why}" if why else text


@dataclass(frozen=True)
class Trial:
    """What reading by some keys gives: one-way ties by layer, with the reader that has counted what it left out."""

    specification: TiesSpecification
    reader: TiesReader
    table: Table
    layers: Mapping[str, TieRows]
    findings: Findings

    @property
    def ties(self) -> int:
        """How many ties the rows state."""
        return sum(len(rows.rows) for rows in self.layers.values())

    def largest(self, on_duplicate: str) -> float:
        """The largest weight of a tie, its rows combined by this rule."""
        rule = self.specification.model_copy(update={"on_duplicate": on_duplicate})
        settled = [settle(rows, rule, self.reader.people) for rows in self.layers.values()]
        return max((float(ties.weights.max()) for ties in settled if len(ties.weights)), default=0.0)

    def one_way_only(self) -> bool:
        """Whether no tie is stated in the other direction as well."""
        pairs = [set(zip(rows.sources, rows.targets, strict=True)) for rows in self.layers.values()]
        return not any((target, source) in stated for stated in pairs for source, target in stated)


def trial(table: Table, keys: TieKeys, people: PeopleSeen) -> Trial:
    """Read a file by the keys so far; what a later key may leave out is left out."""
    stated = {"on_duplicate": "sum", "blank_ends": "drop", **keys.stated, **_LENIENT, "file": table.file}
    specification = TiesSpecification.model_validate(stated)
    findings = Findings()
    table = replace(table, rows=[list(row) for row in table.rows], missing=specification.missing)
    kept, _ = meeting(table, specification.kept_if, specification.decimal, findings)
    rows = kept.of(table)
    reader = TiesReader(specification, rows, known_people(people), findings)
    return Trial(specification, reader, rows, reader.read(), findings)


def known_people(people: PeopleSeen) -> KnownPeople:
    """The people whom other files can name."""
    ids = cells_of(people.table, people.id_column)
    columns = {name: [row[place] for row in people.table.rows] for place, name in enumerate(people.table.header)}
    return KnownPeople({cell: row for row, cell in enumerate(ids)}, people.table.file, columns)


def file_line(table: Table) -> str:
    """The line that names a file of ties."""
    return f"    - file: {written(table.file)}    # {counted(len(table.rows), 'row')}"


def layer_name(column: str) -> str:
    """The name of a layer, from that of a column."""
    return "_".join(words_of(column)) or "informal"


def layers_of(files: Sequence[str]) -> list[str | None]:
    """The names of layers, from those of files; a single file needs none."""
    if len(files) < 2:
        return [None] * len(files)
    names: list[str | None] = []
    for file in files:
        name = layer_name(PurePosixPath(file).stem)
        name = f"{name}_ties" if name in DERIVED else name  # such a layer would take the place of the derived one
        while name in names:
            name += "_2"
        names.append(name)
    return names


def shown(values: Mapping[str, int], limit: int = 12) -> str:
    """Values with their numbers, for a comment."""
    every = list(values.items())
    text = ", ".join(f"{quiet(value) or 'blank'} ({count:,})" for value, count in every[:limit])
    return text + (f" and {len(every) - limit:,} more" if len(every) > limit else "")
