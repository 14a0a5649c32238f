"""What each of six interventions contributes: all 64 parts of a plan, 400 people, 104 weeks, 100 futures."""

from __future__ import annotations

import time

from benchmarks.figures import Figure
from benchmarks.measuring import ROOT
from cxsim import load_scenario
from cxsim.studies.parts_of_plan import run_parts
from cxsim.studies.variants import How

PLAN = ROOT / "scenarios" / "combined_at_the_same_price.yaml"
SEED = 1


def measure(quick: bool) -> list[Figure]:
    """Processor time of the runs behind the contributions to adoption, after one small go that compiles."""
    scenario = load_scenario(PLAN)
    if quick:
        scenario = scenario.model_copy(update={"weeks": 12})
    run_parts(scenario, How(8, SEED), ["adoption_end"])
    wall, processor = time.perf_counter(), time.process_time()
    run_parts(scenario, How(8 if quick else 100, SEED), ["adoption_end"])
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    return [
        Figure("64 parts of a plan", (processor,), "s", "processor time, compiled before"),
        Figure("64 parts of a plan, all processors", (wall,), "s", "on the clock"),
    ]
