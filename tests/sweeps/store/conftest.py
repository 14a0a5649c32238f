"""A folder of an invented sweep of six cells with three replicates."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxsim.sweeps.store.folder import SweepFolder
from tests.sweeps.store.sweep_rows import description


@pytest.fixture
def folder(tmp_path: Path) -> SweepFolder:
    return SweepFolder.create_or_open(tmp_path / "out", description(), resume=False)
