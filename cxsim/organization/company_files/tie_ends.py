"""The people at the ends of ties: found by identifier or by another column of the people file, and counted if not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cxsim.errors import did_you_mean
from cxsim.organization.company_files.directory import Directory
from cxsim.organization.company_files.identifiers import advice
from cxsim.organization.company_files.tie_forms import Cell, Stated
from cxsim.organization.findings import Findings, NamingNote, counted_list, quoted_list
from cxsim.organization.schema.row_specification import listed
from cxsim.organization.schema.ties_specification import TiesSpecification
from cxsim.organization.tables.table import Table, one_text
from cxsim.units import counted


@dataclass(frozen=True)
class KnownPeople:
    """Whom files can name: the row of each identifier and, by name, the other columns of the people file in that order.

    Without a ``file`` there is no scenario, whose keys messages could name. ``departments``: that of each row.
    """

    row_of: Mapping[str, int]
    file: str = ""
    columns: Mapping[str, Sequence[str]] = field(default_factory=dict)
    departments: Sequence[str] = ()

    def called(self, key: str | tuple[str, ...] | None) -> list[tuple[str, int]]:
        """What people are called in a column, in several together, or by identifier (None), with their rows.

        Raises LookupError for a column that does not exist.
        """
        keys = listed(key or ())
        if not keys:
            return list(self.row_of.items())
        columns = {name.casefold(): cells for name, cells in reversed([*self.columns.items()])}
        unknown = next((key for key in keys if key.strip().casefold() not in columns), None)
        if unknown is not None:
            raise LookupError(f"key names '{unknown}', which is no column of {self.file or 'the people'}; "
                              + did_you_mean(unknown, self.columns))
        names = map(one_text, zip(*(columns[key.strip().casefold()] for key in keys), strict=True))
        return [(name, row) for row, name in enumerate(names) if name]


class Names:
    """What people are called, and the rows that each name stood for so far."""

    def __init__(self, called: Sequence[tuple[str, int]]) -> None:
        self.exact = dict(called)
        self.directory = Directory(called)
        self._found: dict[str, list[int]] = {}

    def find(self, given: str) -> list[int]:
        """The rows of the people it may mean."""
        if given not in self._found:
            self._found[given] = sorted(self.directory.find(given))
        return self._found[given]


class Ends:
    """Looks up both ends of ties; says or counts ends that are blank, or that are nobody among the people."""

    def __init__(self, people: KnownPeople, specification: TiesSpecification, table: Table, findings: Findings) -> None:
        self.people = people
        self.specification = specification
        self.table = table
        self.findings = findings
        self.usable = True
        # The edges of a graph name its nodes as the graph does, whatever people are called.
        own_ids = table.added_columns and table.file == people.file and "id" in people.columns
        own_ids = own_ids and (specification.columns.source, specification.columns.target) == ("source", "target")
        self.sources = self._names("id" if specification.key is None and own_ids else specification.key)
        other = specification.target_key
        self.targets = self.sources if other is None else self._names(other)
        # In the people file itself every person has a row; a blank cell there means that they have no such tie.
        self.own_file = table.file == people.file and tuple(people.columns) == table.header  # not a graph's other part
        stated = "blank_ends" in specification.model_fields_set
        self.blank_target_allowed = specification.blank_ends != "error" or (self.own_file and not stated)
        self.above = ""
        self.all = self.blank = self.below_a_source = self.filled = self.outside = 0
        self.unknown: Counter[str] = Counter()
        self.respelled: Counter[tuple[str, int]] = Counter()

    def rows(self, tie: Stated) -> tuple[int, int] | None:
        """The rows of the people at both ends, or None if one is blank or unknown."""
        self.all += 1
        tie = self._from_above(tie)
        if not (tie.source and tie.target):
            self._blank(tie)
            return None
        source = self._found(tie.source, tie.source_place, self.sources)
        target = self._found(tie.target, tie.target_place, self.targets)
        if source is not None and target is not None:
            return source, target
        self.outside += 1
        return None

    def notes(self) -> Iterator[str]:
        """What was left out and what was written differently, with counts."""
        file = self.table.file
        if self.blank:
            yield f"{file}: rows with a blank end, which make no tie: {self.blank:,}."
        if self.filled:
            yield f"{file}: ties whose blank source is that of the row above: {self.filled:,}."
        if self.outside and self.unknown:
            yield NamingNote(f"{file}: {self._outsiders()}", f": {counted_list(self.unknown)}", ". They were left out.")
        if self.respelled:
            (given, row), _ = self.respelled.most_common(1)[0]
            name = next(name for name, known in self.people.row_of.items() if known == row)
            yield NamingNote(f"{file}: ends written differently and found all the same: {self.respelled.total():,}",
                             f", such as '{given}', who is '{name}'", ".")

    def conclude(self) -> None:
        """Say how many ties have unknown ends, and how to leave them out."""
        if self.unknown and self.specification.outsiders == "error" and self.people.file:
            self.findings.say(self.table.file, f"{self._outsiders()}: {counted_list(self.unknown)}; to leave such ties "
                              "out, state outsiders: drop")

    def _outsiders(self) -> str:
        have = "has an end" if self.outside == 1 else "have ends"
        different = "" if len(self.unknown) == 1 else f", {len(self.unknown):,} different"
        return f"{self.outside:,} of {counted(self.all, 'tie')} {have} outside the people file{different}"

    def _names(self, key: str | None) -> Names:
        """People by identifier or by the cells of another column."""
        try:
            return Names(self.people.called(key))
        except LookupError as problem:
            self.findings.say(self.table.file, str(problem))
            self.usable = False
            return Names([])

    def _found(self, given: str, place: Cell, names: Names) -> int | None:
        """The row of the person that an end names; None, and said or counted, if there is not exactly one."""
        rows = names.find(given)
        if len(rows) == 1:
            if given not in names.exact:
                self.respelled[given, rows[0]] += 1
            return rows[0]
        if not rows:
            self.unknown[given] += 1
        if rows or self.specification.outsiders == "error":
            self.findings.add(self.table.finding(*place, self._problem(given, rows, names)))
        return None

    def _problem(self, given: str, rows: Sequence[int], names: Names) -> str:
        if rows:
            called = [name for name, row in self.people.row_of.items() if row in rows]
            return f"'{given}' may be {quoted_list(called)}; name people by something that only one of them has (key)"
        return f"'{given}' is not among the people{advice(given, names.exact, self.findings)}"

    def _from_above(self, tie: Stated) -> Stated:
        """The tie with the source of the row above, if that is where a blank one stands for it."""
        self.above = tie.source or self.above
        if tie.source or self.specification.blank_ends != "above":
            return tie
        self.filled += bool(self.above)
        return tie._replace(source=self.above)

    def _blank(self, tie: Stated) -> None:
        source_allowed = self.specification.blank_ends != "error"
        if (tie.source or source_allowed) and (tie.target or self.blank_target_allowed):
            self.blank += 1
            self.below_a_source += bool(tie.target and self.above)
            return
        place = tie.target_place if tie.source else tie.source_place
        remedy = "; to leave out such rows, state blank_ends: drop" if self.people.file else ""
        self.findings.add(self.table.finding(*place, f"the identifier is empty{remedy}"))
