"""A script on a small disk of its own, where the system gives one."""

import shutil
import subprocess
import sys

import pytest


def on_a_small_disk(folder, script, size="200k", keep=False):
    """The lines that a script prints whose first argument is the place of its disk.

    ``keep``: what it leaves in ``out`` there is copied to ``kept`` in the current folder.
    """
    disk = folder / "disk"
    disk.mkdir()
    if shutil.which("unshare") is None:
        pytest.skip("there is no unshare")
    then = '"$@" && cp -r "$0/out" kept' if keep else 'exec "$@"'
    mounted = ["unshare", "--map-root-user", "--mount", "sh", "-c",
               f'mount -t tmpfs -o size={size} none "$0" || exit 77; {then}', str(disk)]
    told = subprocess.run([*mounted, sys.executable, "-c", script, str(disk)], capture_output=True, text=True)
    if told.returncode == 77 or "unshare failed" in told.stderr:
        pytest.skip("this system mounts no disk of our own")
    assert told.stderr == ""
    return told.stdout.splitlines()
