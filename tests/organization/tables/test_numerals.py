"""Numbers are plain decimals; everything else is explained, never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.organization.tables.numerals import group_sign, number, truth, whole


@pytest.mark.parametrize(("text", "value"), [
    ("0", 0.0), ("-0.5", -0.5), ("+3", 3.0), ("1e-3", 0.001), (".5", 0.5), ("5.", 5.0), (" 7 ", 7.0), ("007", 7.0),
])
def test_plain_decimals_are_read(text: str, value: float) -> None:
    assert number(text) == value


@pytest.mark.parametrize(("text", "advice"), [
    ("", "empty"), ("nan", "finite"), ("NaN", "finite"), ("inf", "finite"), ("-Infinity", "finite"),
    ("1e999", "too large"), ("0,5", "write 0.5 (or state decimal: ',')"), ("1,234", "write 1.234"),
    ("1.234,56", "thousands"), ("50%", "write a share"), ("\u22121", "U+2212"), ("1\u00a0234", "without spaces"),
    ("$5", "plain digits"), ("1_000", "plain digits"), ("0x1F", "plain digits"), ("\u0665", "plain digits"),
    ("abc", "plain digits"), ("9" * 100, "is not a number"), ("1:30", "plain digits"),
])
def test_everything_else_is_explained(text: str, advice: str) -> None:
    reason = number(text)
    assert isinstance(reason, str)
    assert advice in reason


def test_a_decimal_comma_is_read_where_it_is_declared() -> None:
    assert number("0,5", ",") == 0.5
    assert number("12", ",") == 12.0
    assert isinstance(number("0.5", ","), str)
    assert isinstance(number("1,2,3", ","), str)


@pytest.mark.parametrize(("text", "decimal", "thousands", "value"), [
    ("1.204", ",", ".", 1204.0), ("1.204,5", ",", ".", 1204.5), ("-12.345.678", ",", ".", -12345678.0),
    ("1,204", ".", ",", 1204.0), ("1,204.25", ".", ",", 1204.25), ("37", ".", ",", 37.0), ("0.5", ".", ",", 0.5),
    ("1 204", ".", " ", 1204.0), ("1\u00a0204,5", ",", " ", 1204.5), ("1\u202f204", ".", " ", 1204.0),
    ("1'204", ".", "'", 1204.0), ("1\u2019204", ".", "'", 1204.0),
])
def test_groups_of_three_digits_are_read_where_their_sign_is_stated(
    text: str, decimal: str, thousands: str, value: float
) -> None:
    assert number(text, decimal, thousands) == value


@pytest.mark.parametrize(("text", "decimal", "thousands"), [
    ("1.20", ",", "."), ("12,04", ".", ","), ("1,2345", ".", ","), ("1.204", ".", ","), ("1,204", ",", "."),
    ("0,204", ".", ","), ("1,204 332", ".", ","), ("1.204.33", ",", "."),
])
def test_a_group_of_another_length_is_never_read_as_thousands(text: str, decimal: str, thousands: str) -> None:
    value = number(text, decimal, thousands)
    assert isinstance(value, str) or value == float(text.replace(",", "."))


def test_advice_names_both_readings_of_a_group_of_three() -> None:
    assert str(number("1,204")).endswith("write 1.204 or 1204 (or state decimal: ',' or thousands: ',')")
    assert str(number("1 204")).endswith("write thousands without spaces or separators (or state thousands: \" \")")
    assert group_sign("12.300") == "."
    assert [group_sign(text) for text in ("0.204", "1.20", "1204", "1.2.3", "1,204.332")] == [None] * 5


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_what_python_writes_is_read_back(value: float) -> None:
    assert number(repr(value)) == value


@given(st.text(max_size=12))
def test_any_text_gives_a_finite_number_or_a_reason(text: str) -> None:
    value = number(text)
    assert isinstance(value, str) or abs(value) < float("inf")


def test_whole_numbers_and_truth() -> None:
    assert whole("3") == 3
    assert whole("3.0") == 3
    assert isinstance(whole("3.5"), str)
    assert (truth("1"), truth("no")) == (True, False)
    assert isinstance(truth("x"), str)
