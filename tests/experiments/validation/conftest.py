"""The long part of the validation runs on request: ``VALIDATION=all make test`` or ``make validate``."""

from __future__ import annotations

import os

import pytest


@pytest.fixture
def every_target() -> None:
    """Skip unless all targets are asked for."""
    if os.environ.get("VALIDATION") != "all":
        pytest.skip("long; set VALIDATION=all, or run: make validate")
