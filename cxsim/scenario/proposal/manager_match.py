"""How well a column of managers is found in what people are called by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from cxsim.errors import nearest
from cxsim.organization.company_files.directory import Directory
from cxsim.organization.tables.table import one_text
from cxsim.scenario.proposal.draft import Draft
from cxsim.scenario.proposal.header_words import normal
from cxsim.units import counted

_NONE = re.compile(
    r"(none|n/a|#n/[db]|na|-+|null|nan|nil|no[_ ]manager|nobody|no one|not applicable|no aplica|nicht zutreffend|"
    r"keine?r?|ohne|nessuno|geen|nc|n\. ?c\.|board of .*|"
    r"kein vorgesetzter|entfallt|aucune?|neant|sans|ningun[oa]|sin|sin jefe|0+|#n/?a|#nv|n\. ?a\.|k\. ?a\.|s/o|ceo|top|"
    r"board|vorstand|aufsichtsrat|geschaftsfuhrung|vacant|vakant|tbd|tba|unassigned|unbekannt|unknown|inconnu|"
    r"desconocido|\((?:blank|none|leer)\)|self|[?./x])(?: \1)*"  # the same in the columns of first and last names
)
MOST_LISTED = 10
MOST_COMPARED = 4_000


class ManagerMatch:
    """How well one column of managers, or several together, are found in what people are called by.

    ``called`` and ``names`` begin a sentence: how messages name the columns, and what these do.

    ``values``: their values by what they name: "one" person, "several", "none" (a word for no manager), or "unknown".
    """

    def __init__(self, draft: Draft, columns: tuple[str, ...], by: tuple[str, ...], directory: Directory) -> None:
        self.columns, self.by, self.directory = columns, by, directory
        self.called = " and ".join(f"'{column}'" for column in columns)
        self.names = "name" if len(columns) > 1 else "names"
        self.indices = [draft.index(column) for column in columns]
        self.given = Counter(filter(None, draft.joined(columns)))
        self.found = {value: self.directory.find(value) for value in self.given}
        self.values: dict[str, list[str]] = {"one": [], "several": [], "none": [], "unknown": []}
        for value, found in self.found.items():
            self.values[kind_of(value, found)].append(value)
        self.cells, self.stated = self.rows("one"), self.given.total() - self.rows("none")
        self.share = self.cells / self.stated if self.stated else 0.0

    def rows(self, kind: str) -> int:
        """How many rows hold values of this kind."""
        return sum(self.given[value] for value in self.values[kind])

    def people(self, cells: Sequence[str]) -> set[int]:
        """Whom a row names as manager."""
        return self.found.get(one_text(cells[index] for index in self.indices), set())

    def contradicts(self, other: ManagerMatch, cells: Sequence[str]) -> bool:
        """Whether two columns name different people in a row."""
        here, there = self.people(cells), other.people(cells)
        return bool(here and there) and here.isdisjoint(there)

    def listed(self, values: Sequence[str]) -> str:
        """Values with the number of their cells and the nearest that is known."""
        parts = []
        for value in values[:MOST_LISTED]:
            near = self._nearest(value)
            hint = f", nearest '{near}'" if near is not None else ""
            parts.append(f"'{value}' ({counted(self.given[value], 'row')}{hint})")
        more = len(values) - MOST_LISTED
        return ", ".join(parts) + (f" and {more:,} more" if more > 0 else "")

    def near(self) -> bool:
        """Whether an unknown value looks like a slip of a known one."""
        return any(self._nearest(value) is not None for value in self.values["unknown"][:MOST_LISTED])

    def _nearest(self, value: str) -> str | None:
        return nearest(value, [name for name, _ in self.directory.called[:MOST_COMPARED]])


def kind_of(value: str, found: Collection[int]) -> str:
    """What a cell of a column of managers is that names these people: "one", "several", "none" or "unknown"."""
    if found:
        return "one" if len(found) == 1 else "several"
    return "none" if _NONE.fullmatch(normal(value)) else "unknown"
