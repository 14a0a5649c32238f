"""Sobol indices: known functions, known chance, and every silent fault of others refused."""

import warnings

import numpy as np
import pytest

from cxsim.errors import ResultError
from cxsim.sweeps.experiment.index_designs import saltelli_points
from cxsim.sweeps.sensitivity.sobol_indices import sobol_indices
from tests.sweeps.sensitivity.known_functions import (
    CHANCE,
    EXACT_CHANCE,
    ISHIGAMI,
    ishigami,
    sobol_g,
    sobol_g_indices,
    with_chance,
    with_exact_chance,
)


@pytest.mark.parametrize(("function", "factors", "known"), [
    (ishigami, 3, ISHIGAMI), (sobol_g, 4, sobol_g_indices()),
])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_known_indices_lie_in_their_intervals_and_near_their_values(sample, function, factors, known, seed):
    points = saltelli_points(factors, 1024, seed)
    found = sobol_indices(sample(points, function(points)))
    for index, values in known.items():
        for one, value in zip(found.of(index).values(), values, strict=True):
            assert one.low <= value <= one.high
            assert abs(one.value - value) < 0.05


def test_values_are_those_of_salib(sample):
    from SALib.analyze import sobol

    points = saltelli_points(3, 256, 0)
    found = sobol_indices(sample(points, ishigami(points)))
    problem = {"num_vars": 3, "names": list("abc"), "bounds": [[0.0, 1.0]] * 3}
    theirs = sobol.analyze(problem, ishigami(points), calc_second_order=False, seed=1)
    for index, key in (("first_order", "S1"), ("total", "ST")):
        assert [one.value for one in found.of(index).values()] == pytest.approx(theirs[key], abs=0.005)


def test_a_level_that_all_outcomes_share_plays_no_part(sample):
    points = saltelli_points(3, 128, 0)
    low, high = (sobol_indices(sample(points, ishigami(points) + level)) for level in (0.0, 1e4))
    assert [one.value for one in high.indices] == pytest.approx([one.value for one in low.indices], abs=1e-6)


def test_the_share_of_chance_is_exact_where_its_draws_have_exact_variances(sample):
    points = saltelli_points(2, 512, 0)
    found = sobol_indices(sample(points, with_exact_chance(points, 12)))
    for (factor, index), known in EXACT_CHANCE.items():
        one = found.of(index)[factor]
        assert one.value == pytest.approx(known, abs=0.01)
        assert one.low <= known <= one.high


def test_intervals_hold_what_is_known_whatever_chance_draws(sample):
    hits = dict.fromkeys(CHANCE, 0)
    for seed in range(10):
        points = saltelli_points(2, 32, seed)
        found = sobol_indices(sample(points, with_chance(points, 20, np.random.default_rng(seed))))
        for key, known in CHANCE.items():
            one = found.of(key[1])[key[0]]
            hits[key] += one.low <= known <= one.high
    assert all(count >= 8 for count in hits.values()), hits


def test_the_mean_over_replicates_has_indices_of_its_own(sample):
    points = saltelli_points(2, 64, 0)
    found = sobol_indices(sample(points, with_chance(points, 10, np.random.default_rng(0))))
    means = sobol_indices(sample(points, with_chance(points, 10, np.random.default_rng(0)).mean(axis=1)))
    for index in ("first_order", "total"):
        own, other = found.of(f"{index}_of_mean"), means.of(index)
        assert {name: one.value for name, one in own.items()} == pytest.approx(
            {name: one.value for name, one in other.items()})
    assert set(found.of("total")) == {"a", "b", "chance"}


def test_indices_are_the_same_again(sample):
    points = saltelli_points(3, 16, 0)
    assert sobol_indices(sample(points, ishigami(points))) == sobol_indices(sample(points, ishigami(points)))


def test_few_replicates_leave_the_interval_of_chance_open(sample):
    points = saltelli_points(2, 16, 0)
    outcome = with_chance(points, 4, np.random.default_rng(0))
    found = sobol_indices(sample(points, outcome))
    assert np.isnan(found.of("total")["chance"].low) and found.of("total")["a"].low > 0.0
    assert "4 replicates are too few for an interval of chance" in found.notes[0]
    alone = sobol_indices(sample(points, outcome[:, 0]))
    assert set(alone.of("total")) == {"a", "b"}
    assert "With one replicate, chance cannot be told apart" in alone.notes[0]


def test_nothing_is_computed_over_a_hole(sample):
    points = saltelli_points(3, 16, 0)
    outcome = ishigami(points)
    outcome[7] = np.nan
    with pytest.raises(ResultError, match=r"missing in 1 row of 'pilot' \(cell 7\).*--given-data"):
        sobol_indices(sample(points, outcome))
    with pytest.raises(ResultError, match="missing in 20 rows"):
        sobol_indices(sample(points, ishigami(points), lost_rows=20))


def test_rows_that_are_lost_shuffled_or_of_another_design_are_refused(sample):
    points = saltelli_points(3, 16, 0)
    outcome = ishigami(points)
    with pytest.raises(ResultError, match="has 5 cells per base point, so 79 cells cannot be whole"):
        sobol_indices(sample(points[:-1], outcome[:-1]))
    swapped = np.arange(80)
    swapped[[11, 12]] = 12, 11
    with pytest.raises(ResultError, match="cell 11 does not differ from cell 10 in 'a' alone"):
        sobol_indices(sample(points[swapped], outcome[swapped]))
    others = np.random.default_rng(0).random((80, 3))
    with pytest.raises(ResultError, match="out of order or of another design"):
        sobol_indices(sample(others, ishigami(others)))


def test_a_constant_has_no_indices(sample):
    points = saltelli_points(3, 16, 0)
    with pytest.raises(ResultError, match=r"is 0.3 in every cell and replicate, so there is no spread"):
        sobol_indices(sample(points, np.full(80, 0.3)))
    chance = np.random.default_rng(0).normal(size=4) * np.ones((80, 1))
    with pytest.raises(ResultError, match="all its spread is chance and no factor changes it"):
        sobol_indices(sample(points, chance))


def test_too_few_base_points_are_refused(sample):
    points = saltelli_points(3, 8, 0)
    with pytest.raises(ResultError, match=r"8 base points .* \(16 or more\)"):
        sobol_indices(sample(points, ishigami(points)))


def test_no_warning_escapes(sample):
    points = saltelli_points(2, 16, 0)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        sobol_indices(sample(points, with_chance(points, 5, np.random.default_rng(3))))
