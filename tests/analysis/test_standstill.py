"""In which week a group stops taking the change up."""

from __future__ import annotations

import numpy as np
import pytest

from cxsim.analysis.groups import EVERYBODY
from cxsim.analysis.standstill import standstill
from cxsim.results.recording import Recording

RISING = np.linspace(0.0, 0.4, 41)


def recording(line: np.ndarray) -> Recording:
    values = np.repeat(np.asarray(line)[None, :, None], 2, axis=2)
    return Recording(("all",), {"adoption": values, "people": np.full(values.shape, 10.0)}, {}, 10)


def test_a_group_that_never_moves() -> None:
    found = standstill(recording(np.full(40, 0.1)), EVERYBODY)
    assert (found.kind, found.end) == ("never", pytest.approx(0.1))


def test_a_group_that_still_rises_at_the_end() -> None:
    assert standstill(recording(RISING), EVERYBODY).kind == "still"


def test_a_group_that_stops_in_a_week() -> None:
    found = standstill(recording(np.concatenate([RISING, np.full(40, 0.4)])), EVERYBODY)
    assert (found.kind, found.week, found.end) == ("stops", 44, pytest.approx(0.4))


def test_a_group_that_falls_back() -> None:
    found = standstill(recording(np.concatenate([RISING, RISING[::-1] / 2.0 + 0.1])), EVERYBODY)
    assert found.kind == "falls"
    assert found.week == 40
    assert found.end == pytest.approx(0.1, abs=0.02)
