"""Sentences claim what the intervals hold, and no more."""

import math

import pytest

from cxsim.sweeps.sensitivity.index import Index, Sensitivity
from cxsim.sweeps.sensitivity.sentences import (
    factor_names,
    interval_words,
    listed,
    more,
    percent,
    sensitivity_words,
    within,
)


def found(*rows, measure="adoption_end", notes=()):
    return Sensitivity("pilot", measure, tuple(Index(*row, "source") for row in rows), 100, 10, notes=notes)


def test_names_are_as_short_as_tells_them_apart():
    paths = ("parameters.memory", "plan.interventions.training.hours_per_week", "plan.interventions.coaching."
             "hours_per_week", "hours_per_week")
    assert list(factor_names(paths).values()) == [
        "memory", "training: hours per week", "coaching: hours per week", "hours per week"]


def test_the_largest_shares_come_first_and_chance_has_its_own_sentence():
    lines = sensitivity_words(found(
        ("parameters.memory", "first_order", 0.1, 0.02, 0.2), ("parameters.memory", "total", 0.12, 0.05, 0.2),
        ("parameters.norm", "first_order", 0.5, 0.4, 0.6), ("parameters.norm", "total", 0.75, 0.65, 0.8),
        ("parameters.load", "first_order", 0.0, -0.02, 0.02), ("parameters.load", "total", 0.02, 0.01, 0.03),
        ("parameters.pace", "first_order", 0.0, -0.2, 0.2), ("parameters.pace", "total", 0.1, 0.01, 0.2),
        ("chance", "first_order", 0.2, 0.1, 0.3), ("chance", "total", 0.4, 0.3, 0.5), notes=("A note.",)), "EUR")
    assert lines == [
        "Half of the spread of adoption at the end comes from 'norm' alone (40 to 60 %), then 10 % from 'memory' "
        "(2 to 20 %).",
        "With what they do together with other factors or with chance: 'norm' 75 % (65 to 80 %).",
        "Chance alone makes 20 % (10 to 30 %) of the spread; with what chance does differently from cell to cell, it "
        "is 40 % (30 to 50 %).",
        "'load' hardly matters: surely less than 5 % of the spread, even with all else that it has a part in.",
        "Whether 'pace' matters cannot be told.",
        "A note.",
    ]


def test_where_every_interval_holds_0_nothing_is_claimed():
    lines = sensitivity_words(found(("a", "first_order", 0.3, -0.2, 0.8), ("a", "total", 0.3, 0.0, 0.9)), "EUR")
    assert lines == ["It cannot be told which factor the spread of adoption at the end comes from: every interval "
                     "holds 0. Run more cells."]


def test_an_interval_that_is_not_known_is_said_to_be():
    lines = sensitivity_words(found(
        ("a", "first_order", 0.95, 0.9, 1.1), ("a", "total", 0.95, 0.9, 1.1),
        ("chance", "first_order", 0.04, math.nan, math.nan), ("chance", "total", 0.05, math.nan, math.nan)), "EUR")
    assert lines == ["Nearly all of the spread of adoption at the end comes from 'a' alone (90 to 100 %).",
                     "Chance alone makes 4 % (interval unknown) of the spread."]


def test_effects_are_in_the_unit_of_the_measure_and_chance_beside_them():
    lines = sensitivity_words(found(
        ("a", "mu_star", 0.12, 0.1, 0.15), ("a", "sigma", 0.2, 0.16, 0.3), ("a", "mu_star_by_chance", 0.02, 0, 0),
        ("b", "mu_star", 0.03, 0.01, 0.05), ("b", "sigma", 0.02, 0.01, 0.03), ("b", "mu_star_by_chance", 0.02, 0, 0),
        ("chance", "deviation", 0.08, 0.06, 0.1)), "EUR")
    assert lines == [
        "Moved over its whole range, a factor changes adoption at the end on average by: 'a' 12 points (10 to 15 "
        "points).",
        "The effect of 'a' depends on other factors, or bends.",
        "The effect of 'b' cannot be told from chance.",
        "Within one cell, single futures differ by 8.0 points (standard deviation).",
    ]
    costs = sensitivity_words(found(("a", "mu_star", 12000.0, 10000.0, 15000.0), ("a", "sigma", 0.0, 0.0, 0.0),
                                    measure="cost_total"), "EUR")
    assert "'a' 12,000 EUR (10,000 to 15,000 EUR)" in costs[0]


def test_what_does_not_exceed_a_factor_that_nothing_reads_is_named():
    lines = sensitivity_words(found(
        ("a", "first_order", 0.6, 0.5, 0.7), ("a", "delta", 0.4, 0.3, 0.5), ("a", "pawn", 0.4, 0.3, 0.5),
        ("b", "first_order", 0.0, -0.1, 0.1), ("b", "delta", 0.05, 0.02, 0.08), ("b", "pawn", 0.06, 0.02, 0.1),
        ("no factor", "delta", 0.04, 0.02, 0.06), ("no factor", "pawn", 0.05, 0.03, 0.07)), "EUR")
    assert lines[-1] == "'b' cannot be told from a factor that nothing reads."
    assert "A third" not in lines[0] and lines[0].startswith("60 % of the spread")


def test_five_are_named_and_the_others_counted():
    names = [f"f{number}" for number in range(7)]
    assert listed(names[:1]) == "'f0'"
    assert listed(names[:2]) == "'f0' and 'f1'"
    assert listed(names[:5]) == "'f0', 'f1', 'f2', 'f3' and 'f4'"
    assert listed(names) == "'f0', 'f1', 'f2', 'f3', 'f4' and 2 more"
    assert [more(names[:count]) for count in (4, 5, 6)] == ["", "", ", and 1 more"]


@pytest.mark.parametrize(("share", "text"), [
    (0.0, "0 %"), (0.0094, "0.9 %"), (0.0095, "1 %"), (-0.004, "-0.4 %"), (0.256, "26 %"), (1.0, "100 %"),
])
def test_small_shares_have_a_digit_more(share, text):
    assert percent(share) == text


def test_intervals_of_shares_stay_inside():
    assert interval_words(Index("x", "total", 0.5, -0.1, 1.2, "e")) == "0 to 100 %"
    assert within(Index("x", "total", -0.1, -0.2, 0.126, "e")) == "0 % (0 to 13 %)"
    assert within(Index("x", "total", 0.5, math.nan, math.nan, "e")) == "50 % (interval unknown)"
