"""Numbers as people type them, and as a form shows them."""

import pytest

from cxsim.web.typed_numbers import read_number, written_number

OPEN = {"value": 0.3, "low": 0.2, "high": 0.4}


@pytest.mark.parametrize(("text", "stated"), [
    ("0.3", 0.3), (" .3 ", 0.3), ("0,3", 0.3), ("1", 1), ("1.", 1.0), ("-2", -2),
    ("", None), ("–", None), ("none", None),
    ("0.3 (0.2 to 0.4)", OPEN), ("0,3 (0,2–0,4)", OPEN), (".3 .2-.4", OPEN), ("0.3; 0.2 .. 0.4", OPEN),
    ("much", "much"), ("0.3 or so", "0.3 or so"), ("0.3.4", "0.3.4"),
])  # fmt: skip
def test_a_text_is_read_as_a_file_would_state_it(text, stated):
    assert read_number(text) == stated


@pytest.mark.parametrize(("stated", "text"), [
    (0.3, "0.3"), (1, "1"), (None, ""), (OPEN, "0.3 (0.2 to 0.4)"), ("much", "much")])
def test_what_is_stated_is_shown_as_it_can_be_typed(stated, text):
    assert written_number(stated) == text
    assert read_number(text) == stated
