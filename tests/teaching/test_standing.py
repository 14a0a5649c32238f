"""The order of the teams, and how much of it is luck."""

from __future__ import annotations

import numpy as np
import pytest

from cxsim.teaching.standing import ahead, table_of
from cxsim.teaching.telling import luck_words, order_words, place_words

STEADY = np.array([10.0, 11.0, 10.0, 11.0, 10.0, 11.0, 10.0, 11.0])
LOW = STEADY - np.array([5.0, 5.5, 5.0, 5.5, 5.2, 5.1, 5.0, 5.4])
WILD = np.array([0.0, 0.0, 0.0, 0.0, 0.0, 40.0, 40.0, 8.0])


def test_the_order_is_by_mean_points_and_luck_is_counted_in_futures() -> None:
    table = table_of({"Low": LOW, "Steady": STEADY, "Wild": WILD})
    assert table.names == ("Wild", "Steady", "Low")
    wild, steady, low = table.standings
    assert (wild.points, wild.first_in) == (pytest.approx(11.0), 0.25)
    assert steady.places == (0.75, 0.25, 0.0)
    assert "Low" in steady.level_with or steady.level_with == ("Wild",)
    assert table.winner_differs == 0.75
    assert table.order_differs == 0.75
    assert order_words(table, 8) == "In 6 of 8 futures the order is another, in 6 another team wins."
    assert place_words(table, "Wild") == "First of 3 with 11 points, level with Steady and Low"
    assert luck_words(table, "Wild", 8) == (
        "In 2 of 8 futures this plan is first. You were lucky: in most futures another team is ahead.")
    assert luck_words(table, "Steady", 8) == (
        "In 2 of 8 futures this plan takes the same place, in 6 it is first. You were a little unlucky: in 6 it ends "
        "higher up.")
    assert low.place == 3
    assert ahead({"a": STEADY, "b": LOW}, "a", "b").clear


def test_equals_take_the_order_of_the_table_and_one_team_plays_alone() -> None:
    table = table_of({"B": STEADY, "A": STEADY})
    assert (table.names, table.order_differs) == (("A", "B"), 0.0)
    alone = table_of({"A": STEADY})
    assert place_words(alone, "A") == "A plays alone: 10.5 points".replace("10.5", "10")
    assert order_words(alone, 8) == "There is nobody to be compared with."
