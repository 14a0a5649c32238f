"""Numbers on the screen."""

import math

import pytest

from cxsim.cli.numbers import band, bounded, in_unit, money, number, percent, unit_shown


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (percent(0.314), "31.4"),
        (percent(0.314, signed=True), "+31.4"),
        (percent(-0.05, signed=True), "−5.0"),
        (percent(-0.0001, signed=True), "0.0"),
        (percent(0.0, signed=True), "0.0"),
        (percent(0.995, digits=0), "100"),
        (percent(math.nan), "–"),
        (number(1234567.0, digits=0), "1,234,567"),
        (money(1_234_567.0), "1,235"),
        (money(math.nan), "–"),
        (band("1", "2"), "1 … 2"),
        (band("–", "2"), "–"),
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
