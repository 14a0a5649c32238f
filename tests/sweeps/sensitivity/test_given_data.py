"""Indices from any cells: known functions, a factor that nothing reads, missing rows that are counted."""

import numpy as np
import pytest

from cxsim.errors import ResultError
from cxsim.sweeps.sensitivity.given_data import given_data_indices
from tests.sweeps.sensitivity.known_functions import CHANCE, ISHIGAMI, ishigami, with_chance


@pytest.fixture
def points():
    return np.random.default_rng(3).random((1500, 3))


def test_the_first_order_of_ishigami_lies_in_its_interval(sample, points):
    found = given_data_indices(sample(points, ishigami(points))).of("first_order")
    for one, known in zip(found.values(), ISHIGAMI["first_order"], strict=True):
        assert one.low <= known <= one.high
        assert one.value == pytest.approx(known, abs=0.05)


def test_delta_and_pawn_see_a_factor_that_moves_no_mean_and_rank_as_in_long_runs(sample, points):
    found = given_data_indices(sample(points, ishigami(points)))
    # Values of 50,000 cells, computed once: 0.22, 0.38, 0.17 and 0.24, 0.39, 0.08.
    assert [one.value for one in found.of("delta").values()][:3] == pytest.approx([0.22, 0.38, 0.17], abs=0.07)
    assert [one.value for one in found.of("pawn").values()][:3] == pytest.approx([0.24, 0.39, 0.08], abs=0.05)
    assert found.of("delta")["c"].low > found.of("delta")["no factor"].high
    assert found.of("first_order")["c"].low < 0.0


def test_pawn_is_near_that_of_salib(sample, points):
    from SALib.analyze import pawn

    theirs = pawn.analyze({"num_vars": 3, "names": list("abc"), "bounds": [[0.0, 1.0]] * 3}, points, ishigami(points))
    found = given_data_indices(sample(points, ishigami(points))).of("pawn")
    assert [found[name].value for name in "abc"] == pytest.approx(list(theirs["median"]), abs=0.03)


def test_noise_is_no_more_than_a_factor_that_nothing_reads(sample, points):
    found = given_data_indices(sample(points, np.random.default_rng(8).normal(size=1500)))
    for index in ("delta", "pawn"):
        one, nothing = found.of(index)["a"], found.of(index)["no factor"]
        assert one.low <= nothing.high
    assert found.of("first_order")["a"].low <= 0.0 <= found.of("first_order")["a"].high


def test_the_share_of_chance_is_seen_also_with_rows_missing(sample, points):
    points = points[:300]
    outcome = with_chance(points, 20, np.random.default_rng(2))
    outcome[np.random.default_rng(4).random(outcome.shape) < 0.1] = np.nan
    outcome[:3] = np.nan
    found = given_data_indices(sample(points, outcome, lost_rows=40))
    for factor, index in (("chance", "first_order"), ("chance", "total"), ("a", "first_order")):
        one = found.of(index)[factor]
        assert one.low <= CHANCE[factor, index] <= one.high
    missing = int(np.isnan(outcome).sum()) + 40
    assert (found.cells, found.rows_dropped) == (297, missing)
    assert f"{missing:,} of 6,040 rows have no 'adoption_end'" in found.notes[0]
    assert "5 whole cells" in found.notes[0]
    assert found.rows()[0][-3:] == (297, 20, missing)


def test_categories_are_groups_of_their_own(sample, points):
    plan = np.floor(points[:, 0] * 2.0)
    found = given_data_indices(sample(np.column_stack([plan, points[:, 1]]), plan + points[:, 1])).of("first_order")
    assert found["a"].value == pytest.approx(0.75, abs=0.03)
    assert found["b"].value == pytest.approx(0.25, abs=0.05)


def test_a_factor_that_never_changes_has_no_share(sample, points):
    fixed = np.column_stack([np.full(1500, 2.0), points[:, 1]])
    found = given_data_indices(sample(fixed, points[:, 1]))
    assert found.of("first_order")["a"].value == pytest.approx(0.0, abs=1e-12)
    assert found.of("pawn")["a"].value == found.of("delta")["a"].value == 0.0


def test_too_few_cells_are_refused(sample, points):
    with pytest.raises(ResultError, match=r"49 cells .* \(50 or more\)"):
        given_data_indices(sample(points[:49], ishigami(points[:49])))
