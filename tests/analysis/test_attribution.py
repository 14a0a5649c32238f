"""Contributions of interventions: shares of what a plan does as a whole."""

import numpy as np
import pytest

from cxsim.analysis.attribution import (
    ATTRIBUTION_COLUMNS,
    INTERACTION_COLUMNS,
    Attribution,
    attributed,
    fair,
    interactions,
    sampled_fair,
)
from cxsim.errors import ResultError

NAMES = ("left", "right", "second right")


def parts_of(count, worth):
    """The outcome of every part in two futures, the second worth twice the first."""
    inside = {part: {number for number in range(count) if part >> number & 1} for part in range(1 << count)}
    return {part: np.array([1.0, 2.0]) * worth(numbers) for part, numbers in inside.items()}


def glove_game(part):
    """One left glove (0) and two right ones (1, 2): a pair is worth 1."""
    return float(0 in part and bool(part & {1, 2}))


GLOVES = parts_of(3, glove_game)
ORDERS = [(0, 1, 2), (2, 1, 0), (1, 0, 2), (2, 0, 1), (1, 2, 0), (0, 2, 1)]


def means(found, which):
    return [getattr(one, which).mean for one in found.contributions]


def test_one_left_glove_earns_two_thirds_of_a_pair():
    for number, share in enumerate((2 / 3, 1 / 6, 1 / 6)):
        np.testing.assert_allclose(fair(GLOVES, 3, number), [share, 2.0 * share])


def test_alone_nobody_has_a_pair_and_only_the_left_glove_is_missed():
    found = attributed("adoption_end", NAMES, GLOVES)
    assert means(found, "fair") == pytest.approx([1.0, 0.25, 0.25])
    assert means(found, "alone") == [0.0, 0.0, 0.0]
    assert means(found, "left_out") == [1.5, 0.0, 0.0]
    assert (found.nothing, found.whole) == (0.0, 1.5)


def test_contributions_sum_to_the_whole_effect_in_every_future():
    draws = np.random.default_rng(5).normal(size=(16, 4))
    parts = dict(enumerate(draws))
    total = sum(fair(parts, 4, number) for number in range(4))
    np.testing.assert_allclose(total, parts[15] - parts[0], rtol=0.0, atol=1e-12)


def test_alone_and_interactions_sum_to_the_whole_effect_in_every_future():
    draws = np.random.default_rng(6).normal(size=(32, 3))
    parts = dict(enumerate(draws))
    alone = sum(parts[1 << number] - parts[0] for number in range(5))
    together = sum(interactions(parts, 5).values())
    np.testing.assert_allclose(alone + together, parts[31] - parts[0], rtol=0.0, atol=1e-12)


def test_two_that_need_each_other_share_one_interaction():
    parts = parts_of(3, lambda part: 4.0 * ({0, 1} <= part) + 1.0 * (2 in part))
    assert {pair: values[0] for pair, values in interactions(parts, 3).items()} == pytest.approx(
        {(0, 1): 4.0, (0, 2): 0.0, (1, 2): 0.0})
    found = attributed("adoption_end", NAMES, parts)
    assert means(found, "fair") == pytest.approx([3.0, 3.0, 1.5])
    assert (found.largest_first[0].intervention, found.largest_first[2].intervention) == ("left", "second right")


def test_a_single_intervention_did_everything():
    found = attributed("adoption_end", ("alone",), {0: np.array([0.25, 0.5, 0.0]), 1: np.array([0.75, 0.5, 0.5])})
    [one] = found.contributions
    assert one.fair == one.alone == one.left_out
    assert one.fair.mean == pytest.approx(1 / 3)
    assert found.interactions == ()
    assert found.closest is None


def test_futures_in_which_some_part_has_no_value_do_not_count():
    parts = {part: values.copy() for part, values in parts_of(2, len).items()}
    parts = {part: np.append(values, [3.0, 1.0]) for part, values in parts.items()}
    parts[2][0] = np.nan
    found = attributed("cost_per_adopter", ("one", "other"), parts)
    assert {one.fair.replicates for one in found.contributions} == {3}
    assert sum(means(found, "fair")) == pytest.approx(found.whole - found.nothing)


def test_a_measure_without_two_common_futures_is_left_out():
    parts = {0: np.array([np.nan, 1.0]), 1: np.array([1.0, 1.0])}
    assert attributed("cost_per_adopter", ("alone",), parts) is None


def test_all_orders_give_what_all_parts_give():
    for number in range(3):
        np.testing.assert_allclose(sampled_fair(GLOVES, ORDERS, number).mean(axis=0), fair(GLOVES, 3, number))


def test_sampled_orders_widen_the_interval_by_their_own_error():
    exact, sampled = attributed("adoption_end", NAMES, GLOVES), attributed("adoption_end", NAMES, GLOVES, ORDERS)
    assert means(sampled, "fair") == pytest.approx(means(exact, "fair"))
    assert [one.error for one in exact.contributions] == [0.0, 0.0, 0.0]
    # The left glove gains 1/2, 1, 1/2 of a pair by order and its reverse, in futures worth 1 and 2: t(2) = 4.3027.
    left = sampled.contributions[0]
    assert left.error == pytest.approx(4.302653 * np.std([0.75, 1.5, 0.75], ddof=1) / np.sqrt(3.0), rel=1e-6)
    assert left.fair.high - left.fair.mean == pytest.approx(
        np.hypot(left.error, exact.contributions[0].fair.high - exact.contributions[0].fair.mean))
    assert sampled.interactions == ()


def test_rows_have_the_columns_of_their_files():
    found = Attribution("gloves", 2, (attributed("adoption_end", NAMES, GLOVES),))
    rows, pairs = list(found.rows()), list(found.interaction_rows())
    assert {len(row) for row in rows} == {len(ATTRIBUTION_COLUMNS)}
    assert [row[:3] for row in rows] == [("gloves", "adoption_end", name) for name in NAMES]
    assert [row[3] for row in rows] == pytest.approx([1.0, 0.25, 0.25])
    assert {len(row) for row in pairs} == {len(INTERACTION_COLUMNS)}
    assert [row[2:4] for row in pairs] == [("left", "right"), ("left", "second right"), ("right", "second right")]


def test_a_measure_that_was_not_attributed_is_refused_with_the_nearest():
    found = Attribution("gloves", 2, (attributed("adoption_end", NAMES, GLOVES),))
    with pytest.raises(ResultError, match=r"'adoption_ende' was not attributed: .*adoption_end"):
        found.of("adoption_ende")
