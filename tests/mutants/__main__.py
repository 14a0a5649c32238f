"""``make mutants``: how many small changes of the program do its tests notice?

    python -m tests.mutants --sample 100 --seed 1

Each mutant is judged by a smoke run, by the tests of its file, and by those of its room.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.mutants.trials import Trials, sample, told

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__.partition("\n")[0])
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--strongest", type=int, help="judge by so many other test files of the room only")
    given = parser.parse_args()
    chosen = sample(given.sample, given.seed)
    results = []
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        trials = Trials(Path(folder) / "copy", given.strongest)
        for mutant in chosen:
            results.append((mutant, trials.killer(mutant)))
            sys.stdout.write(f"{mutant}: {results[-1][1] or 'SURVIVED'}\n")
            sys.stdout.flush()
    sys.stdout.write("\n".join(told(results)) + "\n")
