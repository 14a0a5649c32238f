"""The likelihood is that of the mechanism; its slope and curvature are right; intervals are where they must be."""

import math

import numpy as np
import pytest

from cxsim.model.mechanisms.bass import willingness_by_hazard
from cxsim.streams import uniforms
from cxsim.studies.diffusion.hazard import HazardRows, hazard, information, log_likelihood, slope
from cxsim.studies.diffusion.maximum_likelihood import HALF_QUANTILE, estimates, maximize


def draws(name, count):
    return uniforms(3, name, np.arange(count, dtype=np.uint64))


@pytest.fixture
def rows():
    """300 people seen once, whose chance is .1 + .4 E at mean degree and rises with the degree."""
    exposure, degree = draws("exposure", 300), draws("degree", 300) - 0.5
    chance = (0.1 + 0.4 * exposure) * np.exp(degree)
    return HazardRows((draws("adopts", 300) < chance).astype(float), exposure, degree)


def test_at_no_degree_effect_the_hazard_is_the_mechanism(rows):
    expected = willingness_by_hazard(0.0, rows.exposure, 1.0, 0.03, 0.38)
    assert hazard(np.array([0.03, 0.38, 0.0]), rows).tolist() == expected.tolist()


def test_the_degree_scales_both_sources():
    rows = HazardRows(np.zeros(3), np.array([0.0, 0.5, 1.0]), np.log([1.0, 2.0, 4.0]))
    assert hazard(np.array([0.1, 0.2, 1.0]), rows) == pytest.approx([0.1, 0.4, 1.0], abs=1e-11)


def test_slope_and_information_are_the_derivatives(rows):
    at, step = np.array([0.12, 0.3, 0.4]), 1e-5
    units = np.eye(3) * step
    by_differences = [(log_likelihood(at + unit, rows) - log_likelihood(at - unit, rows)) / (2 * step)
                      for unit in units]
    assert slope(at, rows) == pytest.approx(by_differences, rel=1e-6)
    curvature = np.array([-(slope(at + unit, rows) - slope(at - unit, rows)) / (2 * step) for unit in units])
    assert information(at, rows) == pytest.approx(curvature, rel=1e-5)


def test_a_hazard_beyond_certainty_costs_ever_more_and_its_slope_leads_back():
    rows = HazardRows(np.array([0.0, 0.0, 1.0]), np.array([1.0, 0.5, 1.0]), np.array([0.0, 0.1, 0.0]))
    at, step = np.array([0.6, 0.7, 0.2]), 1e-7
    assert hazard(at, rows)[0] == 1.0
    by_differences = [(log_likelihood(at + unit, rows) - log_likelihood(at - unit, rows)) / (2 * step)
                      for unit in np.eye(3) * step]
    assert slope(at, rows) == pytest.approx(by_differences, rel=1e-5)
    assert log_likelihood(at + 0.1, rows) < log_likelihood(at, rows) < -100.0


def test_the_slope_is_nought_at_the_maximum(rows):
    found = maximize(rows, (0, 1, 2))
    assert np.abs(slope(found.parameters, rows)).max() < 1e-3 * math.sqrt(np.diag(information(found.parameters,
                                                                                              rows)).max())


def test_without_exposure_the_push_is_the_share_of_events():
    rows = HazardRows(np.repeat([1.0, 0.0], [30, 70]), np.zeros(100), np.zeros(100))
    found = estimates(rows, (0,), maximize(rows, (0,)))
    assert found[0].value == pytest.approx(0.3, abs=1e-6)
    assert found[0].standard_error == pytest.approx(math.sqrt(0.3 * 0.7 / 100), rel=1e-5)
    for end in (found[0].low, found[0].high):
        drop = 30 * math.log(0.3 / end) + 70 * math.log(0.7 / (1 - end))
        assert drop == pytest.approx(HALF_QUANTILE, abs=1e-4)
    assert found[0].low < 0.3 < found[0].high


def test_the_ends_of_a_profile_lose_half_the_quantile(rows):
    best = maximize(rows, (0, 1, 2))
    for index, found in enumerate(estimates(rows, (0, 1, 2), best)):
        for end in (found.low, found.high):
            lost = best.log_likelihood - maximize(rows, (0, 1, 2), {index: end}).log_likelihood
            if end == 0.0:
                assert lost < HALF_QUANTILE  # no push at all is within reach, and less is not allowed
            else:
                assert lost == pytest.approx(HALF_QUANTILE, abs=1e-3)


def test_two_shares_are_matched_exactly_and_influence_has_no_error_at_its_edge():
    exposure = np.repeat([0.0, 1.0], 100)
    rising = HazardRows(np.tile(np.repeat([1.0, 0.0], [1, 9]), 20), exposure, np.zeros(200))
    rising.adopts[100:130] = 1.0
    share = rising.adopts[100:].mean()
    assert maximize(rising, (0, 1)).parameters[:2] == pytest.approx([0.1, share - 0.1], abs=1e-6)
    falling = HazardRows(rising.adopts[::-1].copy(), exposure, np.zeros(200))
    push, influence = estimates(falling, (0, 1), maximize(falling, (0, 1)))
    assert (influence.value, influence.low) == (0.0, 0.0)
    assert math.isnan(influence.standard_error)
    assert 0.0 < influence.high < 0.1
    assert push.value == pytest.approx(falling.adopts.mean(), abs=1e-6)
