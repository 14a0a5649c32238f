"""A job as a process of its own, on whichever code comes first on the path: this one or an earlier one.

``python job.py FILE... --replicates 200`` runs the scenario, or compares the scenarios, on the compiled engine and
prints as JSON what each go took. It uses nothing but what both codes have: the public functions, and the engine's
``CompiledWeek.step``, which packs what others see and runs one week.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


class Stopwatch:
    """Processor time of the compiled weeks, and how many person-weeks they were. Batches run in several threads."""

    def __init__(self, step: Callable[..., Any]):
        self.weeks: list[tuple[float, int]] = []  # appending is safe in threads, adding is not

        def timed(engine: Any, *arguments: Any) -> Any:
            start = time.thread_time()
            result = step(engine, *arguments)
            person_weeks = engine.world.organization.size * result.shape[-1]
            self.weeks.append((time.thread_time() - start, person_weeks))
            return result

        self.step = timed

    def read(self) -> dict[str, float]:
        """Seconds and person-weeks since the last reading."""
        weeks, self.weeks = self.weeks, []
        return {"kernel": sum(seconds for seconds, _ in weeks), "person_weeks": sum(size for _, size in weeks)}


def peak_memory() -> float:
    """The most memory that this process has held, in megabytes.

    The kernel's own figure for this program where there is one; ``ru_maxrss`` would count what started it, too.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM"))
        return float(line.split()[1]) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 2**20 if sys.platform == "darwin" else most / 1024


def arguments_of() -> argparse.Namespace:
    """The arguments of the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+")
    parser.add_argument("--replicates", type=int, required=True)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--goes", type=int, default=1, help="how often in this process")
    return parser.parse_args()


def main() -> None:
    """Run the job and print one JSON line: the goes, the outcome, where the code is, and peak memory."""
    import cxsim
    from cxsim.engine.compiled.week import CompiledWeek

    chosen = arguments_of()
    watch = Stopwatch(CompiledWeek.step)
    CompiledWeek.step = watch.step
    scenarios = [cxsim.load_scenario(file) for file in chosen.files]
    how = {"replicates": chosen.replicates, "workers": chosen.workers, "engine": "compiled"}
    goes = []
    for _ in range(chosen.goes):
        wall, processor = time.perf_counter(), time.process_time()
        if len(scenarios) == 1:
            results = [cxsim.run(scenarios[0], **how)]
        else:
            results = cxsim.compare(scenarios, **how).results
        wall, processor = time.perf_counter() - wall, time.process_time() - processor
        goes.append({"wall": wall, "processor": processor, **watch.read()})
    final = [float(result.recording.weekly["adoption"][0, -1].mean()) for result in results]
    print(json.dumps({"goes": goes, "final": final, "code": str(Path(cxsim.__file__).parents[1]),
                      "peak": peak_memory()}))


if __name__ == "__main__":
    main()
