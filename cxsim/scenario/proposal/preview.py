"""A file as its owner should look at it: what each column is taken for, and the cells that need them. Names are hidden.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final

from cxsim.errors import Finding, Place
from cxsim.organization.company_files.identifiers import fold
from cxsim.organization.tables.seen import SeenFile
from cxsim.scenario.proposal.draft import MEANINGS as OF_PEOPLE
from cxsim.scenario.proposal.header_words import rank
from cxsim.scenario.proposal.parts import Choice, Meaning, Question
from cxsim.scenario.proposal.ties_questions import MEANINGS as OF_TIES

FIRST_ROWS: Final = 5
"""Rows that are shown though nothing is to do there, so that the columns can be recognized."""
MOST_COLUMNS: Final = 7
"""Columns that are shown of a file that cannot be read yet."""
MOST_ROWS: Final = 40
"""Rows that are shown at once."""
UNUSED: Final = ("nothing", "name")
WRONG: Final = "wrong"
ASKED: Final = "asked"


@dataclass(frozen=True)
class PreviewCell:
    """The text of a cell, with ``mark`` (wrong, asked or "") and ``notes``: what is wrong or asked."""

    text: str
    mark: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class PreviewColumn:
    """A column by its name and letter (or number), and what it is taken for; ``example``: what its first cells say."""

    name: str
    letter: str
    meaning: Meaning | None
    example: str
    header: PreviewCell


@dataclass(frozen=True)
class Preview:
    """``columns`` are shown with ``rows`` (number in the file, cells); ``others`` are not used, or fill the page.

    ``hidden``: how many rows are not shown; ``header``: the number of the row with the names of columns. ``cells``: row
    and letter ("17-F") of mistakes that are shown, by their place.
    """

    file: str
    sheet: str
    columns: tuple[PreviewColumn, ...]
    others: tuple[PreviewColumn, ...]
    rows: tuple[tuple[int, tuple[PreviewCell, ...]], ...]
    hidden: int
    header: int
    cells: Mapping[str, str]


@dataclass
class _Marks:
    """Marks and notes by cell (row, column), and the rows that are marked."""

    of: dict[tuple[int, int], tuple[str, list[str]]] = field(default_factory=dict)

    def add(self, seen: SeenFile, place: Place | Finding, mark: str, note: str) -> None:
        found = seen.cell_of(place)
        if found is not None:
            told = self.of.setdefault(found, (mark, []))
            if note not in told[1]:
                told[1].append(note)
            self.of[found] = (WRONG if WRONG in (mark, told[0]) else mark, told[1])


def preview(
    seen: SeenFile, meanings: Iterable[Meaning], questions: Iterable[Question], findings: Sequence[Finding],
    first_rows: int = FIRST_ROWS, people: Mapping[str, int] | None = None,
) -> Preview:
    """What to show of a file: the columns that are used or marked, the first rows, and those that are marked.

    ``people``: the number of each person by what they are called, if another file tells (:func:`numbers_of`).
    """
    marks = _marks_in(seen, questions, findings)
    of = {one.column: one for one in meanings if one.file == seen.file}
    marked = {row for row, _ in marks.of} - {seen.first}
    seen = _with_lines(seen, marked)
    wanted_rows = (row for place, row in enumerate(seen.rows) if place < first_rows or row in marked)
    rows = [*islice(wanted_rows, max(MOST_ROWS, first_rows))]
    said = _Said(seen, of, people)
    columns = [PreviewColumn(name, letter, of.get(name), said.example(index), _marked(name, seen.first, index, marks))
               for index, (name, letter) in enumerate(zip(seen.header, seen.letters, strict=False))]
    wanted = [index for index, one in enumerate(columns) if _is_wanted(one, index, marks)]
    shown = tuple(
        (row, tuple(_cell(said, row, index, marks) for index in wanted)) for row in rows)
    others = tuple(one for index, one in enumerate(columns) if index not in wanted)
    return Preview(seen.file, seen.sheet, tuple(columns[index] for index in wanted), others, shown,
                   len(seen.rows) - len(rows), seen.first, _cells_of(seen, findings, rows))


def _marks_in(seen: SeenFile, questions: Iterable[Question], findings: Iterable[Finding]) -> _Marks:
    """The cells that a question is about, and those that are wrong."""
    marks = _Marks()
    for question in questions:
        for place in question.places:
            marks.add(seen, place, ASKED, question.key)
    for finding in findings:
        marks.add(seen, finding, WRONG, finding.message)
    return marks


def _with_lines(seen: SeenFile, marked: Collection[int]) -> SeenFile:
    """The file with the lines of marked rows that could not be read as rows."""
    lines = {row: [seen.lines[row]] for row in marked if row not in seen.rows and row in seen.lines}
    return replace(seen, rows=dict(sorted({**seen.rows, **lines}.items())))


def _cells_of(seen: SeenFile, findings: Iterable[Finding], rows: Collection[int]) -> dict[str, str]:
    """The cell of each finding that is shown, by its place."""
    where = {one.place(): found for one in findings if (found := seen.cell_of(one)) is not None}
    return {place: f"{row}-{seen.letters[max(column, 0)]}" for place, (row, column) in where.items()
            if row == seen.first or row in rows}


def unknown_meanings(seen: SeenFile, part: str, key: str, said: Mapping[str, str]) -> list[Meaning]:
    """What may be said of the columns of a file that cannot be read yet; ``key``: how the questions begin."""
    choices = {"people": OF_PEOPLE, "ties": OF_TIES}.get(part, ())
    found = dict.fromkeys(seen.header) if choices else ()
    return [Meaning(part, seen.file, column, said.get(f"{key}:{column}", ""), "", f"{key}:{column}",
                    (Choice("", "not told yet"), *choices), _names_people(column)) for column in found]


def _names_people(column: str) -> bool:
    return any(rank(column, role) is not None for role in ("id", "mail", "name", "person", "manager"))


def _is_wanted(column: PreviewColumn, index: int, marks: _Marks) -> bool:
    if index == 0 and any(place == -1 for _, place in marks.of):
        return True
    if column.meaning is None or not column.meaning.role:
        return index < MOST_COLUMNS or any(place == index for _, place in marks.of)
    used = column.meaning.role not in UNUSED or column.meaning.reason != ""
    return used or any(place == index for _, place in marks.of)


def _cell(said: _Said, row: int, index: int, marks: _Marks) -> PreviewCell:
    return _marked(said.text(row, index, (row, index) in marks.of), row, index, marks)


def _marked(text: str, row: int, index: int, marks: _Marks) -> PreviewCell:
    """A cell with what is wrong or asked there; what concerns the whole row stands at its first cell."""
    mark, notes = marks.of.get((row, index), ("", []))
    whole, told = marks.of.get((row, -1), ("", [])) if index == 0 else ("", [])
    return PreviewCell(text, mark or whole, tuple(dict.fromkeys((*notes, *told))))


def numbers_of(seen: SeenFile, meanings: Iterable[Meaning]) -> dict[str, int]:
    """The number of every person of a file by each name: the place of the row among the others."""
    naming = {one.column for one in meanings if one.names and one.role != "manager" and one.file == seen.file}
    return _called(seen, [index for index, name in enumerate(seen.header) if name in naming])


def _called(seen: SeenFile, columns: Collection[int]) -> dict[str, int]:
    called: dict[str, int] = {}
    for place, cells in enumerate(seen.rows.values(), start=1):
        for index in columns:
            if index < len(cells) and cells[index]:
                called.setdefault(fold(cells[index]), place)
    return called


class _Said:
    """The text of cells, in which people are numbers: the place of their row among the others."""

    def __init__(self, seen: SeenFile, meanings: Mapping[str, Meaning], people: Mapping[str, int] | None) -> None:
        self.seen = seen
        self.naming = {index for index, name in enumerate(seen.header)
                       if meanings.get(name) is not None and meanings[name].names}
        managers = {index for index in self.naming if meanings[seen.header[index]].role == "manager"}
        self.of_others = managers if people is None else self.naming
        self.unsure = {index for index in self.naming if not meanings[seen.header[index]].role}
        self.number = {row: place for place, row in enumerate(seen.rows, start=1)}
        self.called = _called(seen, self.naming - managers) if people is None else people

    def text(self, row: int, index: int, marked: bool) -> str:
        """A cell; as it is where something is to do there, so that its owner finds it."""
        cells: Sequence[str] = self.seen.rows[row]
        text = cells[index] if index < len(cells) else ""
        if not text or marked or index not in self.naming or text.isdigit():
            return text
        if index in self.unsure:
            return "(hidden)"
        number = self.called.get(fold(text)) if index in self.of_others else self.number[row]
        return f"Person {number}" if number is not None else "(not in the list)"

    def example(self, index: int) -> str:
        """What the first cells of a column say; names are hidden."""
        if index in self.naming:
            return "names, hidden"
        cells = (cells[index] for cells in self.seen.rows.values() if index < len(cells) and cells[index])
        return ", ".join(cell[:24] for cell, _ in zip(dict.fromkeys(cells), range(3), strict=False))
