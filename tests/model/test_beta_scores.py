"""Tables of Beta distributions against scipy."""

import numpy as np
import pytest
from scipy.special import betaincinv, ndtr

from cxsim.arithmetic import round_trait
from cxsim.model.beta_scores import beta_quantile, beta_tables, looked_up
from cxsim.streams import employee_keys, normals

SCORES = np.linspace(-6.5, 6.5, 6501)


@pytest.mark.parametrize("shape", [1.0, 1.5, 2.0, 4.0, 8.0, 10.0])
def test_tables_of_equal_shapes_are_exact_and_symmetric(shape):
    table = beta_tables((shape,), (shape,))[0]
    assert np.abs(table[:3251] - betaincinv(shape, shape, ndtr(SCORES[:3251]))).max() < 1e-14
    assert table[3250] == pytest.approx(0.5, abs=1e-14)
    assert np.array_equal(table[3251:], 1.0 - table[3249::-1])


def test_a_table_of_different_shapes_is_exact():
    """Held against the lower tail of both distributions: scipy knows the upper one only as a difference from one."""
    table = beta_tables((2.0,), (5.0,))[0]
    assert np.abs(table[:3251] - betaincinv(2.0, 5.0, ndtr(SCORES[:3251]))).max() < 1e-14
    assert np.abs(table[3250:] - (1.0 - betaincinv(5.0, 2.0, ndtr(SCORES[3250::-1])))).max() < 1e-14


def test_tables_do_not_depend_on_one_another():
    both = beta_tables((2.0, 4.3), (2.0, 4.3))
    for number, shape in enumerate((2.0, 4.3)):
        assert both[number].tobytes() == beta_tables((shape,), (shape,))[0].tobytes()


def test_the_quantile_function_has_its_closed_form_where_there_is_one():
    """I(x; 1, b) = 1 - (1 - x)^b; I(x; 1, 1) = x."""
    shares = np.array([1e-10, 0.01, 0.5])
    assert beta_quantile(np.ones(1), np.ones(1), shares) == pytest.approx(shares, rel=1e-14)
    assert beta_quantile(np.ones(1), np.full(1, 5.0), shares) == pytest.approx(
        -np.expm1(np.log1p(-shares) / 5.0), rel=1e-14)


def test_a_score_between_two_entries_is_on_the_straight_line():
    tables = beta_tables((2.0, 4.0), (2.0, 4.0))
    scores = np.array([-9.0, -6.5, 0.0, 0.001, 6.5, 9.0])
    for row in (0, 1):
        found = looked_up(tables, np.array([row]), scores)
        assert found == pytest.approx(np.interp(scores, SCORES, tables[row]), abs=1e-15)
    assert np.array_equal(looked_up(tables, np.array([0, 1]), np.array([0.3, 0.3])),
                          [looked_up(tables, np.array([row]), np.array([0.3]))[0] for row in (0, 1)])


def test_a_million_rounded_traits_are_those_of_scipy():
    scores = normals(3, "trait:resistance", employee_keys([str(number) for number in range(10_000)])[:, None], 0,
                     np.arange(100))
    lower = betaincinv(4.0, 4.0, ndtr(SCORES[:3251]))
    expected = np.interp(scores, SCORES, np.concatenate([lower, 1.0 - lower[-2::-1]]))
    found = looked_up(beta_tables((4.0,), (4.0,)), np.zeros(1, dtype=np.int64), scores)
    assert np.array_equal(round_trait(found), round_trait(expected))
