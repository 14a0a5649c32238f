"""Play the companies, narrow the set for each of them, and write the tables."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import repeat
from pathlib import Path
from typing import Final

from cxsim.sweeps.work.executors import processes
from experiments.measuring import write
from experiments.narrowing.company import plans
from experiments.narrowing.tables import COLUMNS, tables_of

RESULTS: Final = Path(__file__).with_name("results")


def main() -> None:
    """Write every table into ``results/``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--truths", type=int, default=256,
                        help="judge so many companies where not every row of the set is judged (default 256)")
    parser.add_argument("--workers", type=int, default=2, help="plans at once, each in a process (default 2)")
    options = parser.parse_args()
    tables: dict[str, list[Sequence[object]]] = {}
    with processes(options.workers) as pool:
        for found in pool.map(tables_of, plans(), repeat(options.truths)):
            for name, rows in found.items():
                tables.setdefault(name, []).extend(rows)
    for name, columns in COLUMNS.items():
        write(RESULTS / f"{name}.csv", columns, tables[name])


if __name__ == "__main__":
    main()
