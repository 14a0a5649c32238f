"""The header is found where it is, named as people see it, and never guessed in silence."""

from __future__ import annotations

import pytest

from cxsim.organization.findings import Findings
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.csv_table import table_from_bytes
from cxsim.organization.tables.table import Table, check_columns

ROWS = "id,manager,unit\ne1,,Exec\ne2,e1,Sales\ne3,e1,Sales\n"


def read(content: str, **stated: object) -> tuple[Table | None, list[str]]:
    findings = Findings()
    specification = FileSpecification.model_validate({"file": "people.csv", **stated})
    table = table_from_bytes(content.encode(), specification, findings)
    return table, [str(finding).split("\n", maxsplit=1)[0] for finding in findings.shown()]


def good(content: str, **stated: object) -> Table:
    table, found = read(content, **stated)
    assert found == [] and table is not None
    return table


def test_a_column_that_numbers_the_rows_is_left_out_with_a_note() -> None:
    for first in (0, 1):
        table = good(f",id,unit\n{first},e1,Exec\n{first + 1},e2,Sales\n")
        assert (table.header, table.rows) == (("id", "unit"), [["e1", "Exec"], ["e2", "Sales"]])
        assert table.notes == ("people.csv: column 1 has no name and numbers the rows; it is left out.",)
        assert str(table.finding(1, 0, "is odd")).startswith("people.csv:3:3: is odd")


@pytest.mark.parametrize("content", [
    ",name\n1001,Ada\n1002,Bo\n", ",name\ne1,Ada\ne2,Bo\n", ",name\n1,Ada\n1,Bo\n", ",name\n0,Ada\n0.5,Bo\n",
])
def test_any_other_column_without_a_name_can_be_named(content: str) -> None:
    table = good(content)
    assert table.header == ("column 1", "name")
    assert table.notes[0] == "people.csv: column 1 has no name; it is called 'column 1' here."


def test_columns_that_hold_nothing_are_no_part_of_the_table() -> None:
    table = good(",id,,unit,,\n,e1,,Exec,,\n,e2,,Sales,,,,\n")
    assert (table.header, table.rows) == (("id", "unit"), [["e1", "Exec"], ["e2", "Sales"]])
    assert table.locate(0, 1).column == 6


@pytest.mark.parametrize("name", [
    "Employee ID", "Employee\u00a0ID", "\ufeffEmployee ID", "Employee\u200b ID", "Employee  ID ", '"Employee\nID"',
    "EMPLOYEE ID", "Emplo\u00adyee ID",
])
def test_a_header_is_found_by_what_people_see(name: str) -> None:
    assert good(f"{name},unit\ne1,Exec\n").index_of("employee id") == 0


def test_accents_may_be_composed_or_apart() -> None:
    assert good("id,e\u0301quipe\n1,a\n").index_of("équipe") == 1
    assert good("id,équipe\n1,a\n").index_of("e\u0301quipe") == 1


def test_repeated_headers_matter_where_they_are_used() -> None:
    table = good("id,note,unit,Note\ne1,a,Exec,b\n")
    for column, found in ((0, []), (1, ["columns 2 and 4 are both named 'Note'"]),
                          (3, ["columns 2 and 4 are both named 'Note'"])):
        findings = Findings()
        check_columns(table, [column], (), True, findings)
        assert [finding.message for finding in findings.shown()] == found
    findings = Findings()
    assert check_columns(table, [0, 2], ["note"], False, findings) == () and len(findings) == 0


@pytest.mark.parametrize("title", ["Staff list", "Staff list,,", "Exported on,2024-01-01,", "# made by a system"])
def test_a_title_is_told_from_the_header(title: str) -> None:
    content = f"{title}\n\n{ROWS}"
    table, found = read(content)
    assert table is None
    assert len(found) == 1 and found[0].endswith("state header_row: 3 (or 1 if they are here)")
    assert good(content, header_row=3).header == ("id", "manager", "unit")


def test_what_is_stated_as_header_is_the_header() -> None:
    assert read(ROWS, header_row=9)[1] == ["people.csv: the file is empty below line 8"]
    assert read("a\n\nid,n\n1,2\n", header_row=2)[1] == [
        "people.csv:2: header_row: 2 is stated, but this line is blank"]
    assert good("Wide,,,\n" + "id,unit,a,b\n1,x,y,z\n", header_row=2).header == ("id", "unit", "a", "b")


