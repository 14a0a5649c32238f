"""Dates as personnel systems write them."""

from datetime import date

import pytest

from cxsim.organization.company_files.dates import date_in, no_date


@pytest.mark.parametrize(("text", "day"), [
    ("2024-03-31", (2024, 3, 31)), ("20240331", (2024, 3, 31)), ("2024/03/31", (2024, 3, 31)),
    ("2024-03-31T12:00:00Z", (2024, 3, 31)), ("31.3.2024", (2024, 3, 31)), ("31/3/2024 00:00", (2024, 3, 31)),
    ("31-3-69", (2069, 3, 31)), ("31-3-70", (1970, 3, 31)), ("31-Mar-2024", (2024, 3, 31)),
    ("1. März 2024", (2024, 3, 1)), ("5 juillet 99", (1999, 7, 5)), ("5 juin 2024", (2024, 6, 5)),
    ("March 31, 2024", (2024, 3, 31)), ("Dez. 5 2024", (2024, 12, 5)), ("Mar 2024", (2024, 3, 1)),
    ("ene-24", (2024, 1, 1)), ("Oct'23", (2023, 10, 1)), ("2024-03", (2024, 3, 1)), ("3/2024", (2024, 3, 1)),
    ("12.2024", (2024, 12, 1)), ("1/2/2024", (2024, 2, 1)), ("29.2.2024", (2024, 2, 29)),
])
def test_a_date_is_read(text, day):
    assert date_in(text) == date(*day)


def test_months_come_first_where_it_is_said_but_not_before_points():
    assert date_in("3/31/2024", day_first=False) == date(2024, 3, 31)
    assert date_in("1/2/2024", day_first=False) == date(2024, 1, 2)
    assert date_in("1.2.2024", day_first=False) == date(2024, 2, 1)
    assert date_in("2024-02-01", day_first=False) == date(2024, 2, 1)


@pytest.mark.parametrize("text", [
    "", "7", "2024", "3/31/2024", "29.2.2023", "2024-13-01", "2024-00-10", "31 foo 2024", "ma 2024", "1/2/3/2024",
    "soon", "2024-03-3", "12.34",
])
def test_everything_else_is_no_date(text):
    assert date_in(text) is None


def test_some_cells_say_that_there_is_no_date():
    assert all(map(no_date, ("", "00.00.0000", "00000000", "N/A", "-", "Present", "unbefristet", "en cours")))
    assert not any(map(no_date, ("2024-03-31", "soon", "00.00.00")))
