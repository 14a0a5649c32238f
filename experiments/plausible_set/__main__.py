"""Renew the plausible set: search, confirm, report, write.

    python -m experiments.plausible_set                 # the shipped set and its findings (two hours, two free cores);
                                                        # goes on where an earlier search stopped
    python -m experiments.plausible_set --wanted 40 --out small --ship no
    python -m experiments.plausible_set --tell --tried 128 --fresh 512     # about the shipped sets, without search
    python -m experiments.plausible_set --check         # do the shipped sets still meet everything?
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np

from cxsim.model.compact_set import packed
from cxsim.model.plausible import shipped_set
from cxsim.studies.work import workers_available
from cxsim.sweeps.work.executors import processes
from experiments.measuring import write
from experiments.plausible_set import findings
from experiments.plausible_set.search import Judge, Search, joined, search
from experiments.plausible_set.trial import Sets

HERE = Path(__file__).resolve().parent
SHIPPED = HERE.parents[1] / "cxsim" / "model" / "data" / "plausible_set.npz"
SEED = 20260101
WANTED = 4096
# Candidates for the sensitivity to each constraint; they are not part of the search.
FRESH_FIRST, FRESH = 1 << 20, 2048
# This many of the sets found are run again.
TRIED = 128


def write_table(folder: Path, table: findings.Table) -> None:
    """Write a table of findings as CSV."""
    write(folder / f"{table.name}.csv", table.columns, table.rows)
    print(f"  {table.name}.csv: {len(table.rows)} rows", flush=True)


def make(arguments: argparse.Namespace) -> None:
    """Search until there are enough sets, then report on them."""
    began = time.time()

    def after_round(state: Search) -> None:
        print(f"{time.time() - began:6.0f} s: {state.candidates:,} candidates, {state.found} accepted, "
              f"{state.seconds:,.0f} s of processors in all", flush=True)

    with processes(arguments.workers) as pool:
        state = search(arguments.seed, arguments.wanted, pool, arguments.workers, arguments.rounds, after_round)
    sets = joined(state.accepted).some(np.arange(arguments.wanted))
    if arguments.ship == "yes":
        SHIPPED.parent.mkdir(exist_ok=True)
        SHIPPED.write_bytes(packed(sets.values))
    write_table(arguments.out, findings.acceptance(state))
    tell(arguments, sets)
    print(f"done in {time.time() - began:.0f} s")


def tell(arguments: argparse.Namespace, sets: Sets) -> None:
    """Report on sets without searching; ``--tried`` of them, spread over all, are run again."""
    tried = sets.some(np.linspace(0, len(sets), min(arguments.tried, len(sets)), endpoint=False, dtype=np.int64))
    judge = Judge(arguments.seed, arguments.workers)
    write_table(arguments.out, findings.correlations(sets))
    write_table(arguments.out, findings.shifts(sets))
    write_table(arguments.out, findings.held_out(judge, tried))
    write_table(arguments.out, findings.repeated(judge, tried)[0])
    write_table(arguments.out, findings.leave_one_out(judge, arguments.seed, FRESH_FIRST, arguments.fresh))


def tell_of_shipped(arguments: argparse.Namespace) -> None:
    """Report on the shipped sets, with other people and chance than in the search."""
    shipped = shipped_set()
    tell(arguments, Sets(np.arange(shipped.rows), dict(shipped.values)))


def check(arguments: argparse.Namespace) -> None:
    """Test the shipped sets against everything again, with other people and chance."""
    shipped = shipped_set()
    sets = Sets(np.arange(shipped.rows), dict(shipped.values))
    judge = Judge(arguments.seed, arguments.workers)
    table, met = findings.repeated(judge, sets)
    for row in table.rows:
        print(*row, sep="\t")
    print(f"{int(met.sum())} of {shipped.rows} sets meet everything again")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--wanted", type=int, default=WANTED)
    parser.add_argument("--tried", type=int, default=TRIED, help="number of sets to run again")
    parser.add_argument("--fresh", type=int, default=FRESH, help="candidates for the sensitivity to each constraint")
    parser.add_argument("--workers", type=int, default=workers_available())
    parser.add_argument("--out", type=Path, default=HERE / "results")
    parser.add_argument("--rounds", type=Path, default=HERE / "rounds.jsonl", help="file of the rounds")
    parser.add_argument("--ship", choices=("yes", "no"), default="yes", help="replace the set in the package")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--check", dest="what", action="store_const", const=check, default=make)
    what.add_argument("--tell", dest="what", action="store_const", const=tell_of_shipped)
    arguments = parser.parse_args()
    arguments.what(arguments)


if __name__ == "__main__":
    main()
