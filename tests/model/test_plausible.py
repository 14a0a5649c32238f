"""Plausible sets: the shipped one, files of one's own, and what is wrong with a bad one."""

import numpy as np
import pytest

from cxsim.errors import InputError
from cxsim.model.joining import week_of
from cxsim.model.parameters import PARAMETERS
from cxsim.model.plausible import PlausibleSet, read_set, shipped_set
from cxsim.model.registry import BUILT_IN
from experiments.plausible_set.draws import candidates, varied

TWO_ROWS = "habit_gain,manager_weight\n0.1,0.5\n0.25,1.5\n"


def told(text):
    """The findings about a bad set."""
    with pytest.raises(InputError) as error:
        read_set(text, "own.csv")
    return [str(finding) for finding in error.value.findings]


def test_a_set_is_read_by_column():
    rows = read_set(TWO_ROWS, "own.csv")
    assert rows.rows == 2
    assert rows.column("habit_gain").tolist() == [0.1, 0.25]
    assert rows.column("manager_weight").tolist() == [0.5, 1.5]


def test_writing_and_reading_changes_nothing():
    rows = PlausibleSet(candidates(3, 0, 8))
    again = read_set(rows.text(), "own.csv")
    assert again.hash == rows.hash
    assert all(np.array_equal(again.values[name], rows.values[name]) for name in rows.values)


def test_the_hash_is_about_values_not_about_the_form_of_the_file():
    same = read_set("manager_weight,habit_gain\r\n0.50,1e-1\r\n\r\n1.5,0.25\r\n", "other.csv")
    assert same.hash == read_set(TWO_ROWS, "own.csv").hash
    assert read_set(TWO_ROWS.replace("0.25", "0.26"), "own.csv").hash != same.hash


def test_a_parameter_that_the_set_does_not_hold_is_drawn_from_its_whole_range():
    rows = PlausibleSet({"habit_gain": np.full(400, 0.2)})
    drawn = rows.column("susceptibility")
    low, high = PARAMETERS["susceptibility"].low, PARAMETERS["susceptibility"].high
    assert drawn.min() >= low
    assert drawn.max() <= high
    assert drawn.mean() == pytest.approx((low + high) / 2, abs=0.03)
    assert np.array_equal(drawn, rows.column("susceptibility"))
    assert np.array_equal(drawn[:7], PlausibleSet({"habit_gain": np.full(7, 0.2)}).column("susceptibility"))


def test_what_is_wrong_is_told_at_its_place():
    assert told("habit_gian,habit_decay,habit_decay\n1,2,3\n") == [
        "own.csv:1: there is no parameter 'habit_gian'; did you mean 'habit_gain'?",
        "own.csv:1: two columns are named 'habit_decay'",
    ]
    assert told("habit_gain,manager_weight\n0.1\n0.9,much\n0.1,nan\n") == [
        "own.csv:2: 1 value in this row; the header names 2"]
    assert told("habit_gain,manager_weight\n0.9,much\n0.1,nan\n") == [
        "own.csv:2: habit_gain: a number from 0.057 to 0.56 (1/week) is expected, '0.9' is given",
        "own.csv:2: manager_weight: a number from 0 to 2 (logit) is expected, 'much' is given",
        "own.csv:3: manager_weight: a number from 0 to 2 (logit) is expected, 'nan' is given",
    ]
    assert told("") == told("habit_gain\n") == [
        "own.csv: a header with parameter names and at least one row of values is expected"]


def test_a_mistake_in_every_row_is_not_told_for_ever():
    assert len(told("habit_gain\n" + "9\n" * 100)) == 20


def test_the_shipped_set_is_large_and_complete():
    rows = shipped_set()
    assert rows.rows >= 500
    read_by_every_week = {name for name in PARAMETERS if name in week_of(without=BUILT_IN).names}
    # What a reorganization costs came later; no constraint of the set can see it, and it is drawn from its whole range.
    later = {"load_upheaval", "upheaval_trust_loss"}
    assert read_by_every_week - later <= set(rows.values) <= set(PARAMETERS)
    for name, values in rows.values.items():
        assert PARAMETERS[name].low <= values.min(), name
        assert values.max() <= PARAMETERS[name].high, name


def test_a_quantile_of_a_prior_keeps_three_digits_and_the_range():
    assert PARAMETERS["susceptibility"].quantile([0.0, 0.5, 1.0]).tolist() == [0.2, 0.5, 0.8]
    assert PARAMETERS["habit_gain"].quantile([0.0, 0.5, 1.0]).tolist() == [0.057, 0.179, 0.56]


def test_candidates_do_not_depend_on_how_they_are_cut():
    whole, late = candidates(3, 0, 8), candidates(3, 5, 3)
    assert all(np.array_equal(whole[name][5:], late[name]) for name in whole)
    assert not np.array_equal(candidates(4, 0, 8)["habit_gain"], whole["habit_gain"])


def test_candidates_fill_every_range_and_are_independent():
    drawn = candidates(3, 0, 2000)
    assert tuple(sorted(drawn)) == varied()
    for name, values in drawn.items():
        assert PARAMETERS[name].low <= values.min()
        assert values.max() <= PARAMETERS[name].high
    place = (drawn["susceptibility"] - 0.2) / 0.6
    assert np.histogram(place, bins=4, range=(0.0, 1.0))[0].tolist() == pytest.approx([500] * 4, abs=80)
    table = np.stack([values.argsort().argsort() for values in drawn.values()])
    correlation = np.corrcoef(table) - np.eye(len(table))
    assert np.abs(correlation).max() < 0.11
