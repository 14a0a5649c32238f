"""A workbook that came back: the texts of its input cells, and whether it is the one that was handed out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cxsim.errors import Place
from cxsim.organization.findings import Findings
from cxsim.organization.tables.workbook_archive import opened
from cxsim.teaching.form import (
    ANSWERS,
    CLASS,
    COLUMNS,
    COMPANY,
    HEADER_ROW,
    LINES,
    PLAN,
    PREDICTION,
    STAMP_ROW,
    TEAM,
    TEAM_NAME,
    TERMS,
    Fact,
    Stamp,
    facts_of,
    plan_cell,
)
from cxsim.teaching.ground import Ground
from cxsim.teaching.plan_lines import Line

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

NOT_OURS = ("this is no workbook of a class: it has no sheet '{sheet}'; fill in the workbook that was handed out, or "
            "hand in a plan as CSV")
RENAMED = "its sheet '{sheet}' is gone or has another name (there are {there}); give it its name back"


@dataclass(frozen=True)
class Cell:
    """The text of one cell and its place."""

    text: str
    place: Place


class FilledForm:
    """An opened workbook; cells are read by their place on the form."""

    def __init__(self, file: str, book: Workbook, formulas: Workbook | None, findings: Findings) -> None:
        self.file, self.book, self.formulas, self.findings = file, book, formulas, findings

    @classmethod
    def opened(cls, content: bytes, file: str, findings: Findings) -> FilledForm | None:
        """The workbook in these bytes; None if it is damaged or is no form of a class (see ``findings``)."""
        books = opened(content, file, findings)
        if books is None:
            return None
        missing = [name for name in (PLAN, PREDICTION, TERMS) if name not in books[0].sheetnames]
        if missing:
            # A sheet alone can lose its name; a workbook that lacks several is another one.
            told = NOT_OURS if len(missing) > 1 else RENAMED
            there = ", ".join(f"'{name}'" for name in books[0].sheetnames[:8])
            findings.say(file, told.format(sheet=missing[0], there=there))
            return None
        return cls(file, books[0], books[1], findings)

    def cell(self, sheet: str, name: str) -> Cell:
        """A cell as text; a formula without a saved value is a mistake."""
        place = Place(f"{self.file}!{sheet}!{name}")
        value = self.book[sheet][name].value
        formula = None if self.formulas is None else self.formulas[sheet][name].value
        if value is None and isinstance(formula, str) and formula.startswith("="):
            self.findings.add(place.finding("", "the formula has no saved value; open and save the workbook"))
        return Cell(_text(value), place)

    def stamp(self, ground: Ground) -> Stamp | None:
        """Which class and team it was made for; None if it belongs to another case, or nobody can tell."""
        stated = {cell.text: other for cell, other in self._pairs()}
        mark, team = stated.get(COMPANY), stated.get(TEAM)
        place = Place(f"{self.file}!{TERMS}!A{STAMP_ROW}")
        if mark is None or team is None or not team.text.isdigit():
            self.findings.add(place.finding("", "the marks of case and team are missing; fill in the workbook that was "
                                            "handed out"))
            return None
        if mark.text != ground.terms.fingerprint:
            about = stated.get("Case", mark).text
            self.findings.add(mark.place.finding(
                "", f"this workbook was made for another case or another version of it ('{about}', mark {mark.text}); "
                f"this class plays '{ground.terms.title}', mark {ground.terms.fingerprint}"))
            return None
        return Stamp(stated[CLASS].text if CLASS in stated else "", int(team.text))

    def edited_terms(self, ground: Ground, stamp: Stamp) -> Iterator[str]:
        """Every term that was changed on the sheet, at its cell."""
        for row, fact in enumerate(facts_of(ground, stamp), start=STAMP_ROW):
            label, value = self.cell(TERMS, f"A{row}"), self.cell(TERMS, f"B{row}")
            if label.text != fact.label:
                yield f"{label.place.file}: '{label.text}' stands where '{fact.label}' was"
            elif value.text != _text(fact.value):
                yield (f"{value.place.file}: '{fact.label}' was changed to {value.text or 'nothing'}; the case says "
                       f"{_told(fact)}, and that counts")

    def team_name(self) -> Cell:
        """What the team calls itself."""
        return self.cell(PLAN, TEAM_NAME)

    def lines(self) -> list[Line]:
        """Every line of the plan."""
        self._check_header()
        found = []
        for line in range(LINES):
            cells = {column: self.cell(PLAN, plan_cell(line, column)) for column in COLUMNS}
            found.append(Line({column: cell.text for column, cell in cells.items()},
                              {column: cell.place for column, cell in cells.items()}))
        return found

    def answers(self) -> dict[str, Cell]:
        """The cells of the prediction."""
        return {key: self.cell(PREDICTION, name) for key, name in ANSWERS.items()}

    def _check_header(self) -> None:
        for letter, column in zip("ABCDE", COLUMNS, strict=True):
            cell = self.cell(PLAN, f"{letter}{HEADER_ROW}")
            if cell.text.casefold() != column:
                self.findings.add(cell.place.finding(
                    "", f"'{cell.text}' stands where the column '{column}' was; fill in the workbook that was handed "
                    "out, without moving its rows and columns"))

    def _pairs(self) -> Iterator[tuple[Cell, Cell]]:
        for row in range(STAMP_ROW, STAMP_ROW + 40):
            yield self.cell(TERMS, f"A{row}"), self.cell(TERMS, f"B{row}")


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)):
        return str(int(value)) if float(value).is_integer() else repr(float(value))
    return " ".join(str(value).split())


def _told(fact: Fact) -> str:
    return fact.value if isinstance(fact.value, str) else f"{fact.value:,g}"


def blank(lines: Sequence[Line]) -> bool:
    """Whether nothing was planned."""
    return all(line.is_blank for line in lines)
