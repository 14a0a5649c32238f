"""Keyed random numbers: the published vectors, and that nothing but the key counts."""

import numpy as np
import pytest
from scipy.special import ndtri

from cxsim import streams
from cxsim.arithmetic import round_trait
from cxsim.streams import (
    draw_counter,
    employee_keys,
    normal_quantile,
    normal_rows,
    normals,
    order,
    pair_keys,
    purpose_key,
    purpose_keys,
    uniforms,
)

PEOPLE = employee_keys([f"p{number}" for number in range(1000)])

# Random123 1.x, file kat_vectors, lines "philox4x32 10": counter, key, result.
KNOWN_ANSWERS = (
    ("00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
    ("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd"),
    ("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1"),
)


def words(text):
    return [np.uint64(int(word, 16)) for word in text.split()]


@pytest.mark.parametrize(("counter", "key", "result"), KNOWN_ANSWERS)
def test_philox_gives_the_published_answers(counter, key, result):
    assert list(streams.philox_words(*words(counter), *words(key))) == words(result)


def test_philox_on_arrays_gives_the_published_answers_at_once():
    columns = [np.array(column) for column in zip(*(words(c) + words(k) for c, k, _ in KNOWN_ANSWERS), strict=True)]
    wanted = [np.array(column) for column in zip(*(words(r) for _, _, r in KNOWN_ANSWERS), strict=True)]
    for got, expected in zip(streams.philox_words(*columns), wanted, strict=True):
        assert np.array_equal(got, expected)


def test_the_unit_interval_holds_zero_but_not_one():
    none, all_bits = np.uint64(0), np.uint64(0xFFFFFFFF)
    assert streams.unit_interval(none, none) == 0.0
    assert streams.unit_interval(all_bits, all_bits) == 1.0 - 2.0**-53
    assert streams.unit_interval(np.uint64(1 << 31), none) == 0.5
    assert streams.unit_interval(none, np.uint64(1 << 6)) == 2.0**-53


def test_a_person_s_number_does_not_depend_on_who_else_is_asked_for():
    everybody = uniforms(7, "quit", PEOPLE, 3, 5)
    some = np.array([900, 3, 77, 3])
    assert np.array_equal(uniforms(7, "quit", PEOPLE[some], 3, 5), everybody[some])


def test_replicates_and_weeks_may_come_in_any_arrangement():
    table = uniforms(7, "quit", PEOPLE[:, None], draw_counter(np.array([[4]]), 0), np.arange(8)[None, :])
    assert table.shape == (1000, 8)
    again = uniforms(7, "quit", PEOPLE[:, None], draw_counter(4, 0), np.array([[6, 1]]))
    assert np.array_equal(table[:, [6, 1]], again)
    assert table[12, 5] == uniforms(7, "quit", PEOPLE[12:13], 4, 5)[0]


@pytest.mark.parametrize(
    "other",
    [
        {"seed": 8}, {"purpose": "use:a"}, {"when": 4}, {"replicate": 6},
        {"when": draw_counter(3, 1)}, {"keys": employee_keys([f"q{number}" for number in range(1000)])},
    ],
)
def test_whatever_else_changes_the_numbers_are_independent(other):
    usual = {"seed": 7, "purpose": "quit", "keys": PEOPLE, "when": draw_counter(3, 0), "replicate": 5}
    one, two = uniforms(**usual), uniforms(**{**usual, **other})
    assert not np.any(one == two)
    assert abs(np.corrcoef(one, two)[0, 1]) < 0.1  # three standard errors of 1000 pairs


def test_numbers_are_uniform():
    numbers = uniforms(11, "use:a", PEOPLE[:, None, None], np.arange(20)[:, None], np.arange(10)).ravel()
    counts = np.bincount((numbers * 100).astype(int), minlength=100)
    chi_square = float(((counts - 2000.0) ** 2 / 2000.0).sum())
    assert 61.1 < chi_square < 148.2  # .1 % and 99.9 % of chi-square with 99 degrees of freedom
    assert numbers.mean() == pytest.approx(0.5, abs=0.002)


def test_no_number_comes_twice_among_many():
    numbers = uniforms(11, "quit", PEOPLE[:, None], np.arange(1000))
    assert len(np.unique(numbers)) == 1_000_000


def test_week_and_generation_never_collide():
    weeks, generations = np.meshgrid(np.arange(-5, 1041), np.arange(60))
    assert len(np.unique(draw_counter(weeks, generations))) == weeks.size
    assert int(draw_counter(3, 2)) == (2 << 16) + 3
    assert int(draw_counter(-1, 0)) == 0xFFFF


def test_normals_have_mean_zero_and_variance_one():
    scores = normals(5, "trait:resistance", PEOPLE[:, None], 0, np.arange(50))
    assert scores.mean() == pytest.approx(0.0, abs=0.015)
    assert scores.var() == pytest.approx(1.0, abs=0.02)
    assert np.isfinite(scores).all()


def test_rows_are_the_normal_numbers_of_their_purposes():
    purposes = ["trait:resistance", "trait:values_fit"]
    rows = normal_rows(purpose_keys(5, purposes), PEOPLE[:30, None], draw_counter(0, 2), np.arange(4))
    assert rows.shape == (2, 30, 4)
    for row, purpose in zip(rows, purposes, strict=True):
        assert np.array_equal(row, normals(5, purpose, PEOPLE[:30, None], draw_counter(0, 2), np.arange(4)))


def test_the_normal_quantile_gives_the_published_values():
    """Wichura (1988), table of test values of PPND16."""
    shares = np.array([0.25, 0.001, 1e-20])
    assert normal_quantile(shares) == pytest.approx(
        [-0.6744897501960817, -3.090232306167814, -9.262340089798408], rel=1e-15)


def test_the_normal_quantile_is_symmetric_and_keeps_the_shape():
    shares = np.array([[0.001, 0.0625, 0.25], [0.5, 0.75, 0.999]])
    assert normal_quantile(shares).shape == (2, 3)
    assert normal_quantile(shares)[1, 0] == 0.0
    assert normal_quantile(1.0 - shares) == pytest.approx(-normal_quantile(shares), rel=1e-13)


def test_a_million_draws_are_as_near_to_the_true_scores_as_those_of_scipy():
    draws = uniforms(3, "trait:resistance", PEOPLE[:, None], 0, np.arange(1000)) + 2.0**-54
    own, other = normal_quantile(draws), ndtri(draws)
    assert np.abs(own - other).max() < 4e-15
    assert np.array_equal(round_trait(own), round_trait(other))


@pytest.mark.parametrize("power", [16, 53, 100, 300, 1000])
def test_the_tails_are_as_exact_as_the_middle(power):
    share = np.array([2.0**-power])
    assert normal_quantile(share) == pytest.approx(ndtri(share), rel=4e-15)


def test_keys_come_from_the_identifier_alone():
    keys = employee_keys(["E-17", "x", "E-17", "e-17", "", " "]).tolist()
    assert keys[0] == keys[2] and len(set(keys)) == 5
    assert employee_keys(["p1"]).tolist() == [0x91CE9478C96516E8]  # BLAKE2b, 8 bytes, little endian
    assert employee_keys([]).tolist() == []
    assert len(np.unique(employee_keys([str(number) for number in range(20_000)]))) == 20_000


def test_seed_and_purpose_do_not_run_together():
    assert purpose_key(1, "1/quit") != purpose_key(11, "quit")
    assert purpose_key(1, "quit") != purpose_key(1, "quit ")
    assert purpose_key(0, "quit") != purpose_key(1, "quit")


def test_a_keyed_order_is_a_permutation_that_moves_with_the_people():
    people = PEOPLE[:50]
    first = order(3, "committee:0", people)
    assert sorted(first) == list(range(50))
    shuffled = people[::-1]
    assert np.array_equal(shuffled[order(3, "committee:0", shuffled)], people[first])


def test_pairs_have_a_direction():
    forth, back = pair_keys(PEOPLE[:500], PEOPLE[500:]), pair_keys(PEOPLE[500:], PEOPLE[:500])
    assert len(np.unique(np.concatenate([forth, back]))) == 1000


def test_a_fresh_seed_is_a_seed():
    seeds = {streams.fresh_seed() for _ in range(20)}
    assert len(seeds) > 15
    assert all(0 <= seed < 2**31 for seed in seeds)


def test_what_is_not_stated_is_the_first_week_and_replicate():
    keys = employee_keys(map(str, range(20)))
    for draw in (uniforms, normals, order):
        assert (draw(3, "x", keys) == draw(3, "x", keys, 0, 0)).all()
        assert (draw(3, "x", keys, 2) == draw(3, "x", keys, 2, 0)).all()
        assert (draw(3, "x", keys, 2) != draw(3, "x", keys, 2, 1)).any()
