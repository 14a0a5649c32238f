"""The logit of steps and columns, held against what can be worked out by hand."""

import math

import numpy as np
import pytest

from cxsim.studies.diffusion.logit import PULL, Design, fitted, log_likelihoods


def design(step, columns, adopts):
    return Design(np.array(step), max(step) + 1, np.array(columns, dtype=float), np.array(adopts, dtype=float))


def test_two_steps_give_their_log_odds_with_the_usual_error():
    found = fitted(design([0] * 100 + [1] * 100, np.zeros((200, 0)), [1] * 30 + [0] * 70 + [1] * 60 + [0] * 40))
    assert found.weights == pytest.approx([math.log(3 / 7), math.log(6 / 4)], abs=PULL)
    assert np.diag(found.covariance) == pytest.approx([1 / 21, 1 / 24], rel=PULL)


def test_a_column_gives_the_difference_in_log_odds():
    found = fitted(design([0] * 200, np.repeat([[0.0], [1.0]], 100, axis=0),
                          [1] * 30 + [0] * 70 + [1] * 60 + [0] * 40))
    assert found.weights[1] == pytest.approx(math.log(6 / 4) - math.log(3 / 7), abs=PULL)
    assert found.covariance[1, 1] == pytest.approx(1 / 21 + 1 / 24, rel=PULL)


def test_the_blocks_are_the_curvature_of_columns_written_out():
    columns = np.sin(np.arange(40.0)).reshape(20, 2)
    steps, adopts = np.arange(20) % 3, np.arange(20) % 2
    found = fitted(design(steps.tolist(), columns, adopts))
    written = np.column_stack([steps[:, None] == np.arange(3), columns])
    chance = 1.0 / (1.0 + np.exp(-written @ found.weights))
    assert written.T @ (adopts - chance) == pytest.approx(PULL * found.weights, abs=1e-8)
    information = (written * (chance * (1.0 - chance))[:, None]).T @ written + PULL * np.eye(5)
    assert found.covariance == pytest.approx(np.linalg.inv(information))


def test_the_log_likelihood_of_even_odds():
    one = design([0, 0], np.zeros((2, 0)), [1, 0])
    assert log_likelihoods(fitted(one), one).tolist() == pytest.approx([math.log(0.5)] * 2)


def test_a_step_in_which_nobody_adopts_stays_finite():
    found = fitted(design([0] * 50 + [1] * 50, np.zeros((100, 0)), [0] * 50 + [1] * 25 + [0] * 25))
    assert -9.0 < found.weights[0] < -5.0


def test_a_column_that_separates_stays_finite():
    found = fitted(design([0] * 40, np.repeat([[-1.0], [1.0]], 20, axis=0), [0] * 20 + [1] * 20))
    assert 3.0 < found.weights[1] < 20.0


def test_a_logit_without_an_answer_is_refused():
    with pytest.raises(ArithmeticError, match="did not converge"):
        fitted(design([0, 0], [[math.nan], [1.0]], [1, 0]))
