"""Numbers that a company does not know exactly: what is stated of them, and what futures draw."""

from __future__ import annotations

import copy
import pickle

import numpy as np
import pytest

from cxsim.model.input_widths import KINDS, PARAMETER_KINDS
from cxsim.model.uncertain import (
    SCORE_OF_95,
    Drawn,
    Spread,
    Uncertain,
    at_most,
    ends_of,
    input_scores,
    share_of,
    source_of,
    value_at,
    values_at,
)

POINTS = np.array([-SCORE_OF_95, 0.0, SCORE_OF_95])
FUTURES = np.arange(4000)


def drawn(value: float = 0.4, low: float = 0.2, high: float = 0.5, name: str = "sponsorship", seed: int = 3) -> Drawn:
    return Drawn(value, Spread.of(Uncertain(value, low, high), 0.0, 1.0), name, seed)


def test_it_is_the_stated_number_for_whoever_only_reads_it():
    number = Uncertain(0.4, 0.2, 0.6)
    assert number == 0.4
    assert ends_of(number) == (0.4, 0.2, 0.6)
    assert ends_of(0.4) == (0.4,)


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda number: pickle.loads(pickle.dumps(number))])
def test_a_copy_keeps_its_ends(copied):
    assert ends_of(copied(Uncertain(0.4, 0.2, 0.6))) == (0.4, 0.2, 0.6)


def test_low_and_high_are_its_outer_points_and_the_range_cuts_it_off():
    assert drawn().spread.at(POINTS) == pytest.approx([0.2, 0.4, 0.5])
    assert drawn().spread.at(np.array([-9.0, 99.0])).tolist() == [0.0, 1.0]


def test_one_future_in_twenty_lies_beyond_each_end():
    values = drawn().at(FUTURES)
    assert np.mean(values < 0.2) == pytest.approx(0.05, abs=0.01)
    assert np.mean(values > 0.5) == pytest.approx(0.05, abs=0.01)


def test_a_draw_depends_on_seed_input_and_parameter_set_only():
    number = drawn()
    assert np.array_equal(number.at(FUTURES)[:7], number.at(FUTURES[:7]))
    assert np.array_equal(number.at(FUTURES[[5, 2]]), number.at(FUTURES)[[5, 2]])
    for other in (drawn(name="catalyst pride"), drawn(seed=4)):
        assert not np.array_equal(other.at(FUTURES[:7]), number.at(FUTURES[:7]))


def test_numbers_of_one_input_move_together():
    low, high = drawn(0.4, 0.3, 0.5), drawn(0.6, 0.5, 0.7)
    assert high.at(FUTURES) - low.at(FUTURES) == pytest.approx(0.2)
    assert np.array_equal(input_scores(3, "sponsorship", FUTURES) > 0.0, low.at(FUTURES) > 0.4)


def test_what_is_left_of_an_inhibitor_is_a_share_of_what_was_drawn():
    assert share_of(drawn(), 0.5).spread.at(POINTS) == pytest.approx([0.1, 0.2, 0.25])
    assert share_of(drawn(), 0.5) == 0.2
    assert share_of(0.4, 0.5) == 0.2


def test_a_sponsor_who_has_left_gives_at_most_what_remains():
    assert at_most(drawn(), 0.3).spread.at(POINTS) == pytest.approx([0.2, 0.3, 0.3])
    assert at_most(drawn(), 0.3) == 0.3
    assert at_most(0.2, 0.3) == 0.2


def test_exact_numbers_stay_and_so_does_everything_where_nothing_is_drawn():
    assert value_at(0.4, FUTURES) == value_at(drawn(), None) == 0.4
    assert values_at([0.4, drawn()], None).tolist() == [0.4, 0.4]
    assert values_at([0.4, 0.2], FUTURES).tolist() == [0.4, 0.2]
    assert values_at([0.4, drawn()], FUTURES[:3]).shape == (2, 3)


def test_equal_numbers_of_different_inputs_are_told_apart():
    assert source_of(drawn()) != source_of(drawn(name="catalyst pride"))
    assert source_of(0.4) == ()


@pytest.mark.parametrize(("kind", "value", "ends"), [
    (KINDS["strength"], 0.4, (0.25, 0.55)),
    (KINDS["strength"], 0.1, (0.05, 0.15)),  # at most half of it
    (KINDS["sponsorship"], 0.95, (0.8, 1.0)),  # inside its range
    (PARAMETER_KINDS["quit_rate"], 0.004, (0.0032, 0.0048)),
])
def test_the_usual_width_fits_the_number_and_its_range(kind, value, ends):
    assert ends_of(kind.around(value, 0.0, 1.0))[1:] == pytest.approx(ends)
