"""How much groups differ beyond a model, and how little few groups tell about it."""

import numpy as np
import pytest

from cxsim.streams import employee_keys, normals, uniforms
from cxsim.studies.diffusion.levels import Levels
from cxsim.studies.diffusion.logit import inverse_logit


def levels(groups, spread, seed=1, size=200, shift=0.0):
    """What is told by groups of so many rows, whose constants differ by ``spread`` around ``shift``."""
    constant = shift + spread * normals(seed, "constant", np.arange(groups, dtype=np.uint64))
    group = np.repeat(np.arange(groups), size)
    draw = uniforms(seed, "rows", np.arange(groups * size, dtype=np.uint64))
    adopts = (draw < inverse_logit(constant[group] - 1.0)).astype(float)
    return Levels.of(group, np.full(len(group), -1.0), adopts, 2_000, 1)


def test_many_groups_tell_mean_and_spread():
    found = levels(200, 0.8, shift=0.3)
    assert found.mean.mean() == pytest.approx(0.3, abs=0.15)
    assert found.spread.mean() == pytest.approx(0.8, abs=0.15)


def test_groups_that_do_not_differ_have_hardly_a_spread():
    found = levels(200, 0.0)
    assert found.spread.mean() < 0.1
    assert abs(found.mean).mean() < 0.1


def test_few_groups_leave_open_how_much_they_differ():
    few, many = levels(5, 0.8), levels(100, 0.8)
    assert few.spread.std() > 3.0 * many.spread.std()
    assert few.mean.std() > 3.0 * many.mean.std()


def test_each_group_has_a_constant_of_its_own_in_each_future():
    found = Levels(np.full(4_000, 0.5), np.full(4_000, 2.0))
    drawn = found.drawn(employee_keys(["a", "b"]), 1)
    assert drawn.mean(axis=1) == pytest.approx([0.5, 0.5], abs=0.1)
    assert drawn.std(axis=1) == pytest.approx([2.0, 2.0], abs=0.1)
    assert abs(np.corrcoef(drawn)[0, 1]) < 0.05
    assert not Levels.none(3).drawn(employee_keys(["a"]), 1).any()
