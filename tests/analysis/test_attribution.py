"""Contributions of interventions: shares of what a plan does as a whole."""

import numpy as np
import pytest

from cxsim.analysis.attribution import contributions, interactions, sampled_contributions


def parts_of(count, worth):
    """The outcome of every part in two futures, the second worth twice the first."""
    return {part: np.array([1.0, 2.0]) * worth({i for i in range(count) if part >> i & 1}) for part in range(1 << count)}


def glove_game(part):
    """One left glove (0) and two right ones (1, 2): a pair is worth 1."""
    return float(0 in part and bool(part & {1, 2}))


def test_one_left_glove_earns_two_thirds_of_a_pair():
    found = contributions(parts_of(3, glove_game), 3)
    assert [one.fair[0] for one in found] == pytest.approx([2 / 3, 1 / 6, 1 / 6])
    assert [one.fair[1] for one in found] == pytest.approx([4 / 3, 1 / 3, 1 / 3])


def test_alone_nobody_has_a_pair_and_only_the_left_glove_is_missed():
    found = contributions(parts_of(3, glove_game), 3)
    assert [one.alone[0] for one in found] == [0.0, 0.0, 0.0]
    assert [one.left_out[0] for one in found] == [1.0, 0.0, 0.0]


def test_contributions_sum_to_the_whole_effect_in_every_future():
    draws = np.random.default_rng(5).normal(size=(16, 4))
    parts = dict(enumerate(draws))
    total = sum(one.fair for one in contributions(parts, 4))
    np.testing.assert_allclose(total, parts[15] - parts[0], rtol=0.0, atol=1e-12)


def test_alone_and_interactions_sum_to_the_whole_effect_in_every_future():
    draws = np.random.default_rng(6).normal(size=(32, 3))
    parts = dict(enumerate(draws))
    alone = sum(one.alone for one in contributions(parts, 5))
    together = sum(interactions(parts, 5).values())
    np.testing.assert_allclose(alone + together, parts[31] - parts[0], rtol=0.0, atol=1e-12)


def test_two_that_need_each_other_share_one_interaction():
    parts = parts_of(3, lambda part: 4.0 * ({0, 1} <= part) + 1.0 * (2 in part))
    assert {pair: values[0] for pair, values in interactions(parts, 3).items()} == pytest.approx(
        {(0, 1): 4.0, (0, 2): 0.0, (1, 2): 0.0})
    assert [one.fair[0] for one in contributions(parts, 3)] == pytest.approx([2.0, 2.0, 1.0])


def test_orders_estimate_what_all_parts_give():
    parts = parts_of(3, glove_game)
    orders = [(0, 1, 2), (2, 1, 0), (1, 0, 2), (2, 0, 1), (1, 2, 0), (0, 2, 1)]
    walks = []
    for order in orders:
        reached = [0]
        for number in order:
            reached.append(reached[-1] | 1 << number)
        walks.append([parts[part] for part in reached])
    by_order = sampled_contributions(walks, orders)
    assert [values.mean(axis=0)[0] for values in by_order] == pytest.approx([2 / 3, 1 / 6, 1 / 6])
    assert sum(by_order)[:, 0] == pytest.approx(np.ones(6))
