"""The rows of a file on their way to a table: the header, the columns that count, and what is wrong with them."""

from types import SimpleNamespace

import pytest

from cxsim.errors import Place
from cxsim.organization.tables.grid import Grid


def grid(text, blank=()):
    """A grid of these lines, from place 1 on; those listed are blank."""
    made, place = Grid(blank=list(blank)), 1
    for line in text.split("\n"):
        while place in blank:
            place += 1
        made.add(place, line.split(","))
        place += 1
    return made


def settled(text):
    made = grid(text)
    return made.settle(), made


def test_the_first_row_is_the_header_and_repeats_of_it_are_left_out():
    made = grid("id, team\n1,a\nid,team\n2,b")
    assert (made.header, made.first, made.rows, made.places) == (("id", "team"), 1, [["1", "a"], ["2", "b"]], [2, 4])
    assert made.settle() == ["1 row that describes the columns (such as a repeated header) left out: 3"]
    many = grid("id,team\n1,a" + "\nid,team" * 7)
    assert many.settle() == [
        "7 rows that describe the columns (such as a repeated header) left out: 3, 4, 5, 6, 7"]


def test_columns_that_hold_nothing_or_number_the_rows_are_left_out():
    notes, made = settled(",id,,\n0,7,,x\n1,8,,y")
    assert notes == ["column 1 has no name and numbers the rows; it is left out",
                     "column 4 has no name; it is called 'column 4' here"]
    assert (made.header, made.columns, made.rows) == (("id", "column 4"), [1, 3], [["7", "x"], ["8", "y"]])
    assert settled("id,team\n1,a")[0] == []


@pytest.mark.parametrize(("cells", "numbers"), [
    ("01", True), ("12", True), ("24", False), ("11", False), ("0x", False), ("13", True), ("15", False),
])
def test_numbers_from_0_or_1_without_repeats_number_the_rows(cells, numbers):
    notes, _ = settled(f",id\n{cells[0]},x\n{cells[1]},y")
    assert notes == ["column 1 has no name and numbers the rows; it is left out" if numbers else
                     "column 1 has no name; it is called 'column 1' here"]


def test_the_corner_of_a_square_is_no_number_of_rows():
    assert settled(",1,2,3\n1,,x,\n2,x,,\n3,,x,")[0] == ["column 1 has no name; it is called 'column 1' here"]


def test_blank_rows_between_rows_are_gaps():
    assert grid("id,team\n1,a\n2,b", blank=(3,)).gaps() == [3]
    assert grid("id,team\n1,a\n2,b", blank=(2,)).gaps() == [2]
    assert grid("id,team\n1,a\n2,b", blank=(1, 5)).gaps() == []
    assert grid("id,team\n1,a\nid,team\n2,b", blank=(3,)).gaps() == []
    assert grid("id,team", blank=(2,)).gaps() == []


def test_remarks_are_taken_out_and_shown():
    made = grid("id,team,pay\n1,a,2\n2,b,3\n" + "x" * 70 + ",,\nas of May,,", blank=(4,))
    made.leave_out_remarks()
    assert (made.places, [place for place, _ in made.remarks]) == ([2, 3], [5, 6])
    assert made.settle() == [f"2 remarks below the table left out: '{'x' * 60}', 'as of May'"]


def test_columns_with_the_same_name_are_told_in_pairs():
    notes, made = settled("id,Pay,team,pay,PAY\n1,2,a,3,4\n2,3,b,4,5")
    assert notes == []
    assert list(made.repeated()) == [
        (1, "columns 2 and 4 are both named 'pay'"), (3, "columns 2 and 4 are both named 'pay'"),
        (1, "columns 2 and 5 are both named 'PAY'"), (4, "columns 2 and 5 are both named 'PAY'")]


def faults(text, *stated):
    _, made = settled(text)
    found = made.faults_by_column(lambda row, column: Place("f", row + 2, column + 1),
                                  SimpleNamespace(model_fields_set=set(stated)))
    return {(place.line, place.column): fault.message
            for of_column in found.values() for place, fault in of_column.items()}


def test_a_point_that_may_group_thousands_is_told_unless_another_number_shows_what_it_is():
    why = "'1.204' may mean 1204: state decimal: ',' and thousands: '.', or decimal: '.' if the point is a decimal sign"
    assert faults("id,pay\n1,1.204\n2,7") == {(2, 2): why}
    assert faults("id,pay\n1,1.204\n2,0.5") == {}
    assert faults("id,pay\n1,1.204\n2,x.y") == {(2, 2): why}
    assert faults("id,pay\n1,1.204\n2,7", "decimal") == faults("id,pay\n1,1.204\n2,7", "thousands") == {}


def test_very_long_cells_are_told():
    assert faults(f"id,note\n1,{'x' * 10_000}") == {}
    assert faults(f"id,note\n1,{'x' * 10_001}") == {
        (2, 2): "has 10,001 characters; at most 10,000 are read in a cell"}


@pytest.mark.parametrize(("text", "place"), [
    ("id,team,pay\n1,a,2\n2,b,3", 1), ("Staff 2026,,\nid,team,pay\n1,a,2\n2,b,3", 2),
    ("Staff,2026,\nid,team,pay\n1,a,2\n2,b,3", 1), ("Staff,,,,\nid,a,b,c,\n1,x,y,z,5\n2,x,y,z,6", 2),
    ("Staff,,\n1,a,2\n2,b,3", 1), (",a,b\nx,1,2\ny,3,4", 1), ("Staff,,\nid,id,pay\n1,a,2", 1),
])
def test_the_likely_header(text, place):
    assert grid(text).likely_header() == place


def test_why_a_header_cannot_be_one():
    assert grid("Staff 2026,,\nid,team,pay\n1,a,2\n2,b,3").header_mistake("line", False) == (
        1, "'Staff 2026' looks like a title: the names of columns seem to be in line 2; state header_row: 2 (or 1 if "
        "they are here)")
    assert grid("1,2\n2,3\n3,4").header_mistake("row", False) == (
        1, "the first row holds data: a row with the names of columns is missing above it (or state header_row: 1 if "
        "it names them)")
    assert grid("id,pay\nnumber,euros\n1,2\n2,3").header_mistake("line", False) == (
        2, "the header seems to take two rows; give each column one name, in one line (or state header_row: 2 if the "
        "names here suffice, 1 if this is a row of data)")
    assert grid("id,pay\n1,2\n2,3").header_mistake("line", False) is None
    for text in ("1,2\n2,3\n3,4", "Staff 2026,,\nid,team,pay\n1,a,2\n2,b,3"):
        assert grid(text).header_mistake("line", True) is None


@pytest.mark.parametrize(("text", "place"), [
    ("id,pay\nnumber,euros\n1,2\n2,3", 2), ("id,pay\nnumber,\n1,2\n2,3", None), ("id,pay\n1,2\n2,3", None),
    ("id,pay\nnumber,euros\n1,2", None), ("id,team,pay\nID,Team,euros\n1,a,2", 2), ("id,pay\nn/a,n/a\n1,2\n2,3", None),
])
def test_a_second_header_names_all_columns_in_words(text, place):
    assert grid(text).second_header() == place
