"""Workbooks are read strictly: text stays text, and nothing hidden, merged or uncalculated slips in."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cxsim.organization.findings import Findings
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.numerals import number, truth
from cxsim.organization.tables.read_table import read_table
from cxsim.organization.tables.table import Table, check_columns

ROWS = [["id", "unit", "resistance"], ["007", "NA", 0.5], ["1E5", None, 1]]


def book(folder: Path, change: Callable[[Any, Any], None] = lambda book, sheet: None) -> Path:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "staff"
    for row in ROWS:
        sheet.append(row)
    change(made, sheet)
    made.save(folder / "org.xlsx")
    return folder


def read(folder: Path, file: str = "org.xlsx", **stated: object) -> tuple[Table | None, list[str]]:
    findings = Findings()
    table = read_table(FileSpecification.model_validate({"file": file, **stated}), folder, findings)
    return table, [str(finding) for finding in findings.shown()]


def test_text_stays_text_and_numbers_are_written_plainly(tmp_path: Path) -> None:
    table, found = read(book(tmp_path))
    assert found == []
    assert table is not None
    assert table.rows == [["007", "NA", "0.5"], ["1E5", "", "1"]]
    assert str(table.finding(1, 2, "is odd")) == "org.xlsx!staff!C3: is odd"


def put(cell: str, value: object, shown: str | None = None) -> Callable[[Any, Any], None]:
    def change(_: Any, sheet: Any) -> None:
        sheet[cell] = value
        if shown:
            sheet[cell].number_format = shown

    return change


def test_columns_at_the_right_that_hold_nothing_are_no_part_of_the_table(tmp_path: Path) -> None:
    def change(_: Any, sheet: Any) -> None:
        sheet["E3"].number_format = "0.00"  # a cell that was formatted, and holds nothing

    plain, _ = read(book(tmp_path, lambda *_: None))
    wider, messages = read(book(tmp_path, change))
    assert messages == []
    assert (wider.header, wider.rows) == (plain.header, plain.rows)


def test_remarks_below_a_sheet_are_left_out(tmp_path: Path) -> None:
    def change(_: Any, sheet: Any) -> None:
        sheet["A8"], sheet["A10"] = "Prepared by: HR", "Confidential"

    table, messages = read(book(tmp_path, change))
    assert messages == []
    assert any("2 remarks below the table left out: 'Prepared by: HR', 'Confidential'" in note for note in table.notes)


def used(folder: Path, *columns: int, truths: tuple[int, ...] = (), **stated: object) -> list[str]:
    """What is found if columns of the workbook are used."""
    findings = Findings()
    table = read_table(FileSpecification.model_validate({"file": "org.xlsx", **stated}), folder, findings)
    if table is not None:
        check_columns(table, columns, (), True, findings, identifiers=[0], truths=truths)
    return [str(finding) for finding in findings.shown()]


@pytest.mark.parametrize(("change", "found"), [
    (put("A2", 7, "00000"), "org.xlsx!staff!A2: is the number 7 shown as 00000"),
    (put("A2", 2**60), "org.xlsx!staff!A2: is a number too long to be exact"),
    (put("A2", datetime.date(2024, 1, 2)), "org.xlsx!staff!A2: is a date or time"),
    (put("C2", "=1+1"), "org.xlsx!staff!C2: the formula has no saved value"),
    (put("B2", "#N/A"), "org.xlsx!staff!B2: contains the error #N/A"),
    (put("B6", "Total"), "org.xlsx!staff!A4: the row is blank, but more rows follow; delete it, or the rows below it "
     "if they are a total or remarks"),
    (put("A1048576", "x"), "org.xlsx!staff: has 1,048,576 rows"),
    (put("B1", "ID"), "org.xlsx!staff!B1: columns 1 and 2 are both named 'ID'"),
    (lambda _, sheet: sheet.merge_cells("B2:B3"), "org.xlsx!staff!B3: is one of the merged cells B2:B3"),
    (lambda _, sheet: setattr(sheet.row_dimensions[3], "hidden", True), "1 row is hidden"),
    (lambda _, sheet: sheet.column_dimensions.group("A", "B", hidden=True), "B1: the column is hidden"),
    (lambda made, _: made.create_sheet("other").append(["x"]), "has 2 visible sheets; state sheet: 'staff', 'other'"),
    (put("XFC4", "x"), "reaches to column XFC in 4 rows; at most 2,000 columns"),
    (put("B3", True), "org.xlsx!staff!B3: is the logical value TRUE; text or a number is expected"),
    (put("B3", datetime.timedelta(hours=30)), "org.xlsx!staff!B3: is a date or time"),
    (put("B1", datetime.date(2024, 1, 1)), "org.xlsx!staff!B1: is a date or time"),
    (lambda _, sheet: sheet.delete_rows(2, 5), "has a header but no rows"),
    (lambda _, sheet: sheet.delete_rows(1, 5), "the sheet is empty"),
])
def test_what_would_be_misread_is_refused_where_it_is_used(
    tmp_path: Path, change: Callable[[Any, Any], None], found: str
) -> None:
    assert any(found in message for message in used(book(tmp_path, change), 0, 1, 2))


@pytest.mark.parametrize("change", [
    put("C2", datetime.date(2024, 1, 2)), put("C3", "#REF!"), put("C2", "=1+1"), put("C2", 7, "00000"), put("C2", True),
    put("C2", 2**60), put("D1", "ID"), put("D2", "a remark"), put("AAA3", None, "0.00"), put("XFD1048576", None, "0"),
    lambda _, sheet: sheet.merge_cells("C2:C3"), lambda _, sheet: sheet.column_dimensions.group("C", "C", hidden=True),
    lambda made, _: made.create_sheet("Sheet2"),
])
def test_cells_of_columns_that_nobody_uses_do_not_matter(tmp_path: Path, change: Callable[[Any, Any], None]) -> None:
    assert used(book(tmp_path, change), 1, missing=[]) == []


def test_the_cell_itself_is_the_mistake_whatever_else_is_said_about_it(tmp_path: Path) -> None:
    findings = Findings()
    folder = book(tmp_path, put("C2", datetime.date(2024, 1, 2)))
    table = read_table(FileSpecification(file="org.xlsx"), folder, findings)
    assert table is not None
    check_columns(table, [2], (), True, findings)
    findings.add(table.finding(0, 2, "is not a number"))
    assert [str(finding) for finding in findings.shown()] == [
        "org.xlsx!staff!C2: is a date or time (2024-01-02); text or a number is expected"]


def test_a_logical_value_is_read_where_a_truth_is_expected(tmp_path: Path) -> None:
    def change(_: Any, sheet: Any) -> None:
        sheet["C2"], sheet["C3"] = True, False

    folder = book(tmp_path, change)
    assert used(folder, 0, 2, truths=(2,)) == []
    assert len(used(folder, 0, 2)) == 2
    assert [truth(row[2]) for row in read(folder)[0].rows] == [True, False]  # type: ignore[union-attr]


def test_a_word_for_a_missing_value_stands_for_an_error_too(tmp_path: Path) -> None:
    assert used(book(tmp_path, put("C2", "#N/A")), 0, 2, missing=["#N/A"]) == []


def test_a_table_may_begin_anywhere_below_a_title(tmp_path: Path) -> None:
    def change(_: Any, sheet: Any) -> None:
        sheet.move_range("A1:C3", rows=3, cols=2)
        sheet["C1"] = "Staff of the year"
        sheet.merge_cells("C1:E1")

    folder = book(tmp_path, change)
    assert read(folder)[1] == [
        "org.xlsx!staff!A1: 'Staff of the year' looks like a title: the names of columns seem to be in row 4; state "
        "header_row: 4 (or 1 if they are here)"]
    table, found = read(folder, header_row=4)
    assert found == []
    assert (table.header, table.rows) == (tuple(ROWS[0]), [["007", "NA", "0.5"], ["1E5", "", "1"]])
    assert str(table.finding(0, 2, "is odd")) == "org.xlsx!staff!E5: is odd"
    assert read(folder, header_row=3)[1] == ["org.xlsx!staff: header_row: 3 is stated, but this row is blank"]


def test_numbers_of_a_workbook_are_numbers_whatever_signs_its_texts_have(tmp_path: Path) -> None:
    table, _ = read(book(tmp_path, put("C3", 1.204)), decimal=",", thousands=".")
    assert [number(row[2], ",", ".") for row in table.rows] == [0.5, 1.204]


def test_a_sheet_is_chosen_by_name_and_hidden_ones_are_not_read(tmp_path: Path) -> None:
    def change(made: Any, _: Any) -> None:
        made.create_sheet("old", 0).sheet_state = "hidden"

    table, found = read(book(tmp_path, change))
    assert found == []
    assert table is not None
    assert read(tmp_path, sheet="old")[1] == ["org.xlsx: has no visible sheet 'old'; allowed: 'staff'"]


@pytest.mark.parametrize("content", [b"", b"id,unit\na,b\n", b"PK\x03\x04 broken"])
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "org.xlsx").write_bytes(content)
    assert "is not a workbook" in read(tmp_path)[1][0]


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "org.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<!--" + b" " * 20_000_000 + b"-->")
    assert "far too large when unpacked" in read(tmp_path)[1][0]


@pytest.mark.parametrize("ending", [".xls", ".xlsb", ".xlsm", ".ods"])
def test_other_kinds_of_workbook_are_refused(tmp_path: Path, ending: str) -> None:
    assert "files are not supported; save it as .xlsx or .csv" in read(tmp_path, "org" + ending)[1][0]
