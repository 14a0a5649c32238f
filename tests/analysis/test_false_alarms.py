"""How often intervals miss the truth and equal plans look different, counted over thousands of small comparisons.

The model is cheap and its truth is known: people adopt where their chance lies below a chance that differs from future
to future, so shares are skewed and correlated within a future, as they are in a simulation. Bounds are those within
which a true 5 % falls in all but 1 of 10,000 counts of 4,000.
"""

import numpy as np
import pytest

from cxsim.analysis.paired import paired_difference
from cxsim.analysis.ranking import clear_pairs
from cxsim.streams import employee_keys, uniforms

REPETITIONS = 4000
REPLICATES = 64
PEOPLE = employee_keys([f"person {number}" for number in range(25)])[:, None]
FUTURES = np.arange(REPLICATES)[None, :]


def adopted(seed, chance):
    """Share of adopters by future; the chance of a future is ``chance`` times a number between 0.5 and 1.5."""
    future = uniforms(seed, "future", PEOPLE[:1], 0, FUTURES)
    drawn = uniforms(seed, "adopts", PEOPLE, 0, FUTURES)
    return (drawn < chance * (0.5 + future)).mean(axis=0)


@pytest.mark.validation
def test_95_percent_intervals_of_paired_differences_cover_the_truth():
    """The true mean difference is 0.4 - 0.3, because chance is uniform and the mean of the future's number is 1."""
    covered = 0
    for seed in range(REPETITIONS):
        found = paired_difference(adopted(seed, 0.4), adopted(seed, 0.3), "higher")
        covered += found.low <= 0.1 <= found.high
    assert 0.936 <= covered / REPETITIONS <= 0.963


@pytest.mark.validation
def test_equal_plans_on_independent_chance_look_different_in_5_percent():
    alarms = sum(
        paired_difference(adopted(seed, 0.3), adopted(seed + REPETITIONS, 0.3), "higher").clear
        for seed in range(REPETITIONS)
    )
    assert 0.037 <= alarms / REPETITIONS <= 0.064


def test_equal_plans_on_the_same_chance_never_differ():
    for seed in range(50):
        assert paired_difference(adopted(seed, 0.3), adopted(seed, 0.3), "higher").none_at_all


@pytest.mark.validation
@pytest.mark.parametrize("alike", [0.0, 0.9])
def test_among_ten_equal_plans_any_two_look_different_in_at_most_5_percent(alike):
    """Skewed outcomes, independent or nearly alike in every future; 5 % + 4 standard errors of 1,000 counts."""
    trials, plans = 1000, employee_keys([f"plan {number}" for number in range(10)])[:, None]
    alarms = 0
    for seed in range(trials):
        shared = -np.log(uniforms(seed, "shared", plans[:1], 0, FUTURES))
        own = -np.log(uniforms(seed, "own", plans, 0, FUTURES))
        alarms += bool(clear_pairs(alike * shared + (1.0 - alike) * own).any())
    assert alarms / trials <= 0.05 + 4.0 * np.sqrt(0.05 * 0.95 / trials)
