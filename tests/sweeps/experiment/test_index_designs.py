"""Designs for indices: their scheme, their seeds, and what is refused."""

import sys

import numpy as np
import pytest

from cxsim.errors import InputError
from cxsim.sweeps.experiment.index_designs import morris_points, saltelli_points


def test_every_base_point_is_followed_by_one_factor_after_another_of_the_second():
    blocks = saltelli_points(3, 4, seed=1).reshape(4, 5, 3)
    for first, *crossed, last in blocks:
        for factor, point in enumerate(crossed):
            expected = first.copy()
            expected[factor] = last[factor]
            assert (point == expected).all()
    assert blocks.min() >= 0.0 and blocks.max() < 1.0


def test_a_trajectory_moves_each_factor_once_by_two_thirds_of_four_levels():
    steps = np.abs(np.diff(morris_points(3, 5, 4, seed=1).reshape(5, 4, 3), axis=1))
    assert steps.sum(axis=1) == pytest.approx(np.full((5, 3), 2 / 3))
    assert (np.count_nonzero(steps > 1e-9, axis=2) == 1).all()


@pytest.mark.parametrize("points", [
    lambda seed: saltelli_points(2, 8, seed), lambda seed: morris_points(2, 8, 4, seed),
])
def test_seed_0_is_a_seed(points):
    assert (points(0) == points(0)).all()
    assert (points(0) != points(1)).any()


@pytest.mark.parametrize(("make", "told"), [
    (lambda: saltelli_points(2, 100, 0), "a power of 2, not 100; take 64 or 128"),
    (lambda: saltelli_points(2, 0, 0), "a power of 2, not 0; take 2 or 4"),
    (lambda: saltelli_points(0, 8, 0), "one factor or more"),
    (lambda: morris_points(2, 8, 5, 0), "an even number of levels, not 5"),
    (lambda: morris_points(2, 0, 4, 0), "1 trajectory or more, not 0"),
])
def test_a_design_that_cannot_serve_indices_is_refused(make, told):
    with pytest.raises(InputError, match=told):
        make()


def test_a_missing_salib_tells_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "SALib.sample.sobol", None)
    with pytest.raises(InputError, match=r'pip install "cxsim\[sensitivity\]"'):
        saltelli_points(2, 8, 0)
