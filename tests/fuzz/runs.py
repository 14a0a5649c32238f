"""Mutants of every kind, judged in processes of their own."""

from __future__ import annotations

import logging
import resource
import shutil
import sys
import tempfile
import time
import warnings
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from tests.fuzz.inputs import Case, cases
from tests.fuzz.judge import verdict
from tests.fuzz.mutations import mutant

CHUNK = 100


def say(line: str) -> None:
    """Write a line to the terminal."""
    sys.stdout.write(line + "\n")


def written(case: Case, content: bytes, folder: Path) -> None:
    """Write the files of a case with the mutated one in place."""
    folder.mkdir(parents=True)
    for name, usual in case.files.items():
        (folder / name).write_bytes(content if name == case.mutated else usual)


def silence() -> None:
    """Keep warnings and logs of libraries off the screen, in a process that does nothing else."""
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)


def judged(kind: str, numbers: range, seed: int) -> list[tuple[str, int, str, str]]:
    """The verdicts on some mutants of a kind."""
    case, found = cases()[kind], []
    with tempfile.TemporaryDirectory(prefix="fuzz-") as place:
        for number in numbers:
            folder = Path(place) / str(number) / "case"
            written(case, mutant(kind, case, number, seed), folder)
            found.append((kind, number, *verdict(kind, folder)))
            shutil.rmtree(folder.parent)
    return found


def run(files: int, seed: int, workers: int, out: Path) -> int:
    """Judge ``files`` mutants, in equal parts of every kind; print the counts and return the number of failures."""
    kinds, began = cases(), time.monotonic()
    each = -(-files // len(kinds))
    counts: Counter[tuple[str, str]] = Counter()
    failures = []
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=silence) as pool:
        jobs = {pool.submit(judged, kind, range(start, min(start + CHUNK, each)), seed): (kind, start)
                for start in range(0, each, CHUNK) for kind in kinds}
        for job in as_completed(jobs):
            try:
                found = job.result()
            except BrokenProcessPool:
                kind, start = jobs[job]
                found = [(kind, start, "failure", "the process died")]
            counts.update((kind, what) for kind, _, what, _ in found)
            failures += [one for one in found if one[2] == "failure"]
    for kind in kinds:
        told = ", ".join(f"{counts[kind, what]:,} {what}" for what in ("refused", "accepted", "not run", "failure"))
        say(f"{kind:20} {told}")
    for kind, number, _, why in sorted(failures):
        say(f"FAILURE {kind} {number}: {why}")
        folder = out / f"{kind}-{number}"
        shutil.rmtree(folder, ignore_errors=True)
        written(kinds[kind], mutant(kind, kinds[kind], number, seed), folder)
        (folder / "why.txt").write_text(why + "\n", encoding="utf-8")
    total = sum(counts.values())
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    say(f"{total:,} files, {len(failures)} failures, seed {seed}, {time.monotonic() - began:.0f} s "
        f"({used.ru_utime + used.ru_stime:.0f} s of processors), at most {used.ru_maxrss / 1024.0:.0f} MB in a process"
        + (f"; the failures are in {out}" if failures else ""))
    return len(failures)
