"""The everyday job as whole processes: against its own kernel, against the earlier code, and with two threads."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from benchmarks.everyday import write_scenarios
from benchmarks.figures import Figure, missing, ratio
from benchmarks.machine import load
from benchmarks.measuring import ROOT, ROUNDS, run_job
from benchmarks.old_code import COMMIT, old_code, why_not

# One go of a job: processor time of its process, and what it told.
Go = tuple[float, dict[str, Any]]


def measure(quick: bool) -> list[Figure]:
    """Seconds and megabytes of each program, in turn, and ratios."""
    replicates, rounds = (8, 1) if quick else (200, ROUNDS)
    with ExitStack() as open_while:
        folder = Path(open_while.enter_context(tempfile.TemporaryDirectory()))
        old = open_while.enter_context(old_code())
        programs = {"one": (ROOT, 1), "two": (ROOT, 2), **({"old": (old, 1)} if old else {})}
        files = {root: list(write_scenarios(root, folder / str(number)).values())
                 for number, root in enumerate({root for root, _ in programs.values()})}

        def go(root: Path, workers: int) -> Go:
            return run_job(root, files[root], "--replicates", str(replicates), "--workers", str(workers))

        for root, each in files.items():
            run_job(root, each, "--replicates", str(min(replicates, 32)))  # compiles, if nothing has yet
        before = load()
        goes: dict[str, list[Go]] = {name: [] for name in programs}
        for _ in range(rounds):
            for name, (root, workers) in programs.items():
                goes[name].append(go(root, workers))
    agree(goes)
    return [*whole(goes["one"]), *earlier(goes), *threads(goes, f"load {before:.1f} before, {load():.1f} after")]


def agree(goes: dict[str, list[Go]]) -> None:
    """One and two threads must leave the same outcome."""
    outcomes = {tuple(told["final"]) for name in ("one", "two") for _, told in goes[name]}
    if len(outcomes) != 1:
        raise RuntimeError(f"one and two threads do not agree: {outcomes}")


def seconds(goes: list[Go]) -> list[float]:
    """Processor time of each process."""
    return [processor for processor, _ in goes]


def told(goes: list[Go], what: str) -> list[float]:
    """A clock of the only go of each process."""
    return [answer["goes"][0][what] for _, answer in goes]


def whole(one: list[Go]) -> list[Figure]:
    """The process with one thread."""
    kernels = told(one, "kernel")
    return [
        Figure("whole process, 1 thread", tuple(seconds(one)), "s", "processor time"),
        Figure("of that, the compiled weeks", tuple(kernels), "s", "processor time"),
        ratio("process over kernel", seconds(one), kernels),
        Figure("peak memory, 1 thread", tuple(answer["peak"] for _, answer in one), "MB"),
    ]


def earlier(goes: dict[str, list[Go]]) -> list[Figure]:
    """The process of the earlier code, and this one against it."""
    if "old" not in goes:
        return [missing(f"process against {COMMIT}", why_not())]
    final = [" ".join(f"{share:.3f}" for share in goes[name][0][1]["final"]) for name in ("one", "old")]
    return [
        Figure(f"whole process of {COMMIT}, 1 thread", tuple(seconds(goes["old"])), "s", "processor time"),
        ratio(f"process against {COMMIT}", seconds(goes["one"]), seconds(goes["old"]),
              f"adoption at the end: here {final[0]}, there {final[1]}"),
    ]


def threads(goes: dict[str, list[Go]], note: str) -> list[Figure]:
    """Two threads against one, by the clock: how long somebody waits, which depends on who else works here."""
    return [
        Figure("comparison alone, 1 thread", tuple(told(goes["one"], "wall")), "s", "on the clock"),
        Figure("comparison alone, 2 threads", tuple(told(goes["two"], "wall")), "s", "on the clock"),
        ratio("2 threads, times as fast as 1", told(goes["one"], "wall"), told(goes["two"], "wall"), note),
        Figure("whole process, 2 threads", tuple(seconds(goes["two"])), "s", "processor time"),
        Figure("peak memory, 2 threads", tuple(answer["peak"] for _, answer in goes["two"]), "MB"),
    ]
