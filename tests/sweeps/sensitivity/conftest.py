"""Samples of functions that are known."""

import pytest

from cxsim.sweeps.sensitivity.sample import Sample


@pytest.fixture
def sample():
    def made(points, outcome, factors=None, **changes):
        names = factors or tuple("abcdef"[: points.shape[1]])
        outcome = outcome[:, None] if outcome.ndim == 1 else outcome
        return Sample("pilot", "adoption_end", names, points, outcome, **changes)

    return made
