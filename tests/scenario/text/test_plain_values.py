"""What an unquoted word means, and why some words are no numbers."""

import pytest

from cxsim.scenario.text.plain_values import LARGEST_INTEGER, meaning, why_not_a_number


@pytest.mark.parametrize(("text", "value"), [
    ("7", 7), ("-7", -7), ("+7", 7), ("0", 0), ("7.", 7.0), ("0.5", 0.5), (".5", 0.5), ("-.5e2", -50.0),
    ("1e3", 1000.0), ("true", True), ("false", False), ("null", None), ("~", None), ("", None),
    (str(LARGEST_INTEGER), LARGEST_INTEGER), (str(-LARGEST_INTEGER), -LARGEST_INTEGER),
])
def test_numbers_and_words_with_a_meaning(text, value):
    assert meaning(text) == value
    assert type(meaning(text)) is type(value)


@pytest.mark.parametrize("text", [
    "no", "yes", "True", "0123", "1:30", "2024-01-05", "0x1F", "1_000", "1e400", str(LARGEST_INTEGER + 1), "nan", ".",
    "0." + "1" * 59,
])
def test_everything_else_is_text(text):
    assert meaning(text) == text


def test_the_longest_number_has_sixty_characters():
    assert meaning("0." + "1" * 58) == pytest.approx(1 / 9)
    assert str(meaning("-0.0")) == "0.0"


@pytest.mark.parametrize(("text", "why"), [
    ("1.234,5", "thousands points and a decimal comma; write plain digits with a point"),
    ("1,234", "comma; write plain digits without thousands separators"),
    ("1,5", "decimal comma; write 1.5"),
    ("40 %", "percent sign; write 0.4"),
    ("1.2.3%", "percent sign; write a share between 0 and 1"),
    ("007", "leading zero (ambiguous); write 7"),
    ("-0012", "leading zero (ambiguous); write -12"),
    ("+00.5", "leading zero (ambiguous); write 0.5"),
    ("000", "leading zero (ambiguous); write 0"),
    ("0x1F", "not a plain decimal; hexadecimal, octal and binary are not read"),
    ("1_000", "underscore; write 1000"),
    ("2024-01-05", "this is a date; give a number (weeks count from 0)"),
    ("1:30", "a time is never read as a number"),
    ("-Inf", "it must be finite"),
    ("1e999", "too large or too long for a number"),
    ("€ 20", "currency sign; write the digits only"),
    ("20 weeks", "a word follows the number; write the digits only"),
    ("\u22125", "character U+2212 is not a minus sign; write '-'"),
    ("1\u00a0000", "character U+00A0 is an invisible space; delete it"),
    ("\u0665", "character U+0665 is not allowed in a number"),
    ("weeks", ""),
])
def test_why_it_is_no_number(text, why):
    assert why_not_a_number(text) == why
