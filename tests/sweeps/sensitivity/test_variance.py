"""The parts of a variance: those of the classic analysis of variance, also by weights and over holes."""

import numpy as np
import pytest

from cxsim.sweeps.sensitivity.variance import variance_parts


def parts_of(outcome):
    cells, replicates = outcome.shape
    return variance_parts(outcome, np.ones((cells, 1)), np.ones((replicates, 1)))


def test_they_are_those_of_a_crossed_analysis_of_variance():
    outcome = np.random.default_rng(1).normal(size=(7, 4)) + np.arange(4)
    rest = outcome - outcome.mean(axis=0) - outcome.mean(axis=1, keepdims=True) + outcome.mean()
    error = (rest**2).sum() / (6 * 3)
    found = parts_of(outcome)
    assert found.both[0] == pytest.approx(error)
    assert found.chance[0] == pytest.approx(outcome.mean(axis=0).var(ddof=1) - error / 7)
    assert found.cells[0] == pytest.approx(outcome.mean(axis=1).var(ddof=1) - error / 4)


def test_the_total_of_chance_is_the_mean_variance_within_a_cell():
    outcome = np.random.default_rng(1).normal(size=(7, 4))
    found = parts_of(outcome)
    assert found.chance[0] + found.both[0] == pytest.approx(outcome.var(axis=1, ddof=1).mean())


def test_one_replicate_leaves_chance_open():
    found = parts_of(np.array([[1.0], [2.0], [4.0]]))
    assert found.total[0] == pytest.approx(np.var([1.0, 2.0, 4.0], ddof=1))
    assert np.isnan(found.chance[0])


def test_a_cell_of_weight_0_is_not_there_and_a_drawn_twice_one_is_no_pair_with_itself():
    outcome = np.random.default_rng(1).normal(size=(5, 3))
    without = variance_parts(outcome, np.array([[1.0], [1], [1], [1], [0]]), np.ones((3, 1)))
    assert without.cells[0] == pytest.approx(parts_of(outcome[:4]).cells[0])
    twice = np.full((5, 1), 2.0)
    assert variance_parts(outcome, twice, np.ones((3, 1))).cells[0] == pytest.approx(parts_of(outcome).cells[0])


def test_missing_rows_do_not_move_the_parts_on_average():
    draws = np.random.default_rng(5)
    cells, chance = draws.normal(size=(400, 1)), 2.0 * draws.normal(size=(1, 400))
    outcome = cells + chance + 0.5 * draws.normal(size=(400, 400))
    whole = parts_of(outcome)
    outcome[draws.random(outcome.shape) < 0.2] = np.nan
    found = parts_of(outcome)
    assert found.cells[0] == pytest.approx(whole.cells[0], rel=0.02)
    assert found.chance[0] == pytest.approx(whole.chance[0], rel=0.02)
    assert found.both[0] == pytest.approx(0.25, rel=0.02)