@pytest.mark.parametrize(("content", "found"), [
    ("e1,e2\ne2,e3\ne3,e1\n", "the first line holds data: a row with the names of columns is missing above it"),
    ("1,2\n3,4\n", "the first line holds data"),
    ("a;b;3\nb;c;1\n", "the first line holds data"),
    ("Person,Boss,Grade\nNumber,Number,Level\n1001,,1\n1002,1001,2\n1003,1001,2\n",
     "the header seems to take two rows"),
    ("Person,,Work,\nid,name,unit,grade\n1,Ada,Exec,1\n2,Bo,Sales,2\n", "'Person' looks like a title"),
    (ROWS + "id,manager,unit\ne4,e1,Sales\n", "people.csv:5:1: repeats the header"),
])
def test_what_is_no_header_of_one_row_is_refused(content: str, found: str) -> None:
    table, messages = read(content)
    assert table is None
    assert len(messages) == 1 and found in messages[0]


@pytest.mark.parametrize("content", [
    "id,manager,unit\nboss,,Exec\n1001,boss,Sales\n1002,1001,Sales\n1003,1001,Sales\n", "1,2\n3,4\n", "a,b\nb,c\n",
])
def test_a_stated_header_is_not_doubted(content: str) -> None:
    assert read(content)[0] is None
    assert read(content, header_row=1)[1] == []


@pytest.mark.parametrize("content", [
    "type,0,1,2\ntraining,x,x,\ncommunication,0.5,0.5,1\ntown_hall,1,1,1\n", "id\na\nb\nc\n", ROWS,
    "id,level,manager\nboss,none,\ne2,2,boss\ne3,2,boss\ne4,2,boss\n", "day,text\n1,a\n2,b\n",
    "id,department,a,,a,\nann,sales,u,v,w,x\nben,sales,u,v,w,y\ncarl,claims,u,q,w,z\n",  # narrow, but no title
])
def test_tables_with_one_header_are_read(content: str) -> None:
    assert read(content)[1] == []


def test_a_row_may_be_longer_only_by_blank_fields() -> None:
    assert good("id,unit\na,b,,\n").rows == [["a", "b"]]
    assert read("id,unit\na,b,,c\n")[1] == ["people.csv:2:1: has 4 fields; the header has 2"]


def test_invisible_characters_at_the_ends_of_cells_are_removed() -> None:
    assert good("id,unit\n\u200be1\ufeff,\u00a0Exec \u200b\n").rows == [["e1", "Exec"]]


@pytest.mark.parametrize(("content", "found"), [
    ("sep=;\nid;unit\na;b\n", []), ('"sep=;"\nid;unit\na;b\n', []),
    ("sep=,\nid;unit\na;b\n", ["people.csv:1:5: line 1 sets the separator ',', the scenario states ';'; leave one of "
                               "them out"]),
])
def test_a_line_that_states_the_separator_must_agree(content: str, found: list[str]) -> None:
    assert read(content, separator=";")[1] == found


def test_the_separator_is_the_sign_that_gives_all_rows_the_same_number_of_fields() -> None:
    assert good('id;name, first\n1;"Doe, Jane"\n2;Bo\n').header == ("id", "name, first")
    assert good("id|unit\n1|a\n").notes == ("people.csv: read with the separator bar.",)


def test_what_is_in_utf_8_is_not_read_as_something_else() -> None:
    findings = Findings()
    specification = FileSpecification(file="a.csv", encoding="cp1252")
    for content in ("id\nJürgen\n", "\ufeffid\nx\n"):
        assert table_from_bytes(content.encode(), specification, findings) is None
    assert findings.shown()[0].message == "is in UTF-8, but encoding: cp1252 is stated; leave that out"


def test_a_very_long_cell_matters_where_it_is_used() -> None:
    table = good("id,remark\na," + "x" * 20_000 + "\n")
    findings = Findings()
    check_columns(table, [0], (), True, findings)
    assert len(findings) == 0
    check_columns(table, [1], (), True, findings)
    assert findings.shown()[0].message == "has 20,000 characters; at most 10,000 are read in a cell"


def test_too_many_columns_are_refused() -> None:
    assert read(",".join(f"c{number}" for number in range(2_001)))[1] == [
        "people.csv:1:1: has 2,001 fields; at most 2,000 fields in a row are read"]
