"""Floors and errors of paired differences."""

from __future__ import annotations

import numpy as np
import pytest

from experiments.validation.paired import difference, floor_for


def test_the_floor_is_half_of_what_was_found_and_never_more_than_two_hundredths():
    assert [floor_for(found) for found in (None, 0.5, 0.04, 0.01)] == [0.02, 0.02, 0.02, 0.005]


def test_a_paired_difference_must_exceed_two_standard_errors():
    measured = difference(np.array([0.2, 0.4, 0.6, 0.8]), np.array([0.1, 0.1, 0.1, 0.1]))
    assert measured.value == pytest.approx(0.4)
    assert measured.at_least == pytest.approx(2.0 * np.std([0.1, 0.3, 0.5, 0.7], ddof=1) / 2.0)
