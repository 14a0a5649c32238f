"""The name of a folder of results belongs to one run at a time."""

import json
import os
import subprocess
import sys
import threading

import pytest

from cxsim.errors import OutputError
from cxsim.results.reservation import InUseError, reserved
from cxsim.results.store import write_folder

HOLD = """\
import sys
from pathlib import Path
from cxsim.results.reservation import reserved
with reserved(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def other_run(tmp_path):
    """Another process that holds the folder ``out``."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path / "out")], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.communicate()


def test_the_lock_tells_the_process_and_the_time_and_is_removed(tmp_path):
    with reserved(tmp_path / "out"):
        told = json.loads((tmp_path / ".out.lock").read_text())
        assert told["pid"] == os.getpid()
        assert told["since"][:2] == "20"
    assert list(tmp_path.iterdir()) == []


def test_a_second_run_is_told_who_holds_the_folder(tmp_path, other_run):
    with pytest.raises(InUseError, match=rf"in use: another run \(process {other_run.pid}, since 20"):
        write_folder(tmp_path / "out", {}, {})
    with reserved(tmp_path / "another"):
        pass


def test_the_lock_of_a_killed_run_does_not_hold(tmp_path, other_run):
    other_run.kill()
    other_run.wait()
    assert (tmp_path / ".out.lock").exists()
    with reserved(tmp_path / "out"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_one_thread_may_hold_it_twice_and_another_thread_may_not(tmp_path):
    met = []

    def other_thread():
        try:
            with reserved(tmp_path / "out"):
                met.append("held")
        except InUseError:
            met.append("in use")

    with reserved(tmp_path / "out"):
        with reserved(tmp_path / "x" / ".." / "out"):
            pass
        thread = threading.Thread(target=other_thread)
        thread.start()
        thread.join()
    assert met == ["in use"]


def test_missing_parents_are_made_and_removed_if_nothing_came(tmp_path):
    with reserved(tmp_path / "a" / "b" / "out"):
        assert (tmp_path / "a" / "b").is_dir()
    assert list(tmp_path.iterdir()) == []
    write_folder(tmp_path / "a" / "b" / "out", {}, {})
    assert [path.name for path in (tmp_path / "a" / "b").iterdir()] == ["out"]


def test_a_name_that_is_too_long_is_refused_and_leaves_nothing(tmp_path):
    with pytest.raises(OutputError, match="name too long"), reserved(tmp_path / "a" / ("x" * 300)):
        pass
    assert list(tmp_path.iterdir()) == []
