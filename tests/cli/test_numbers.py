"""Numbers on the screen."""

import math

import pytest

from cxsim.cli.numbers import bounded, bounds_shown, decimal, in_unit, money, per_cent, unit_shown


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (per_cent(0.314), "31.4"),
        (per_cent(0.314, signed=True), "+31.4"),
        (per_cent(-0.05, signed=True), "−5.0"),
        (per_cent(-0.0001, signed=True), "0.0"),
        (per_cent(0.0, signed=True), "0.0"),
        (per_cent(0.995, digits=0), "100"),
        (per_cent(math.nan), "–"),
        (decimal(1234567.0, digits=0), "1,234,567"),
        (money(1_234_567.0), "1,235"),
        (money(math.nan), "–"),
        (bounds_shown("1", "2"), "1 … 2"),
        (bounds_shown("–", "2"), "–"),
        (bounded("5", "1", "9"), "5 (1…9)"),
        (bounded("5", "–", "–"), "5"),
        (in_unit(0.5, "share"), "50.0"),
        (in_unit(0.1, "share per year"), "10.0"),
        (in_unit(61.25, "index 0-100"), "61.2"),
        (in_unit(30.0, "weeks"), "30.0"),
        (in_unit(12345.6, "EUR per adopter"), "12,346"),
        (unit_shown("share"), "%"),
        (unit_shown("share of doing nothing"), "% of doing nothing"),
        (unit_shown("EUR"), "EUR"),
    ],
)
def test_a_number_reads_as_people_write_it(shown, expected):
    assert shown == expected
