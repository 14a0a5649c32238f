"""From a thousand people to a million: what a person-week costs, and memory."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.figures import Figure, ratio
from benchmarks.measuring import ROOT, interleaved, run_job
from benchmarks.worlds import DEPARTMENTS, initial_state_of, simulation_of, world_of
from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.world.world import World

# Weeks of each size; a size that is done in less than a second starts anew until it has run as many person-weeks as
# TOGETHER says.
WEEKS = {1_000: 104, 10_000: 104, 100_000: 26, 1_000_000: 8}
QUICK = {500: 20, 5_000: 20}
TOGETHER = 2_000_000
WHOLE_WEEKS = 52


def measure(quick: bool) -> list[Figure]:
    """Nanoseconds of the weeks alone, one replicate, in turn; and a whole run of the largest for its memory."""
    weeks = QUICK if quick else WEEKS
    whole = whole_run(max(weeks), 4 if quick else WHOLE_WEEKS)  # first, while this process holds nothing
    worlds = {people: world_of(people, count) for people, count in weeks.items()}
    pasts = {people: initial_state_of(world, 1) for people, world in worlds.items()}
    simulation_of(worlds[min(weeks)], pasts[min(weeks)]).step()  # compiles
    again = {people: 1 if quick else max(1, TOGETHER // (people * count)) for people, count in weeks.items()}
    timings = interleaved({
        str(people): partial(prepared, worlds[people], pasts[people], again[people]) for people in weeks
    })
    costs = {
        people: [timing.processor / (people * count * again[people]) * 1e9 for timing in timings[str(people)]]
        for people, count in weeks.items()
    }
    return [
        *(Figure(f"{people:,} people, a person-week", tuple(cost), "ns", f"{weeks[people]} weeks x {again[people]}")
          for people, cost in costs.items()),
        ratio("largest against smallest", costs[max(weeks)], costs[min(weeks)]),
        *whole,
    ]


def prepared(world: World, past: InitialState, times: int) -> Callable[[], None]:
    """The same weeks several times, each from the past, ready to run."""
    simulations = [simulation_of(world, past) for _ in range(times)]

    def run() -> None:
        for simulation in simulations:
            simulation.run()

    return run


def whole_run(people: int, weeks: int) -> list[Figure]:
    """From the scenario file to the result, doing nothing included, in a process of its own."""
    departments = ", ".join(f"{{name: department_{number}, size: {people // DEPARTMENTS}}}"
                            for number in range(1, DEPARTMENTS + 1))
    text = (f"name: whole run\nweeks: {weeks}\nseed: 1\nuncertainty: none\n"
            f"organization: {{generate: {{departments: [{departments}]}}}}\n"
            "plan: {interventions: [{type: training, start_week: 4, weeks: 26, hours_per_week: 4}]}\n")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "whole_run.yaml"
        file.write_text(text, encoding="utf-8")
        processor, told = run_job(ROOT, [str(file)], "--replicates", "1")
    person_weeks = told["goes"][0]["person_weeks"]
    name = f"whole run of {people:,} people x {weeks} weeks"
    return [
        Figure(name, (processor,), "s", "one go; a plan and doing nothing beside it"),
        Figure(f"{name}, a person-week", (processor / person_weeks * 1e9,), "ns", "organization and files included"),
        Figure(f"{name}, peak memory", (told["peak"],), "MB"),
    ]
