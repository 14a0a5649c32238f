"""A sweep of ten thousand cells: few files, little memory in the parent."""

import sys
import time
from pathlib import Path

import pytest

from tests.sweeps.proof.running_sweeps import COMPANY, ended, experiment, members, started, whole_rows

pytestmark = pytest.mark.proof
MOST_MEGABYTES = 700


def held(process):
    """The most memory that a process has held so far, in MB."""
    try:
        told = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
        return int(told.split("VmHWM:")[1].split()[0]) / 1000
    except (OSError, IndexError):
        return 0.0


def test_ten_thousand_cells(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "company.yaml").write_text(COMPANY, encoding="utf-8")
    (tmp_path / "experiment.yaml").write_text(experiment(25, 400, keep="{cells: [0, 9999]}", run="engine: compiled"),
                                              encoding="utf-8")
    began = time.monotonic()
    sweep = started("experiment.yaml", "--out", "out", "--workers", "2")
    most = 0.0
    while sweep.poll() is None:
        most = max(most, held(sweep.pid))
        time.sleep(0.2)
    code, _, problems = ended(sweep)
    assert (code, problems) == (0, "")
    assert members(sweep.pid) == {}
    files = sum(path.is_file() for path in (tmp_path / "out").rglob("*"))
    sys.stdout.write(f"{time.monotonic() - began:.0f} s, {files} files, {most:.0f} MB in the parent\n")
    whole_rows(tmp_path / "out", 10_000, 2)
    assert files < 1000
    assert most < MOST_MEGABYTES
