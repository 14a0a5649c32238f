"""The workbook, opened with a library that reads it."""

import csv
import zipfile

import openpyxl
import pytest

from cxsim.report.forms import workbook
from cxsim.report.forms.number_formats import MONEY, PERCENT, PLAIN, WHOLE, format_of, number_in, plain_format
from cxsim.report.forms.opened import open_results
from cxsim.report.forms.workbook import Workbook, write_workbook
from tests.report.forms.forms_story import REPORT


@pytest.fixture(scope="module")
def place(made, tmp_path_factory):
    path = tmp_path_factory.mktemp("book") / "workbook.xlsx"
    write_workbook(open_results(made), path)
    return path


@pytest.fixture(scope="module")
def book(place):
    return openpyxl.load_workbook(place)


def told(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_the_first_sheet_says_what_is_what_and_leads_to_every_other(book):
    first = book.worksheets[0]
    assert (first.title, first["A1"].value) == ("What is what", REPORT.title)
    texts = {cell.value for row in first.iter_rows() for cell in row}
    assert {REPORT.brief.decision, REPORT.about, *REPORT.footer} <= texts
    links = {cell.hyperlink.location for row in first.iter_rows() for cell in row if cell.hyperlink}
    assert links == {f"'{sheet.title}'!A1" for sheet in book.worksheets[1:]}
    assert "Columns: " not in "".join(str(text) for text in texts)  # every table of a comparison is known by name


def test_every_table_of_the_folder_is_a_sheet_with_its_numbers(book, made):
    files = sorted(path for path in made.iterdir() if path.suffix == ".csv")
    assert len(files) >= 6
    for file in files:
        with file.open(encoding="utf-8", newline="") as stream:
            header, *rows = csv.reader(stream)
        shown = told(book[file.stem])
        assert shown[0] == [name.replace("_", " ") for name in header]
        assert len(shown) == len(rows) + 1
        for cells, row in zip(shown[1:], rows, strict=True):
            for name, cell, text in zip(header, cells, row, strict=True):
                number = number_in(text, name)
                assert cell == (text or None if number is None else pytest.approx(number, rel=1e-12))


def test_numbers_say_what_they_count(book):
    rows = told(book["summary"])
    mean = rows[0].index("mean")
    formats = {row[1]: book["summary"].cell(number, mean + 1).number_format
               for number, row in enumerate(rows[1:], start=2)}
    assert formats["adoption_end"] == PERCENT
    assert formats["cost_total"] == MONEY


@pytest.mark.parametrize(("table", "column", "row", "shown"), [
    ("summary", "mean", {"measure": "adoption_end"}, PERCENT),
    ("summary", "mean", {"measure": "plan_cost"}, MONEY),
    ("summary", "mean", {"measure": "customer_index_end"}, ""),
    ("costs", "mean", {"item": "training", "group": "all"}, MONEY),
    ("risk", "likelihood", {}, PERCENT),
    ("risk", "impact", {"unit": "share"}, PERCENT),
    ("risk", "earliest_signal_week", {}, WHOLE),
    ("weekly", "week", {"measure": "adoption_end"}, WHOLE),
    ("robustness", "low", {"assumption": "quit_rate"}, ""),
    ("milestones", "low", {}, PERCENT),
    ("benefit", "mean", {"unit": "EUR"}, MONEY),
    ("benefit", "mean", {"unit": "adopter-weeks"}, ""),
])  # fmt: skip
def test_a_format_follows_from_the_table_the_column_and_the_measure(table, column, row, shown):
    assert format_of(table, column, row) == shown
    assert (plain_format(2.0), plain_format(2.5)) == (MONEY, PLAIN)


def test_a_table_that_is_too_long_for_a_sheet_says_so(made, tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", 10)
    write_workbook(open_results(made), tmp_path / "short.xlsx")
    book = openpyxl.load_workbook(tmp_path / "short.xlsx")
    assert len(told(book["ranking"])) == 11
    rows = {row[0]: row[1:] for row in told(book.worksheets[0])}
    assert rows["ranking"][1] == 10
    assert "Only the first 10 of " in rows["ranking"][0]
    assert "Only the first" not in rows["weekly"][0]


@pytest.mark.parametrize(("text", "column", "number"), [
    ("0.5", "mean", 0.5), ("-1e-3", "low", -0.001), ("2027", "scenario", None), ("", "mean", None),
    ("nan", "mean", None), ("1e999", "mean", None), ("=1+1", "mean", None), ("1_000", "mean", None),
])  # fmt: skip
def test_names_stay_texts_and_nothing_becomes_a_formula(text, column, number):
    assert number_in(text, column) == number


def test_weekly_means_are_in_it_and_charts_can_be_changed(book, place, made):
    opened = open_results(made)
    assert len(told(book["weekly"])) == len(opened.weekly) + 1
    lines = told(book["Adopters by week"])
    assert lines[0] == ["week", "Do nothing", "Train"]
    train = [100 * one for one in opened.mean_by_week("adoption")["Train"]]
    assert [row[2] for row in lines[1:]] == pytest.approx(train)
    assert told(book["chart chances"])[1:] == [["Do nothing", 0], ["Train", 62]]
    assert told(book["chart cost"])[2] == ["Train", 76500, 41]
    with zipfile.ZipFile(place) as archive:
        charts = [name for name in archive.namelist() if name.startswith("xl/charts/chart")]
        drawings = b"".join(archive.read(name) for name in archive.namelist() if name.startswith("xl/drawings/drawing"))
    assert len(charts) == 4  # lines, chances twice, cost
    assert drawings.count(b"descr=") == 4


def test_tables_of_the_report_are_in_it_as_they_are_shown(book):
    rows = told(book["report held"])
    assert (len(rows), rows[0], rows[40]) == (41, ["Group", "Unaware", "Unable"], ["department 39", "12 %", "8 %"])


def test_names_of_sheets_are_allowed_and_unlike_one_another(made, tmp_path):
    book = Workbook(tmp_path / "names.xlsx", open_results(made))
    names = [book.sheet(name).get_name() for name in ("a" * 40, "A" * 40, "who/what?", "History", "'quoted'", "")]
    assert names == ["a" * 31, "A" * 28 + " 2", "who what", "History 2", "quoted", "sheet"]
    book.book.close()
