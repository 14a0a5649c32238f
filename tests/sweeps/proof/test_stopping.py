"""A sweep that is stopped ends at once, leaves nothing behind and goes on afterwards."""

import os
import signal
import time

import pytest

from tests.sweeps.proof.running_sweeps import (
    COMPANY,
    acknowledged,
    digests,
    ended,
    experiment,
    same_as_before,
    started,
    until,
    workers,
)

pytestmark = pytest.mark.proof
SECONDS = 15.0  # on a machine that is busy otherwise; alone it is one or two


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with ``experiment.yaml`` of 24 cells."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "company.yaml").write_text(COMPANY, encoding="utf-8")
    (tmp_path / "experiment.yaml").write_text(experiment(6, 4), encoding="utf-8")
    return tmp_path


def stopped(sweep, number, whole_group):
    """Send a signal as a terminal or as a job manager does; what the sweep came to."""
    began = time.monotonic()
    (os.killpg if whole_group else os.kill)(sweep.pid, number)
    code, _, problems = ended(sweep)
    assert time.monotonic() - began < SECONDS
    return code, problems


STOPPED = "Stopped ({}); no file was left half-written.\n"


@pytest.mark.parametrize("whole_group", [True, False], ids=["group", "parent"])
@pytest.mark.parametrize(("number", "expected"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stopped_sweep_goes_on(place, number, expected, whole_group):
    sweep = started("experiment.yaml", "--out", "out", "--workers", "2")
    until(lambda: workers(sweep.pid), 200)
    time.sleep(0.5)
    assert stopped(sweep, number, whole_group) == (expected, STOPPED.format("trying a few cells"))
    sweep = started("experiment.yaml", "--out", "out", "--workers", "2")
    until(lambda: list((place / "out" / "chunks").glob("[!.]*.parquet")), 200)
    assert stopped(sweep, number, whole_group) == (expected, STOPPED.format("running cells"))
    assert [str(path) for path in (place / "out").rglob(".*")] == []
    before = acknowledged(place / "out")
    assert ended(started("experiment.yaml", "--out", "out", "--workers", "2"))[0] == 0
    same_as_before(before, acknowledged(place / "out"))
    assert ended(started("experiment.yaml", "--out", "whole", "--workers", "1"))[0] == 0
    assert digests(place / "out") == digests(place / "whole")


def test_a_stopped_cluster_of_our_own_ends_too(place):
    pytest.importorskip("distributed")
    sweep = started("experiment.yaml", "--out", "out", "--workers", "2", "--dask", "local")
    until(lambda: list((place / "out" / "chunks").glob("[!.]*.parquet")), 200)
    assert stopped(sweep, signal.SIGINT, False) == (130, STOPPED.format("running cells"))
