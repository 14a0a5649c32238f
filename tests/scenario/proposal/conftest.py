"""Drafts of the part about people, from a small table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from cxsim.errors import Place
from cxsim.organization.tables.table import Table
from cxsim.scenario.proposal.draft import Draft
from cxsim.scenario.proposal.proposal import Questions


def table_of(text: str) -> Table:
    """A table whose first row is line 1 of staff.csv."""
    header, *rows = [line.split(",") for line in text.split("\n")]
    return Table("staff.csv", tuple(header), rows, lambda row, column: Place("staff.csv", row + 2, column + 1))


@pytest.fixture
def staff() -> Callable[[str], Table]:
    """``staff(text)``: a table of people."""
    return table_of


@pytest.fixture
def drafted() -> Callable[..., Draft]:
    """``drafted(text, **answers)``: a draft of these rows in which nothing has been guessed."""
    return lambda text, **answers: Draft(table_of(text), {}, Questions(answers), date(2026, 1, 1))
