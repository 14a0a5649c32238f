"""CSV is read strictly: text stays text, and every mistake has a place."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxsim.errors import Place
from cxsim.organization.findings import Findings
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.csv_table import column_of_field, table_from_bytes
from cxsim.organization.tables.read_table import read_table
from cxsim.organization.tables.table import Table


def read(content: bytes | str, **stated: object) -> tuple[Table | None, list[str]]:
    findings = Findings()
    data = content.encode() if isinstance(content, str) else content
    specification = FileSpecification.model_validate({"file": "people.csv", **stated})
    table = table_from_bytes(data, specification, findings)
    return table, [str(finding).split("\n", maxsplit=1)[0] for finding in findings.shown()]


def mistake(content: bytes | str, **stated: object) -> str:
    table, found = read(content, **stated)
    assert table is None
    assert len(found) == 1
    return found[0]


def test_text_stays_text() -> None:
    table, found = read("id,department\n007,NA\n7,None\n1E5,TRUE\n0x1F,=1+1\n9007199254740993,null\n")
    assert found == []
    assert table is not None
    assert table.rows == [["007", "NA"], ["7", "None"], ["1E5", "TRUE"], ["0x1F", "=1+1"], ["9007199254740993", "null"]]


@pytest.mark.parametrize("content", [
    b"\xef\xbb\xbfid,unit\na,b\n", b'\xef\xbb\xbf"id","unit"\na,b\n', b"id,unit\r\na,b\r\n", b"id,unit\ra,b\r",
    b"id,unit\r\na,b\n\n\n", b" id ,unit\n a , b", b"sep=;\nid;unit\na;b\n", b"id;unit\na;b\n", b"id\tunit\na\tb\n",
    "id,unit\na,b\n".encode("utf-8-sig"),
])
def test_what_spreadsheets_write_is_accepted(content: bytes) -> None:
    table, found = read(content)
    assert found == []
    assert table is not None
    assert (table.header, table.rows) == (("id", "unit"), [["a", "b"]])


def test_other_encodings_are_read_where_they_are_stated() -> None:
    assert read("id\nJürgen\n".encode("cp1252"), encoding="cp1252")[0].rows == [["Jürgen"]]  # type: ignore[union-attr]
    assert read("id\nJürgen\n".encode("utf-16"), encoding="utf-16")[0].rows == [["Jürgen"]]  # type: ignore[union-attr]


def test_quotes_may_hold_separators_quotes_and_line_ends() -> None:
    table, _ = read('id,unit\n"a","x, ""y""\nz"\nb,c\n')
    assert table is not None
    assert table.rows == [["a", 'x, "y"\nz'], ["b", "c"]]
    assert table.locate(1, 1) == Place("people.csv", 4, 3)


def test_a_semicolon_is_recognized_and_said() -> None:
    table, _ = read("id;unit\na;b\n")
    assert table is not None
    assert table.notes == ("people.csv: read with the separator semicolon.",)


def test_columns_at_the_right_that_hold_nothing_are_no_part_of_the_table() -> None:
    table, messages = read("id,unit,,\na,b,,\n")
    assert (table.header, table.rows, messages) == (("id", "unit"), [["a", "b"]], [])


@pytest.mark.parametrize(("content", "message"), [
    ("", "people.csv: the file is empty"),
    ("\n \n", "people.csv: the file is empty"),
    ("id,unit\n", "people.csv:1:1: has a header but no rows"),
    ("id,unit\na,0,5\n", "people.csv:2:1: has 3 fields; the header has 2"),
    ("id,unit\na,b\nc\n", "people.csv:3:1: has 1 fields; the header has 2"),
    ("id,unit\na,b\n\nc,d\n", "people.csv:3: is blank, but more rows follow"),
    ("id,unit\na,b\n,\nc,d\n", "people.csv:3: is blank, but more rows follow"),
    ("id;unit,x\na;b,c\n",
     "people.csv:1:1: the header contains comma and semicolon; state which one separates fields (separator: ...)"),
    ('id,unit\na,"b\nc,d\n', "people.csv:2:3: a quote is opened here and never closed"),
    ('id,unit\na,"b"x\n', "people.csv:2:1: is not valid CSV: ',' expected after '\"'"),
    ("id,unit\na,b\0c\n", "people.csv:2: character 11 is NUL; this is not a text file"),
    (b"id,unit\na,J\xfcrgen\n", "people.csv:2:4: byte 11 (0xfc) is not utf-8; save it as 'CSV UTF-8', or state "
     "encoding: cp1252 (it reads 'Jürgen')"),
    ("id\nx\n".encode("utf-16"), "people.csv: is in UTF-16; save it as 'CSV UTF-8' or state encoding: utf-16"),
    ("<!DOCTYPE html><html>", "people.csv: looks like an HTML page (perhaps a login page), not like a text table "
     "(CSV)"),
    (' \n<html lang="en">', "people.csv: looks like an HTML page (perhaps a login page), not like a text table "
     "(CSV)"),
    ('{"a": 1}', "people.csv: looks like JSON, not like a text table (CSV)"),
    (b"PK\x03\x04....", "people.csv: looks like a zip archive or workbook, not like a text table (CSV)"),
    (b"\x1f\x8b....", "people.csv: looks like a gzip archive, not like a text table (CSV)"),
    ("sep=x\nidxunit\n", "people.csv:1:5: the separator 'x' is not one of , ; tab |"),
])
def test_what_cannot_be_a_table_is_refused_with_its_place(content: bytes | str, message: str) -> None:
    assert mistake(content) == message


@pytest.mark.parametrize("position", [0, 499, 999])
@pytest.mark.parametrize(("row", "message"), [("a", "has 1 fields"), ("a,b,c", "has 3 fields")])
def test_a_row_of_wrong_length_is_found_wherever_it_is(position: int, row: str, message: str) -> None:
    rows = [f"p{index},x" for index in range(1000)]
    rows[position] = row
    assert mistake("id,unit\n" + "\n".join(rows)) == f"people.csv:{position + 2}:1: {message}; the header has 2"


def test_all_mistakes_are_found_and_twenty_are_shown() -> None:
    table, found = read("id,unit\n" + "a,b,c\n" * 50)
    assert table is None
    assert len(found) == 21
    assert found[0].startswith("people.csv:2:1: ")
    assert found[-1] == "people.csv:22:1: and 30 more mistakes from here on"


def test_a_message_shows_the_line_and_points_at_the_cell() -> None:
    table, _ = read('id,unit\n"a, b",x\n')
    assert table is not None
    assert str(table.finding(0, 1, "is odd")) == 'people.csv:2:8: is odd\n    "a, b",x\n           ^'
    assert column_of_field("a,b", 5, ",") == 0


@pytest.mark.parametrize(("file", "message"), [
    ("peeple.csv", "did you mean 'people.csv'?"),
    (".", "is a folder, not a file"),
    ("https://example.org/people.csv", "is not a path to a local file"),
    ("a\0b", "is not a path to a local file"),
])
def test_a_file_that_is_not_there_is_said(tmp_path: Path, file: str, message: str) -> None:
    (tmp_path / "people.csv").write_text("id\na\n")
    findings = Findings()
    assert read_table(FileSpecification(file=file), tmp_path, findings) is None
    assert message in findings.shown()[0].message


@pytest.mark.parametrize("corner", ["", "who"])
def test_a_square_table_names_the_same_on_both_sides(corner: str) -> None:
    table, found = read(f"{corner},1,2,3\n1,0,4,0\n2,1,0,0\n3,0,2,0\n")
    assert found == []
    assert table is not None
    assert table.header == (corner or "column 1", "1", "2", "3")
    assert table.rows[0] == ["1", "0", "4", "0"]


@pytest.mark.parametrize(("content", "stated", "said"), [
    ("id,unit\n1,x\n2,y\n", ";", "the separator semicolon is stated, but no line has one, and a comma divides"),
    ("id;unit\n1;x\n", ",", "the separator comma is stated, but no line has one, and a semicolon divides every row"),
    ("id\tunit\n1\tx\n", "|", "the separator bar is stated, but no line has one, and a tab divides every row"),
    ("sep=;\nid,unit\n1,x\n", None, "the separator semicolon is stated, but no line has one, and a comma divides"),
    ("id,unit|b\n1,x|y\n", ";", "the separator semicolon is stated, but no line has one, and a comma or a bar divides"),
])
def test_a_stated_separator_that_divides_nothing_is_refused_where_another_one_does(
    content: str, stated: str | None, said: str
) -> None:
    line = 2 if content.startswith("sep=") else 1
    assert mistake(content, separator=stated).startswith(f"people.csv:{line}:1: {said}")


def test_a_single_column_may_have_any_separator_stated() -> None:
    table, found = read("id\n1\n2\n", separator=";")
    assert (table is not None and table.rows, found) == ([["1"], ["2"]], [])
    table, found = read('id\n"a, b"\nc\n', separator=";")
    assert (table is not None and table.rows, found) == ([["a, b"], ["c"]], [])


@pytest.mark.parametrize("content", [
    "-------------\n|id |unit |\n-------------\n|007|Sales|\n-------------\n", "|id|unit|\n|---|:--|\n|007|Sales|\n",
    "+---+-----+\n|id |unit |\n+===+=====+\n|007|Sales|\n",
])
def test_lines_that_only_draw_a_line_are_left_out_and_counted(content: str) -> None:
    table, found = read(content)
    assert found == []
    assert table is not None
    assert (table.header, table.rows) == (("id", "unit"), [["007", "Sales"]])
    rulers = sum(not any(map(str.isalnum, line)) for line in content.splitlines())
    assert f"people.csv: {rulers} line{'s' if rulers > 1 else ''} of dashes left out." in table.notes


def test_a_row_of_words_for_missing_draws_no_line() -> None:
    table, _ = read("id,unit\n1,-\n-,-\n--,--\n")
    assert table is not None
    assert len(table.rows) == 3
