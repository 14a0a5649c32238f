"""What a sweep will take: what cells share is not counted for each of them."""

from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from cxsim.sweeps.work import estimate as probing


@dataclass(frozen=True)
class Job:
    """So many replicates of ten weeks; nothing else matters here."""

    replicates: int

    @property
    def grounds(self):
        return SimpleNamespace(scenarios=[SimpleNamespace(weeks=10)], axes=())


@pytest.fixture
def clock(monkeypatch):
    """A workshop that takes a tenth of a second for any cells, and 2 ms for each replicate; returns what it ran."""
    ran, now = [], [0.0]

    class Workshop:
        def __init__(self, job):
            self.job = job

        def run(self, cells):
            now[0] += 0.1 + 0.002 * len(cells) * self.job.replicates
            ran.append((len(cells), self.job.replicates))
            return iter(cells)

    monkeypatch.setattr(probing, "Workshop", Workshop)
    monkeypatch.setattr(probing.time, "process_time", lambda: now[0])
    return ran


def test_short_cells_are_measured_with_all_replicates_and_many_at_once(clock):
    found = probing.estimate(Job(100), list(range(40)), 5, None)
    assert clock == [(1, 8), (4, 8), (2, 100), (4, 100)]
    assert (found.cell_seconds, found.probed) == (pytest.approx(0.225), 4)  # 0.5125 after the first four


def test_long_cells_are_tried_with_few_replicates_only(clock):
    found = probing.estimate(Job(4000), list(range(40)), 5, None)
    assert clock == [(1, 8), (4, 8)]
    assert (found.cell_seconds, found.probed) == (pytest.approx(20.5), 4)


def test_no_more_cells_are_tried_than_there_are(clock):
    found = probing.estimate(Job(2), [0, 1], 5, None)
    assert clock == [(1, 2), (2, 2)]
    assert (found.cell_seconds, found.probed) == (pytest.approx(0.054), 2)
