"""Shares in words never lie at their ends, and parts add up to the whole."""

import pytest

from cxsim.words.shares import fraction, percent, whole_percents


def test_few_are_not_rounded_to_none_nor_nearly_all_to_all():
    assert [percent(share) for share in (0.0, 0.001, 0.006, 0.5, 0.994, 0.996, 1.0)] == [
        "0 %", "under 1 %", "1 %", "50 %", "99 %", "over 99 %", "100 %",
    ]


@pytest.mark.parametrize(
    ("shares", "told"),
    [
        ((1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0), (34, 33, 33)),
        ((0.295, 0.005, 0.7), (30, 0, 70)),
        ((0.196, 0.131, 0.673), (20, 13, 67)),
        ((0.0, 1.0), (0, 100)),
        ((0.2, 0.1, 0.7), (20, 10, 70)),
    ],
)
def test_whole_percents_add_up_to_100(shares, told):
    assert whole_percents(shares) == told
    assert sum(told) == 100


def test_a_share_near_a_fraction_is_told_as_one():
    assert [fraction(share) for share in (0.24, 0.34, 0.38, 0.5, 0.67, 0.71, 0.76, 0.89, 0.98)] == [
        "a quarter", "a third", "38 %", "half", "two thirds", "71 %", "three quarters", "nine in ten", "nearly all",
    ]
