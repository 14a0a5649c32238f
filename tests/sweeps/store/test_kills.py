"""Processes are killed at random moments, and what is there is still right."""

import multiprocessing
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor

import pytest

from cxsim.sweeps.store.chunk_file import write_chunk
from tests.sweeps.store.sweep_rows import rows, weekly

pytestmark = pytest.mark.stories

KILLS = """\
import os, random, signal, sys, time
from pathlib import Path
import pyarrow
pyarrow.set_cpu_count(1)
from cxsim.sweeps.store.chunk_file import write_chunk
from cxsim.sweeps.store.folder import SweepFolder
from cxsim.sweeps.store.merge import merge
from cxsim.sweeps.store.status_log import entries
from tests.sweeps.store.sweep_rows import description, rows, weekly

CHUNKS = [[0, 3], [1], [2, 4, 5], [0, 1, 2], [3, 4, 5]]

def work(place, first, rounds):
    folder = SweepFolder.create_or_open(place, description(), resume=True)
    with folder.held():
        for _ in range(rounds):
            for cells, table, weeks in tables[first:] + tables[:first]:
                name = write_chunk(place, cells, table, weeks)
                folder.log().append("done", chunk=name, cells=len(cells))
            merge(folder, partial=True)

def check(place, acknowledged):
    folder = SweepFolder.create_or_open(place, description(), resume=True)
    with folder.held():
        names = set(folder.survey().names)
        assert acknowledged <= names, (acknowledged, names)
        logged = {one.chunk for one in entries(folder.log().path)}
        assert logged <= names, (logged, names)
    left = [path for path in place.rglob(".*")]
    assert left == [], left
    return names

def merged(place):
    work(place, 0, 1)
    return tuple((place / name).read_bytes() for name in ("results.parquet", "weekly.parquet"))

tables = [(cells, rows(cells), weekly(cells)) for cells in CHUNKS]
chance, root, kills, unfinished = random.Random(1), Path(sys.argv[1]), int(sys.argv[2]), 0
undisturbed = merged(root / "undisturbed")
began = time.perf_counter()
work(root / "undisturbed", 0, 1)
span = time.perf_counter() - began  # of one round: on a busy machine a kill comes as far into it as on a quiet one
for sweep in range(kills // 10):
    place, acknowledged = root / str(sweep), set()
    for _ in range(10):
        first, moment = chance.randrange(len(tables)), chance.uniform(0, span)
        child = os.fork()
        if child == 0:
            try:
                work(place, first, 10000)
            finally:
                os._exit(9)
        time.sleep(moment)
        os.kill(child, signal.SIGKILL)
        assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
        unfinished += any(".unfinished" in path.name for path in place.rglob(".*"))
        acknowledged = check(place, acknowledged)
    assert merged(place) == undisturbed
print(unfinished)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
@pytest.mark.parametrize("kills", [20, pytest.param(600, marks=pytest.mark.slow)])
def test_no_chunk_is_wrong_or_lost_whenever_its_writer_is_killed(tmp_path, kills):
    told = subprocess.run([sys.executable, "-c", KILLS, str(tmp_path), str(kills)], capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
    assert int(told.stdout) >= kills / 10  # so many met a file that was not yet in its place


def write_often(place):
    for _ in range(8):
        write_chunk(place, [0, 1], rows([0, 1]), weekly([1]))


def test_a_chunk_that_several_workers_write_at_once_is_whole_at_every_moment(folder):
    """A worker may outlive its runner, and the next runner gives the same cells to another one."""
    write_often(folder.path)
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
        written = [pool.submit(write_often, folder.path) for _ in range(3)]
        while not all(one.done() for one in written):
            with folder.held():  # which removes what no living process writes
                assert folder.survey().done.tolist() == [True, True, False, False, False, False]
        assert [one.result() for one in written] == [None] * 3
