"""Rows of a file that are no rows of its table."""

import pytest

from cxsim.organization.tables.rows_beside import describes_columns, echoes, only_data, remarks_below

HEADER = ("id", "team", "pay")


@pytest.mark.parametrize(("cells", "first", "beside"), [
    (("id", "team", "pay"), False, True), (("id", " team ", "pay"), False, True), (("id", "team", "Pay"), False, False),
    (("x", "team", "pay"), False, False), (('{"ImportId":"QID1"}', "", '{"importid":"q"}'), False, True),
    (('{"ImportId":"QID1"}', "x", ""), False, False), (("Response", "", "Open-Ended Response"), True, True),
    (("Response", "", ""), False, False), (("Response", "7", ""), True, False),
])
def test_rows_that_describe_columns(cells, first, beside):
    assert describes_columns(cells, HEADER, first) is beside


def remarks(*rows, blank=(), width=3):
    places = [place for place in range(20) if place not in blank][:len(rows)]
    return remarks_below([row.split(",") for row in rows], places, blank, width)


def test_remarks_stand_behind_a_blank_row():
    assert remarks("1,a,2", "2,b,3", "made by payroll,,", blank=(2,)) == 1
    assert remarks("1,a,2", "2,b,3", "made by payroll,,", "in January,,", blank=(2,)) == 2
    assert remarks("1,a,2", "2,b,3", "made by payroll,,", "in January,,", blank=(3,)) == 1
    assert remarks("1,a,2", "2,b,3", "made by payroll,,") == 0
    assert remarks("1,a,2", "note,,", "2,b,3", blank=(1,)) == 0


def test_numbers_and_cells_elsewhere_are_no_remarks():
    assert remarks("1,a,2", "2,b,3", "7,,", blank=(2,)) == 0
    assert remarks("1,a,2", "2,b,3", ",x,", blank=(2,)) == 0
    assert remarks("1,a,2", "2,b,3", "x,y,", blank=(2,)) == 0


def test_a_narrow_table_or_one_of_such_rows_alone_has_none():
    assert remarks("1,a", "2,b", "x,", blank=(2,), width=2) == 0
    assert remarks("x,,", "y,,", blank=(1,)) == 0


def test_a_second_header_calls_several_columns_as_the_first():
    assert echoes(("ID", "Team:", ""), HEADER)
    assert not echoes(("ID", "a", "7"), HEADER)
    assert not echoes(("", "", ""), ("", "", ""))


def test_a_first_row_like_those_below_is_no_header():
    rows = [("7", "IT", "3"), ("8", "IT", "4"), ("9", "Law", "5")]
    assert only_data(("6", "IT", "2"), rows)
    assert not only_data(("id", "team", "pay"), rows)
    assert not only_data(("6", "HR", "2"), rows)
    assert not only_data(("id", "IT", "pay"), rows)
    assert only_data(("Law", "IT"), [("Law", "IT"), ("HR", "x")])
    assert not only_data(("a", "b", "IT", "c", "5"), [("x", "y", "IT", "z", "7")])
