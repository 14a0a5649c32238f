"""Dask clusters lose workers and their scheduler; the tables are those of processes."""

import os
import socket
import subprocess
import sys
import time

import pytest

from tests.sweeps.deadly_cell import DEADLY
from tests.sweeps.proof.running_sweeps import (
    COMPANY,
    acknowledged,
    digests,
    ended,
    experiment,
    kill,
    members,
    same_as_before,
    started,
    until,
    whole_rows,
)

pytestmark = pytest.mark.proof
pytest.importorskip("distributed")


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with ``experiment.yaml`` of 24 cells, and its tables as processes make them."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "company.yaml").write_text(COMPANY, encoding="utf-8")
    (tmp_path / "experiment.yaml").write_text(experiment(6, 4), encoding="utf-8")
    code, _, problems = ended(started("experiment.yaml", "--out", "whole", "--workers", "1"))
    assert (code, problems) == (0, "")
    return tmp_path


class Cluster:
    """A scheduler and workers on this machine; each has a session of its own."""

    def __init__(self, log):
        self.log, self.started = log, []
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = str(free.getsockname()[1])
        self.address = f"tcp://127.0.0.1:{port}"
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", port)

    def worker(self, *options):
        return self._start("worker", self.address, "--nthreads", "1", *options)

    def _start(self, kind, *options):
        command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *options, "--no-dashboard"]
        self.started.append(subprocess.Popen(command, start_new_session=True, stdout=self.log, stderr=self.log, env={
            **os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}))
        return self.started[-1]

    def end(self):
        for one in self.started:
            for process in members(one.pid):
                kill(process)
            one.wait()


@pytest.fixture
def cluster(place):
    with (place / "cluster.log").open("w") as log:
        own = Cluster(log)
        yield own
        own.end()


def first_chunks(place, count=2):
    until(lambda: len(list((place / "out" / "chunks").glob("[!.]*.parquet"))) >= count, 200)


def test_a_cluster_of_our_own_comes_to_the_same_bytes_and_leaves_nothing(place):
    code, _, problems = ended(started("experiment.yaml", "--out", "out", "--dask", "local", "--workers", "2"))
    assert (code, problems) == (0, "")
    assert digests(place / "out") == digests(place / "whole")


def test_killed_workers_lose_nothing(place, cluster):
    """One worker that nobody restarts, and one that its nanny does."""
    mortal, nursed = cluster.worker("--no-nanny"), cluster.worker()
    sweep = started("experiment.yaml", "--out", "out", "--dask", cluster.address)
    first_chunks(place)
    kill(mortal.pid)
    before = acknowledged(place / "out")
    for _ in range(2):
        time.sleep(1)
        for process, command in members(nursed.pid).items():
            if process != nursed.pid and "spawn_main" in command:
                kill(process)
    code, _, problems = ended(sweep)
    assert (code, problems) == (0, "")
    same_as_before(before, acknowledged(place / "out"))
    assert digests(place / "out") == digests(place / "whole")
    whole_rows(place / "out", 24, 2)


def test_a_killed_scheduler_is_told_and_processes_go_on(place, cluster):
    cluster.worker("--no-nanny")
    sweep = started("experiment.yaml", "--out", "out", "--dask", cluster.address)
    first_chunks(place)
    kill(cluster.scheduler.pid)
    code, _, problems = ended(sweep)
    assert code == 2
    assert problems.startswith("cxsim: the connection to the workers is gone (")
    assert "what is done stays: run the sweep again to go on" in problems
    assert "Traceback" not in problems
    before = acknowledged(place / "out")
    cluster.end()
    code, _, problems = ended(started("experiment.yaml", "--out", "out", "--workers", "1"))
    assert (code, problems) == (0, "")
    same_as_before(before, acknowledged(place / "out"))
    assert digests(place / "out") == digests(place / "whole")


def test_a_cell_that_kills_every_worker_is_found(place, monkeypatch):
    """Every process of Python runs ``sitecustomize``, so cell 3 kills each worker that it meets."""
    (place / "poison").mkdir()
    (place / "poison" / "sitecustomize.py").write_text(DEADLY, encoding="utf-8")
    monkeypatch.syspath_prepend(place / "poison")
    code, told, problems = ended(started("experiment.yaml", "--out", "out", "--dask", "local", "--workers", "2"))
    assert (code, problems) == (3, "")
    assert "23 of 24 done, 1 failed, 0 left." in told
    assert "Cell 3 failed: its worker process died, also when it ran alone" in told


def test_a_scheduler_that_is_not_there_is_told(place):
    code, _, problems = ended(started("experiment.yaml", "--out", "out", "--dask", "tcp://127.0.0.1:9"))
    assert code == 2
    assert problems.startswith("--dask: no Dask scheduler answers at 'tcp://127.0.0.1:9': ")


def test_a_scheduler_without_workers_is_told_and_waited_for(place, cluster):
    sweep = started("experiment.yaml", "--out", "out", "--dask", cluster.address)
    until((place / "out" / "status" / "sweep.jsonl").exists, 200)
    time.sleep(3)
    cluster.worker("--no-nanny")
    code, _, problems = ended(sweep)
    assert (code, problems) == (0, f"Note: the Dask scheduler at '{cluster.address}' has no workers yet; the sweep "
                                   "waits for them\n")
    assert digests(place / "out") == digests(place / "whole")
