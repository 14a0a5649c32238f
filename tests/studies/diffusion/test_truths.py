"""Simulated truths: what contacts weigh is found again, and where only villages differ, nothing is found."""

import numpy as np
import pytest

from cxsim.studies.diffusion.nested import CONTACTS, Problem, left_out_gain
from cxsim.studies.diffusion.own_contacts import shuffled_contacts
from cxsim.studies.diffusion.study import fit_diffusion
from tests.studies.diffusion.drawn import final_only, villages


def contacts_weight(problem):
    fit = problem.fit(CONTACTS)
    return fit.weights[-1], np.sqrt(fit.covariance[-1, -1])


def test_a_weight_of_two_is_found_and_tells_more_than_the_village():
    found = fit_diffusion(villages(4, contacts=2.0), shuffles=39, futures=20)
    weight = found.weights[CONTACTS][-1]
    assert weight.low <= 2.0 <= weight.high
    assert weight.low > 0.5
    assert found.out_of_sample.low > 0.0
    assert found.shuffled.p == 1 / 40


def test_where_only_villages_differ_nothing_is_found():
    found = fit_diffusion(villages(4, contacts=0.0, spread=1.0), shuffles=39, futures=20)
    weight = found.weights[CONTACTS][-1]
    assert weight.low <= 0.0 <= weight.high
    assert abs(found.out_of_sample.total) < 2.0
    assert found.shuffled.p > 0.1


def test_p_counts_the_observed_contacts_as_a_shuffle():
    test = shuffled_contacts(Problem.of(villages(4, contacts=0.0)), 19, 1)
    assert test.p == (1 + test.reached) / 20
    assert test.reached == sum(gain >= test.own for gain in test.shuffled)
    assert not test.nothing_to_trade


@pytest.mark.slow
@pytest.mark.parametrize("truth", [0.0, 1.0])
def test_intervals_cover_the_weight_as_often_as_they_say(truth):
    """Of 200 drawn worlds the 95 % interval covers in 190 +- 3; fewer than 180 or all would be a defect."""
    found = [contacts_weight(Problem.of(villages(seed, contacts=truth))) for seed in range(200)]
    assert 180 <= sum(abs(weight - truth) <= 1.96 * error for weight, error in found) < 200
    weights = np.array([weight for weight, _ in found])
    assert abs(weights.mean() - truth) < 3.0 * weights.std(ddof=1) / np.sqrt(200)


@pytest.mark.slow
@pytest.mark.parametrize("seen", [lambda people: people, final_only], ids=["times", "final"])
def test_where_only_villages_differ_p_is_uniform_and_the_gain_about_nought(seen):
    """100 drawn worlds, of which p is below a tenth in 10 +- 3 and below a half in 50 +- 5."""
    problems = [Problem.of(seen(villages(seed, contacts=0.0))) for seed in range(100)]
    p = np.array([shuffled_contacts(problem, 19, seed).p for seed, problem in enumerate(problems)])
    assert 2 <= (p <= 0.101).sum() <= 20
    assert 35 <= (p <= 0.501).sum() <= 65
    gains = np.array([left_out_gain(problem) for problem in problems])
    assert -1.2 < gains.mean() < 0.0
