"""``make fuzz``: thousands of mutated inputs; none may end in a traceback, hang, take much memory or be misread.

    python -m tests.fuzz --files 20000 --seed 1

Every failure is kept as a folder with its files and what happened, named by kind and number: the same seed makes the
same file again.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from tests.fuzz.runs import run

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__.partition("\n")[0])
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--out", type=Path, default=Path("fuzz-output"))
    given = parser.parse_args()
    sys.exit(1 if run(given.files, given.seed, given.workers, given.out) else 0)
