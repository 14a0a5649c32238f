"""Whole sweeps on a disk that is full or read-only: a message, exit code 2, and they go on afterwards."""

import pytest

from tests.sweeps.proof.running_sweeps import COMPANY, digests, ended, experiment, started, whole_rows
from tests.sweeps.small_disk import on_a_small_disk

pytestmark = pytest.mark.proof

PRELUDE = """\
import subprocess, sys
from pathlib import Path
from tests.sweeps.proof.running_sweeps import acknowledged, ended, same_as_before, started
disk = Path(sys.argv[1])

def sweep(*more):
    code, told, problems = ended(started("experiment.yaml", "--out", disk / "out", "--workers", "2", *more))
    assert "Traceback" not in told + problems, problems
    print(f"{code} {problems.replace(str(disk), 'DISK')}".strip())

def mount(options):
    subprocess.run(["mount", "-o", "remount," + options, disk], check=True)
"""
REMEDY = "then run the same command again: what is done stays"


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with ``experiment.yaml`` of 24 cells, and its tables."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "company.yaml").write_text(COMPANY, encoding="utf-8")
    (tmp_path / "experiment.yaml").write_text(experiment(6, 4), encoding="utf-8")
    assert ended(started("experiment.yaml", "--out", "whole", "--workers", "1"))[0] == 0
    return tmp_path


@pytest.mark.parametrize("size", ["64k", "160k"])
def test_a_disk_fills_up_in_the_middle(place, size):
    script = """
sweep()
before = acknowledged(disk / "out")
sweep()
mount("size=20m")
sweep()
same_as_before(before, acknowledged(disk / "out"))
"""
    first, second, last = on_a_small_disk(place, PRELUDE + script, size, keep=True)
    for told in (first, second):
        assert told.startswith("2 cxsim: cannot write 'DISK/out/")
        assert told.endswith(f"No space left on device; free some space, {REMEDY}")
    assert last == "0"
    assert digests(place / "kept") == digests(place / "whole")
    whole_rows(place / "kept", 24, 2)


def test_a_folder_becomes_read_only(place):
    script = """
mount("ro")
sweep()
mount("rw")
sweep()
next((disk / "out" / "chunks").iterdir()).unlink()
mount("ro")
sweep()
code, told, _ = ended(started("status", disk / "out"))
print(code, told.splitlines()[0].split(" of ")[1].split()[0])
mount("rw")
sweep()
"""
    new, run, old, status, again = on_a_small_disk(place, PRELUDE + script, "20m", keep=True)
    assert new == f"2 cxsim: cannot write 'DISK/out': Read-only file system; make the folder writable, {REMEDY}"
    assert old == new.replace("DISK/out", "DISK/out/.gate.lock")
    assert (run, status, again) == ("0", "0 24", "0")
    assert digests(place / "kept") == digests(place / "whole")
