"""The everyday job as a whole process: four plans for 1,000 people over 104 weeks, 200 replicates each."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.figures import Figure
from benchmarks.measuring import ROOT, Process, process

SHIPPED = ("do_nothing", "mandate_with_training", "committee_recognition_incentives",
           "combined_with_training_tools_communication")
# The departments of the shipped company, two and a half times as large.
SIZES = {"contact_center": 250, "field_service": 200, "billing": 140, "sales": 110, "claims": 100, "it": 90,
         "product": 60, "finance": 50}
WEEKS = 104
JOB = """
import json, sys, time
start = time.perf_counter()
import cxsim
files, replicates, workers = sys.argv[1:5], int(sys.argv[5]), int(sys.argv[6])
scenarios = [cxsim.load_scenario(file) for file in files]
ready = time.perf_counter()
comparison = cxsim.compare(scenarios, replicates=replicates, workers=workers)
done = time.perf_counter()
from benchmarks.measuring import peak_memory
final = [float(result.recording.weekly["adoption"][0, -1].sum()) for result in comparison.results]
print(json.dumps({"ready": ready - start, "compare": done - ready, "peak": peak_memory(), "final": final}))
"""


def write_scenarios(folder: Path) -> list[Path]:
    """The four files, beside copies of those that they extend."""
    shutil.copytree(ROOT / "scenarios", folder, dirs_exist_ok=True)
    departments = ", ".join(f"{{name: {name}, size: {size}}}" for name, size in SIZES.items())
    files = []
    for name in SHIPPED:
        file = folder / f"everyday_{name}.yaml"
        text = f"extends: {name}.yaml\nweeks: {WEEKS}\norganization: {{generate: {{departments: [{departments}]}}}}\n"
        file.write_text(text, encoding="utf-8")
        files.append(file)
    return files


def measure(quick: bool) -> list[Figure]:
    """Seconds of the whole process with two threads and with one, in turn."""
    replicates = 8 if quick else 200
    with tempfile.TemporaryDirectory() as folder:
        files = [str(file) for file in write_scenarios(Path(folder))]

        def job(workers: int) -> list[str]:
            return ["-c", JOB, *files, str(replicates), str(workers)]

        process(job(2))  # compiles, if nothing has yet
        runs: dict[int, list[Process]] = {workers: [] for workers in (2, 1)}
        program: list[float] = []
        for _ in range(1 if quick else 3):
            for workers, results in runs.items():
                results.append(process(job(workers)))
            command = ["-m", "cxsim", "compare", *files, "--replicates", str(replicates), "--workers", "2", "--quiet"]
            program.append(process([*command, "--out", f"{folder}/out{len(program)}"]).wall)
    outcomes = {tuple(run.told["final"]) for results in runs.values() for run in results}
    if len(outcomes) != 1:
        raise RuntimeError(f"one and two threads do not agree: {outcomes}")
    whole = {workers: median(run.wall for run in results) for workers, results in runs.items()}
    compare = {workers: median(run.told["compare"] for run in results) for workers, results in runs.items()}
    person_weeks = sum(SIZES.values()) * WEEKS * replicates * len(SHIPPED)
    return [
        Figure("whole process, 2 threads", whole[2], "s", "at most", 10),
        Figure("whole process, 1 thread", whole[1], "s"),
        Figure("cxsim compare with report, 2 threads", median(program), "s"),
        Figure("start, imports and scenario files", median(run.told["ready"] for run in runs[2]), "s"),
        Figure("comparison alone, 2 threads", compare[2], "s"),
        Figure("comparison alone, 1 thread", compare[1], "s"),
        Figure("two threads against one, comparison alone", compare[1] / compare[2], "x", "at least", 1.7),
        Figure("two threads against one, whole process", whole[1] / whole[2], "x"),
        Figure("person-weeks per second, comparison alone", person_weeks / compare[2], "1/s"),
        Figure("peak memory", median(run.told["peak"] for run in runs[2]), "MB"),
    ]
