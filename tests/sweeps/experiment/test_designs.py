"""Designs: which values come together."""

from pathlib import Path

import numpy as np
import pytest
from scipy.stats import qmc

from cxsim.sweeps.experiment.axes import Axis
from cxsim.sweeps.experiment.designs import DesignError, points_of, unit_points
from cxsim.sweeps.experiment.schema import Design

TWO = (Axis("a", "a", (1, 2)), Axis("b", "b", ("x", "y", "z")))
UNIT = (Axis("a", "a", low=0.0, high=1.0, points=5), Axis("b", "b", low=10.0, high=20.0, points=5))


def points(design, axes=TWO, folder=Path(), seed=1):
    found, columns = points_of(Design(**design), axes, seed, folder)
    assert [axis.path for axis in found] == [axis.path for axis in axes]
    return list(zip(*columns, strict=True))


def test_a_grid_is_every_combination_and_the_last_factor_changes_fastest():
    assert points({}) == [(1, "x"), (1, "y"), (1, "z"), (2, "x"), (2, "y"), (2, "z")]


def test_zip_takes_first_with_first_and_refuses_unequal_lengths():
    assert points({"type": "zip"}, (TWO[0], Axis("c", "c", (5, 6)))) == [(1, 5), (2, 6)]
    with pytest.raises(DesignError, match="equally many values of every factor; a: 2, b: 3"):
        points({"type": "zip"})


def test_a_list_is_run_as_stated():
    cells = ({"a": 1, "b": "y"}, {"a": 7, "b": "x"})
    assert points({"type": "list", "cells": cells}) == [(1, "y"), (7, "x")]


@pytest.mark.parametrize(("cells", "said"), [
    (({"a": 1, "b": 2}, {"a": 1}), "cell 1 states no 'b', which other cells state"),
    (({"a": 1},), "is declared as a factor, but no cell of the design states it"),
    (({"a": 1, "b": {"c": 2}},), "cell 0: b: give a block a name under 'levels'"),
])
def test_a_list_with_holes_is_refused(cells, said):
    with pytest.raises(DesignError, match=said):
        points({"type": "list", "cells": cells})


def test_a_table_is_read_as_values_of_a_scenario(tmp_path):
    (tmp_path / "points.csv").write_text('a,b\n1,x\n\n0.5,"true"\n', encoding="utf-8-sig")
    assert points({"type": "table", "file": "points.csv"}, folder=tmp_path) == [(1, "x"), (0.5, True)]


@pytest.mark.parametrize(("text", "said"), [
    ("a,b\n", "has no rows below its header"),
    ("a,a\n1,2\n", "points.csv:1: 'a' heads two columns"),
    ("a,\n1,2\n", "points.csv:1: a column has no header"),
    ("a,b\n1,2\n\n3\n", "points.csv:4: 1 values for 2 columns"),
    ("a,b\n1,\n", "points.csv:2: b: is empty"),
    ("a,b\n1,[\n", "points.csv:2: b: "),
    ("a;b\n1;2\n", "points.csv:1: columns are divided by commas, not by ';'"),
    ("a,b\n1\0,2\n", "'points.csv' holds the character U\\+0000"),
])
def test_a_table_with_a_mistake_is_refused_at_its_line(tmp_path, text, said):
    (tmp_path / "points.csv").write_text(text, encoding="utf-8")
    with pytest.raises(DesignError, match=said):
        points({"type": "table", "file": "points.csv"}, folder=tmp_path)


def test_a_line_break_inside_quotes_joins_no_digits(tmp_path):
    (tmp_path / "points.csv").write_text('a,b\n"1\n2",3\n', encoding="utf-8")
    assert points({"type": "table", "file": "points.csv"}, folder=tmp_path) == [("1 2", 3)]


def test_a_table_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(DesignError, match=r"cannot read 'points\.csv': No such file"):
        points({"type": "table", "file": "points.csv"}, folder=tmp_path)


def test_a_latin_hypercube_has_one_point_in_every_layer():
    found = np.array(points({"type": "latin_hypercube", "samples": 8}, UNIT))
    assert sorted(np.floor(found[:, 0] * 8)) == list(range(8))
    assert sorted(np.floor((found[:, 1] - 10.0) / 10.0 * 8)) == list(range(8))


def test_a_plain_sobol_sequence_fills_the_cube_more_evenly_than_chance():
    sobol = unit_points(Design(type="sobol", samples=64, indices=False), 2, 1)
    chance = unit_points(Design(type="random", samples=64), 2, 1)
    assert qmc.discrepancy(sobol) < 0.2 * qmc.discrepancy(chance)


@pytest.mark.parametrize(("design", "cells"), [
    ({"type": "sobol", "samples": 16}, 16 * 5),
    ({"type": "sobol", "samples": 16, "indices": False}, 16),
    ({"type": "morris", "samples": 5}, 5 * 4),
    ({"type": "random", "samples": 5}, 5),
])
def test_designs_for_indices_repeat_their_points(design, cells):
    assert unit_points(Design(**design), 3, 1).shape == (cells, 3)


@pytest.mark.parametrize("kind", ["random", "latin_hypercube", "sobol", "morris"])
def test_points_follow_from_the_seed_and_the_design_may_have_its_own(kind):
    same = unit_points(Design(type=kind, samples=8), 2, 7)
    np.testing.assert_array_equal(same, unit_points(Design(type=kind, samples=8), 2, 7))
    np.testing.assert_array_equal(same, unit_points(Design(type=kind, samples=8, seed=7), 2, 1))
    assert not np.array_equal(same, unit_points(Design(type=kind, samples=8), 2, 0))
    assert same.min() >= 0.0 and same.max() <= 1.0


@pytest.mark.parametrize(("design", "axes", "said"), [
    ({"type": "sobol", "samples": 60}, UNIT, "only for powers of two: 32 or 64, not 60"),
    ({"type": "random", "samples": 4}, (), "a design of type 'random' needs factors"),
    ({"type": "sobol", "samples": 2**19}, UNIT, "comes to 2,097,152 points; at most 1,000,000"),
    ({}, tuple(Axis(name, name, low=0.0, high=1.0, points=200) for name in "abc"), "comes to 8,000,000 points"),
])
def test_designs_that_cannot_be_run_are_refused(design, axes, said):
    with pytest.raises(DesignError, match=said):
        points_of(Design(**design), axes, 1, Path())


def test_without_factors_there_is_one_point():
    assert points_of(Design(), (), 1, Path()) == ((), [])
