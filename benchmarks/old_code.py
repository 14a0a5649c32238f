"""The code of an earlier commit, beside this one.

The files are read from git into a folder that goes away again; nothing is registered in the repository, as a working
tree would be, so a run that is broken off leaves it as it was.
"""

from __future__ import annotations

import importlib.util
import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measuring import ROOT

# The last commit before the speed was looked at as a whole. Its weeks are compiled through numba.
COMMIT = "d72140f"


def why_not() -> str:
    """Why the old code cannot run here; empty if it can."""
    if importlib.util.find_spec("numba") is None:
        return "numba is not installed, which the old code needs"
    try:
        found = subprocess.run(["git", "cat-file", "-e", f"{COMMIT}^{{commit}}"], cwd=ROOT, capture_output=True,
                               check=False)
    except FileNotFoundError:
        return "there is no git here"
    return "" if found.returncode == 0 else f"git does not have {COMMIT} here"


@contextmanager
def old_code() -> Iterator[Path | None]:
    """The folder of the old code while it is needed; None where it cannot run."""
    if why_not():
        yield None
        return
    archive = subprocess.run(["git", "archive", COMMIT], cwd=ROOT, capture_output=True, check=True).stdout
    with tempfile.TemporaryDirectory(prefix="cxsim-old-") as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            files.extractall(folder, filter="data")
        yield Path(folder)
