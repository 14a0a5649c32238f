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
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
MEGABYTE = 2.0**20


@dataclass(frozen=True)
class Timing:
    """One run: seconds on the clock, seconds of processor time, and what the program returned."""

    wall: float
    processor: float
    outcome: Any


def interleaved(programs: Mapping[str, Callable[[], Callable[[], Any]]], repeats: int) -> dict[str, list[Timing]]:
    """Run the programs in turn, ``repeats`` rounds, so that a slow minute of the machine affects all of them.

    Each program is a preparation that returns what is timed.
    """
    timings: dict[str, list[Timing]] = {name: [] for name in programs}
    for _ in range(repeats):
        for name, prepare in programs.items():
            run = prepare()
            gc.collect()
            wall, processor = time.perf_counter(), time.process_time()
            outcome = run()
            timings[name].append(Timing(time.perf_counter() - wall, time.process_time() - processor, outcome))
            del run
    return timings


def middle(timings: Sequence[Timing], clock: str = "processor") -> float:
    """The median of a clock ("processor" or "wall"), in seconds."""
    return float(median(getattr(timing, clock) for timing in timings))


def peak_memory() -> float:
    """The most memory that this process has held, in megabytes.

    The kernel's own figure for this program where there is one; ``ru_maxrss`` would count what started it, too.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM"))
        return float(line.split()[1]) * 1024 / MEGABYTE
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / MEGABYTE if sys.platform == "darwin" else most * 1024 / MEGABYTE


@dataclass(frozen=True)
class Process:
    """A whole process: seconds from its start to its end, and the last line that it printed, read as JSON if it is."""

    wall: float
    told: Any


def process(arguments: Sequence[str], **variables: str) -> Process:
    """Run this Python with arguments; ``variables`` are set in its environment. It must succeed."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "MPLBACKEND": "Agg", **variables}
    start = time.perf_counter()
    done = subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False)
    wall = time.perf_counter() - start
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(arguments)} failed:\n{done.stderr}")
    lines = done.stdout.strip().splitlines()
    try:
        told = json.loads(lines[-1]) if lines else None
    except ValueError:
        told = lines[-1]
    return Process(wall, told)
