"""Layers of ties: sorted, without duplicates and self-ties."""

import numpy as np

from cxsim.organization.layers import (
    contains,
    layer_from_codes,
    layer_from_ties,
    merged_codes,
    reporting_layer,
    team_layer,
    unique_codes,
)
from cxsim.streams import employee_keys


def pairs(layer):
    return list(zip(layer.sources.tolist(), layer.targets.tolist(), strict=True))


def test_codes_are_sorted_distinct_and_found():
    assert unique_codes(np.array([5, 1, 5, 3, 1])).tolist() == [1, 3, 5]
    assert unique_codes(np.array([], dtype=np.int64)).tolist() == []
    assert merged_codes(np.array([1, 5]), np.array([2, 5])).tolist() == [1, 2, 5, 5]
    assert contains(np.array([1, 3, 5]), np.array([0, 1, 4, 5, 9])).tolist() == [False, True, False, True, False]
    assert contains(np.array([], dtype=np.int64), np.array([1])).tolist() == [False]


def test_ties_are_sorted_by_both_ends():
    layer = layer_from_ties("x", np.array([2, 0, 0]), np.array([1, 2, 1]), np.array([0.1, 0.2, 0.3]))
    assert (pairs(layer), layer.weights.tolist()) == ([(0, 1), (0, 2), (2, 1)], [0.3, 0.2, 0.1])
    from_codes = layer_from_codes("y", np.array([1, 5]), 3)
    assert (pairs(from_codes), from_codes.weights.tolist(), len(from_codes)) == ([(0, 1), (1, 2)], [1.0, 1.0], 2)


def test_employee_and_manager_look_at_each_other():
    assert pairs(reporting_layer(np.array([-1, 0, 0, 1], dtype=np.int32))) == [
        (0, 1), (0, 2), (1, 0), (1, 3), (2, 0), (3, 1)]


def teams(*sizes, draw=0):
    team = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    return team_layer(team, employee_keys([f"e{row}" for row in range(len(team))]), 3, draw)


def test_everybody_of_a_team_of_up_to_13_looks_at_all_others():
    assert pairs(teams(1, 2, 3)) == [(1, 2), (2, 1), (3, 4), (3, 5), (4, 3), (4, 5), (5, 3), (5, 4)]
    assert len(teams(13)) == 13 * 12
    assert len(teams()) == 0


def test_in_a_larger_team_everybody_looks_at_12_and_12_look_at_each():
    layer = teams(14, 30, 4)
    assert np.bincount(layer.sources).tolist() == np.bincount(layer.targets).tolist() == [12] * 44 + [3] * 4
    team = np.repeat([0, 1, 2], (14, 30, 4))
    assert (team[layer.sources] == team[layer.targets]).all()
    assert (layer.sources != layer.targets).all()
    assert set(pairs(layer)) == {(target, source) for source, target in pairs(layer)}
    assert pairs(teams(30)) != pairs(teams(30, draw=1))
