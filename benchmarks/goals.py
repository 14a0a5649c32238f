"""The goals of speed, each held against one figure of the run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from benchmarks.figures import Figure, shown

HEAD = ("goal", "required", "value", "verdict")


@dataclass(frozen=True)
class Goal:
    """A figure of a part, and what it must come to. ``narrow``: on a processor without AVX-512, if that differs."""

    name: str
    part: str
    figure: str
    bound: Literal["at least", "at most"]
    number: float
    narrow: float | None = None

    def required(self, wide: bool) -> float:
        """The number on this processor; ``wide``: it has AVX-512."""
        return self.number if wide or self.narrow is None else self.narrow

    def met(self, value: float, wide: bool) -> bool:
        """Whether a value meets the goal."""
        required = self.required(wide)
        return value >= required if self.bound == "at least" else value <= required


GOALS = (
    Goal("first week, empty cache against full", "startup", "first week, empty against full", "at most", 3),
    Goal("demo, empty cache against full", "startup", "demo, empty against full", "at most", 1.15),
    Goal("week kernel, times as fast as d72140f", "week", "times as fast as d72140f", "at least", 1.3, narrow=1.15),
    Goal("week kernel over its arithmetic floor", "week", "kernel over floor", "at most", 3),
    Goal("everyday job, process over kernel", "everyday", "process over kernel", "at most", 1.4),
    Goal("everyday job, process against d72140f", "everyday", "process against d72140f", "at most", 1),
    Goal("two threads against one", "everyday", "2 threads, times as fast as 1", "at least", 1.7),
    Goal("simple work, times as fast as Mesa", "simple", "times as fast as Mesa, network example", "at least", 200),
    Goal("simple work, times as fast as starsim", "simple", "times as fast as starsim", "at least", 10),
    Goal("simple work, times as slow as the hand-written kernel", "simple", "times as slow as the hand-written kernel",
         "at most", 2.5),
    Goal("a person-week, 1,000,000 people against 1,000", "sizes", "largest against smallest", "at most", 4),
    Goal("contributions of six interventions, processor seconds (a minute on two)", "explain", "64 parts of a plan",
         "at most", 120),
    Goal("a cell of a sweep over its compiled weeks", "sweep", "a cell over its compiled weeks", "at most", 1.6),
    Goal("50 cells, one sweep against single runs", "sweep", "one sweep against single runs", "at most", 0.4),
    Goal("doing nothing, runs per parameter set", "sweep", "doing nothing, runs per parameter set", "at most", 1),
    Goal("two workers, share of two processors", "sweep", "two workers, share of two processors", "at least", 0.9),
)


def why_not(goal: Goal, figures: Mapping[str, Sequence[Figure]]) -> str:
    """Why the run has no figure for a goal."""
    return f"{goal.part} left it out" if goal.part in figures else f"{goal.part} did not run"


def verdicts(
    figures: Mapping[str, Sequence[Figure]], wide: bool, quick: bool = False
) -> list[tuple[str, str, str, str]]:
    """One row per goal, in the order of GOALS: name, what is required, value, and met or missed.

    ``figures`` are those of each part that ran. Small sizes (``quick``) decide nothing.
    """
    rows = []
    for goal in GOALS:
        found = next((figure for figure in figures.get(goal.part, ()) if figure.name == goal.figure), None)
        value = None if found is None else found.value
        if value is None:
            verdict = f"not measured: {found.note if found else why_not(goal, figures)}"
        elif quick:
            verdict = "not told: small size"
        else:
            verdict = "met" if goal.met(value, wide) else "MISSED"
        rows.append((goal.name, f"{goal.bound} {shown(goal.required(wide))}",
                     "-" if value is None else shown(value), verdict))
    return rows
