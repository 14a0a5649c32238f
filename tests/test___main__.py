"""``python -m cxsim`` is the program."""

import subprocess
import sys

from cxsim import __version__


def test_the_package_runs_as_a_program():
    done = subprocess.run([sys.executable, "-m", "cxsim", "--version"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, f"cxsim {__version__}\n")
