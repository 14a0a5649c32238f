"""All mechanisms in force against the reference week: the shipped combined plan, process by process in turn."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from benchmarks.everyday import COMBINED
from benchmarks.figures import Figure, ratio
from benchmarks.measuring import ROOT, ROUNDS, run_job

REPLICATES = 96
# What is compared. The run by itself decides: start and imports are the same for both and would hide what they cost.
NAMES = {"warm": "warm run", "kernel": "its compiled weeks", "process": "whole process"}


def write_files(folder: Path) -> dict[str, str]:
    """The plan without and with all optional mechanisms."""
    shutil.copytree(ROOT / "scenarios", folder, dirs_exist_ok=True)
    files = {}
    for name, more in {"reference": "", "all": "mechanisms: [full]\n"}.items():
        file = folder / f"{name}.yaml"
        file.write_text(f"extends: {COMBINED}.yaml\n{more}", encoding="utf-8")
        files[name] = str(file)
    return files


def measure(quick: bool) -> list[Figure]:
    """Seconds of processor time: the second run in a process, its compiled weeks, and a process with one run."""
    replicates, rounds = (8, 1) if quick else (REPLICATES, ROUNDS)
    taken: dict[str, dict[str, list[float]]] = {what: {"reference": [], "all": []} for what in NAMES}
    with tempfile.TemporaryDirectory() as place:
        files = write_files(Path(place))
        for file in files.values():
            run_job(ROOT, [file], "--replicates", str(min(replicates, 32)))  # compiles, if nothing has yet
        for _ in range(rounds):
            for name, file in files.items():
                processor, told = run_job(ROOT, [file], "--replicates", str(replicates), "--goes", "2")
                warm = told["goes"][1]
                taken["warm"][name].append(warm["processor"])
                taken["kernel"][name].append(warm["kernel"])
                taken["process"][name].append(processor - warm["processor"])
    return [figure for what, named in NAMES.items() for figure in compared(named, *taken[what].values())]


def compared(named: str, reference: list[float], everything: list[float]) -> list[Figure]:
    """Both, and how many times the reference all mechanisms are."""
    return [
        Figure(f"{named}, reference week", tuple(reference), "s"),
        Figure(f"{named}, all mechanisms", tuple(everything), "s"),
        ratio(f"{named}, all against reference", everything, reference),
    ]
