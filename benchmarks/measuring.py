"""Time and memory: several programs in turn in one process, or whole processes from start to end."""

from __future__ import annotations

import gc
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
JOB = str(Path(__file__).with_name("job.py"))
# Medians of fewer rounds say little on a machine that others use, too.
ROUNDS = 3


@dataclass(frozen=True)
class Timing:
    """One run: seconds of processor time, and what the program returned."""

    processor: float
    outcome: Any


def interleaved(
    programs: Mapping[str, Callable[[], Callable[[], Any]]], rounds: int = ROUNDS
) -> dict[str, list[Timing]]:
    """Run the programs in turn, so that a slow minute of the machine affects all of them.

    Each program is a preparation that returns what is timed.
    """
    timings: dict[str, list[Timing]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, prepare in programs.items():
            run = prepare()
            gc.collect()
            processor = time.process_time()
            outcome = run()
            timings[name].append(Timing(time.process_time() - processor, outcome))
            del run
    return timings


@dataclass(frozen=True)
class Process:
    """A whole process: seconds on the clock and of processor time, and its last line, read as JSON if it is."""

    wall: float
    processor: float
    told: Any


def process(arguments: Sequence[str], root: Path = ROOT, **variables: str) -> Process:
    """Run this Python with arguments on the code in ``root``; it must succeed.

    ``variables`` are set in its environment.
    """
    environment = {**os.environ, "PYTHONPATH": str(root), "MPLBACKEND": "Agg", **variables}
    wall, processor = time.perf_counter(), processor_of_children()
    done = subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False)
    wall, processor = time.perf_counter() - wall, processor_of_children() - processor
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(arguments)} failed:\n{done.stderr}")
    lines = done.stdout.strip().splitlines()
    try:
        told = json.loads(lines[-1]) if lines else None
    except ValueError:
        told = lines[-1]
    return Process(wall, processor, told)


def run_job(root: Path, files: list[str], *more: str) -> tuple[float, dict[str, Any]]:
    """Processor time of the whole job on the code in ``root``, and what it told."""
    # Safe path (-P): the folder of job.py is that of this code, whichever code is to run.
    ran = process(["-P", JOB, *files, *more], root)
    if Path(ran.told["code"]) != root.resolve():
        raise RuntimeError(f"meant to run the code in {root}, but it was {ran.told['code']}")
    return ran.processor, ran.told


def processor_of_children() -> float:
    """Seconds of processor time of all processes that were started here and have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
