"""Morris screening: sizes of effects, chance beside them, and what is refused."""

import numpy as np
import pytest

from cxsim.errors import ResultError
from cxsim.sweeps.experiment.index_designs import morris_points
from cxsim.sweeps.sensitivity.morris_effects import morris_effects
from tests.sweeps.sensitivity.known_functions import ishigami


def test_a_straight_effect_is_its_slope_and_a_product_depends_on_the_other(sample):
    points = morris_points(3, 10, 4, 0)
    found = morris_effects(sample(points, 3.0 * points[:, 0] - 2.0 * points[:, 1] * points[:, 2]))
    size, bend = found.of("mu_star"), found.of("sigma")
    assert (size["a"].value, size["a"].low, size["a"].high) == pytest.approx((3.0, 3.0, 3.0))
    assert bend["a"].value == pytest.approx(0.0, abs=1e-12)
    # The effect of b is -2 c, and c is 0, 1/3, 2/3 or 1.
    assert size["b"].low <= 1.0 <= size["b"].high
    assert bend["b"].low <= 2.0 * np.std([0, 1 / 3, 2 / 3, 1]) <= bend["b"].high


def test_values_are_those_of_salib(sample):
    from SALib.analyze import morris

    points = morris_points(3, 20, 4, 0)
    found = morris_effects(sample(points, ishigami(points)))
    theirs = morris.analyze({"num_vars": 3, "names": list("abc"), "bounds": [[0.0, 1.0]] * 3}, points,
                            ishigami(points), num_levels=4, seed=1)
    for index in ("mu_star", "sigma"):
        assert [one.value for one in found.of(index).values()] == pytest.approx(list(theirs[index]))


def test_a_factor_without_effect_has_the_size_that_chance_gives_it(sample):
    points = morris_points(2, 40, 4, 0)
    noise = np.random.default_rng(1).normal(size=(len(points), 20))
    found = morris_effects(sample(points, 4.0 * points[:, :1] + noise))
    size, by_chance = found.of("mu_star"), found.of("mu_star_by_chance")
    # An effect's error over 20 replicates is sqrt(2 / 20) / (2 / 3), and the mean size of a normal number 0.798.
    assert by_chance["b"].value == pytest.approx(0.798 * np.sqrt(2 / 20) * 1.5, rel=0.1)
    assert size["b"].low < by_chance["b"].value < size["a"].low
    deviation = found.of("deviation")["chance"]
    assert deviation.low < 1.0 < deviation.high


def test_what_is_no_screening_is_refused(sample):
    points = morris_points(2, 8, 4, 0)
    outcome = points.sum(axis=1)
    with pytest.raises(ResultError, match="has 3 cells per trajectory, so 23 cells cannot be whole"):
        morris_effects(sample(points[1:], outcome[1:]))
    turned = np.roll(np.arange(24), 1)
    with pytest.raises(ResultError, match="do not move one factor after another"):
        morris_effects(sample(points[turned], outcome[turned]))
    with pytest.raises(ResultError, match="equal shares of each factor's range"):
        morris_effects(sample(points * [1.0, 5.0], outcome))
    with pytest.raises(ResultError, match=r"3 trajectories .* \(4 or more\)"):
        morris_effects(sample(points[:9], outcome[:9]))
    with pytest.raises(ResultError, match=r"\(cell 4\)"):
        morris_effects(sample(points, np.where(np.arange(24) == 4, np.nan, outcome)))


def test_one_replicate_says_nothing_of_chance(sample):
    points = morris_points(2, 8, 4, 0)
    found = morris_effects(sample(points, points.sum(axis=1)))
    assert not found.of("mu_star_by_chance") and not found.of("deviation")
    assert "cannot be told from chance" in found.notes[0]
