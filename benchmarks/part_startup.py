"""What starting costs: the first week and the demo, with an empty and with a full cache of compiled weeks."""

from __future__ import annotations

import tempfile

from benchmarks.figures import Figure, ratio
from benchmarks.measuring import ROUNDS, Process, process

# From before the engine is asked for until the first week of a small organization is done.
FIRST_WEEK = """
import json, sys, time
from benchmarks.worlds import initial_state_of, simulation_of, world_of
world = world_of(16, 2)
past = initial_state_of(world, int(sys.argv[1]))
start = time.process_time()
simulation_of(world, past).step()
print(json.dumps(time.process_time() - start))
"""
KINDS = {"": "32", " of one replicate": "1"}


def measure(quick: bool) -> list[Figure]:
    """Seconds of processor time of whole processes, and ratios."""
    rounds = 1 if quick else ROUNDS
    weeks = [figure for kind in list(KINDS)[: 1 if quick else None] for figure in first_week(kind, rounds)]
    return [*weeks, *demo(rounds, ["--replicates", "8"] if quick else [])]


def both_caches(arguments: list[str], rounds: int) -> tuple[list[Process], list[Process]]:
    """The same program with an empty cache and then with what it left there, in turn."""
    empty, full = [], []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as cache:
            empty.append(process(arguments, CXSIM_CACHE=cache))
            full.append(process(arguments, CXSIM_CACHE=cache))
    return empty, full


def first_week(kind: str, rounds: int) -> list[Figure]:
    """The first week by itself, and the process around it."""
    empty, full = both_caches(["-c", FIRST_WEEK, KINDS[kind]], rounds)
    return [
        Figure(f"first week{kind}, empty cache", tuple(each.told for each in empty), "s"),
        Figure(f"first week{kind}, full cache", tuple(each.told for each in full), "s"),
        ratio(f"first week{kind}, empty against full", [each.told for each in empty], [each.told for each in full]),
        ratio(f"process of a first week{kind}, empty against full",
              [each.processor for each in empty], [each.processor for each in full], "imports and company included"),
    ]


def demo(rounds: int, more: list[str]) -> list[Figure]:
    """``cxsim demo``: five plans, report and pictures."""
    with tempfile.TemporaryDirectory() as folder:
        empty, full = both_caches(["-m", "cxsim", "demo", "--quiet", "--out", f"{folder}/out", *more], rounds)
    above, below = [each.processor for each in empty], [each.processor for each in full]
    return [
        Figure("demo, empty cache", tuple(above), "s"),
        Figure("demo, full cache", tuple(below), "s"),
        ratio("demo, empty against full", above, below),
        Figure("demo, full cache, on the clock", tuple(each.wall for each in full), "s"),
    ]
