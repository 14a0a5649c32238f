"""Catalysts."""

import pytest

from cxsim.model.mechanisms.catalysts import attraction_motive, opened
from cxsim.model.mechanisms.motivation import opportunity


def test_an_opening_makes_up_for_inhibitors_and_an_open_door_stays_open(alone):
    factor = alone(opened, facilitation=0.4)
    assert factor == pytest.approx(1.2)
    assert alone(opportunity, inhibition=0.5, opportunity_factor=factor) == pytest.approx(0.78)
    assert alone(opportunity, inhibition=0.0, opportunity_factor=factor) == 1.0
    assert alone(opened) == 1.0


def test_an_attraction_draws_those_who_know_of_the_change(alone):
    assert alone(attraction_motive, attraction=0.5, awareness=0.8) == pytest.approx(0.4)
    assert alone(attraction_motive, attraction=0.5, awareness=0.0) == 0.0
