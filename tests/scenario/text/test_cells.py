"""Numbers in cells of sheets are read by the signs that the sheet states."""

from __future__ import annotations

import pytest

from cxsim.errors import Place
from cxsim.scenario.text.cells import value_node
from cxsim.scenario.text.nodes import plain

HERE = Place("plan.csv", 2, 1)


@pytest.mark.parametrize(("text", "decimal", "thousands", "value"), [
    ("0,5", ",", None, 0.5), ("12", ",", None, 12), ("1.500", ",", ".", 1500), ("1.500,5", ",", ".", 1500.5),
    ("1,500", ".", ",", 1500), ("0.5", ".", ",", 0.5), ("0.5", ".", None, 0.5), ("claims", ",", ".", "claims"),
    ("true", ",", ".", True),
])
def test_numbers_are_read_by_the_signs_of_the_sheet(
    text: str, decimal: str, thousands: str | None, value: object
) -> None:
    assert plain(value_node(text, HERE, decimal, thousands)) == value


@pytest.mark.parametrize(("text", "decimal", "thousands"), [
    ("1.500", ",", None), ("1.50", ",", "."), ("1,50", ".", ","), ("2.5", ",", None),
])
def test_what_these_signs_do_not_make_a_number_stays_text(text: str, decimal: str, thousands: str | None) -> None:
    assert plain(value_node(text, HERE, decimal, thousands)) == text
