"""Draws of large organizations: whom a random aim falls on."""

import numpy as np

from cxsim.organization.draws import places_above


def test_an_aim_falls_on_the_first_place_above_it():
    upper = np.array([1.0, 1.5, 1.5, 4.0])
    aims = np.array([0.0, 0.999, 1.0, 1.25, 1.5, 3.999, 4.0])
    assert places_above(upper, aims).tolist() == [0, 0, 1, 1, 3, 3, 4]


def test_it_agrees_with_a_search_however_uneven_the_places_are():
    chance = np.random.default_rng(7)
    upper = np.cumsum(np.exp(3.0 * chance.standard_normal(5_000)))
    aims = np.concatenate((chance.uniform(0.0, upper[-1], 20_000), upper, np.nextafter(upper, 0.0)))
    assert np.array_equal(places_above(upper, aims), np.searchsorted(upper, aims, side="right"))
