"""One runner of the whole sweep, or shards of one number."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from cxsim.errors import OutputError
from cxsim.results.reservation import InUseError
from cxsim.sweeps.store import locks
from cxsim.sweeps.store.locks import gate, runner, runners

HOLD = """\
import sys
from pathlib import Path
from cxsim.sweeps.store.locks import runner
shard = tuple(map(int, sys.argv[2:])) or None
with runner(Path(sys.argv[1]), shard):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def start(tmp_path):
    """Starts another process that is a runner."""
    started = []

    def other(*shard):
        process = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path), *map(str, shard)],
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        started.append(process)
        assert process.stdout.readline() == "held\n"
        return process

    yield other
    for process in started:
        process.kill()
        process.communicate()


def test_the_whole_sweep_excludes_everybody(tmp_path, start):
    process = start()
    for shard in (None, (1, 4)):
        with pytest.raises(InUseError, match=rf"' is in use: a run of the whole sweep \(process {process.pid}, since "
                                             r".*\) is at work there; wait for it to end"), runner(tmp_path, shard):
            pass


def test_shards_of_the_same_number_run_side_by_side_and_exclude_all_others(tmp_path, start):
    process = start(2, 4)
    with runner(tmp_path, (1, 4)), runner(tmp_path, (3, 4)):
        assert runners(tmp_path) == ["shard-1-of-4", "shard-2-of-4", "shard-3-of-4"]
    for shard in (None, (2, 4), (1, 3), (2, 14)):
        with pytest.raises(InUseError, match=rf"shard 2 of 4 \(process {process.pid}, since .*\) is at work there; "
                                             "only other shards of the same number may run"), runner(tmp_path, shard):
            pass
    assert runners(tmp_path) == ["shard-2-of-4"]


def test_a_number_that_ends_alike_is_another_number(tmp_path, start):
    start(2, 14)
    with pytest.raises(InUseError, match="shard 2 of 14"), runner(tmp_path, (1, 4)):
        pass


@pytest.mark.parametrize("shard", [(), (2, 4)])
def test_a_killed_runner_holds_nothing(tmp_path, start, shard):
    process = start(*shard)
    process.kill()
    process.wait()
    assert len(list(tmp_path.glob(".*.lock"))) == 1
    assert runners(tmp_path) == []
    with runner(tmp_path, (1, 3)):
        assert runners(tmp_path) == ["shard-1-of-3"]
    assert list(tmp_path.iterdir()) == []


def test_many_shards_that_start_at_once_all_start(tmp_path):
    def run(number):
        with runner(tmp_path, (number, 40)):
            return number

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(run, range(1, 41))) == list(range(1, 41))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("shard", [(0, 4), (5, 4), (1, 0)])
def test_a_shard_that_cannot_be_is_refused(tmp_path, shard):
    with pytest.raises(OutputError, match=rf"no shard {shard[0]} of {shard[1]}"), runner(tmp_path, shard):
        pass


def test_who_waits_too_long_at_the_gate_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(locks, "PATIENCE_SECONDS", 0.1)
    told = pytest.raises(InUseError, match="has been about to start there for 0 seconds; end it, or give another")
    with gate(tmp_path), told, gate(tmp_path):
        pass


def test_a_lock_file_that_says_nothing_is_not_a_runner(tmp_path):
    (tmp_path / ".sweep.lock").write_text("")
    (tmp_path / ".shard-1-of-2.lock").write_text('{"pid": 1, "host": "another machine"}')
    assert runners(tmp_path) == ["shard-1-of-2"]
