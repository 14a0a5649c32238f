"""All plans of a class in the same futures: the same people, the same chance, whatever each plans."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cxsim.results.result import Result
from cxsim.scenario.schema.schema import Scenario
from cxsim.studies.ensemble import Progress, compare_paired
from cxsim.studies.variants import How, run_variants
from cxsim.teaching.crew import Crew
from cxsim.teaching.ground import Ground
from cxsim.teaching.rule import Vector

Values = NDArray[np.float64]

NOTHING = "Do nothing"
VECTOR_MEASURES = ("sustained_adoption", "plan_cost")
WORTH_PROCESSES = 5_000_000
"""Person-weeks from which processes pay: they take two seconds to start."""


@dataclass(frozen=True)
class Played:
    """One plan in all futures: its result, its vector and its points."""

    result: Result
    vector: Vector
    score: Values


@dataclass(frozen=True)
class Round:
    """All plans in the same futures. ``nothing``: the vector of doing nothing, which points are counted against."""

    ground: Ground
    futures: int
    seed: int
    nothing: Vector
    plans: Mapping[str, Played]

    def __getitem__(self, name: str) -> Played:
        return self.plans[name]


def play_round(
    ground: Ground, scenarios: Sequence[Scenario], futures: int, seed: int, progress: Progress | None = None,
    workers: int | None = None,
) -> Round:
    """Run every plan, and doing nothing beside them; scenarios have names of their own."""
    idle = ground.terms.scenario(NOTHING, ())
    results = compare_paired([idle, *scenarios], replicates=futures, seed=seed, workers=workers,
                             progress=progress).results
    vectors = {one.scenario_name: vector_of(one) for one in results}
    nothing = vectors[NOTHING]
    plans = {one.scenario_name: Played(one, vectors[one.scenario_name],
                                       vectors[one.scenario_name].score(nothing, ground.terms.budget))
             for one in results}
    return Round(ground, futures, seed, nothing, plans)


def vector_of(result: Result) -> Vector:
    """The vector of a result."""
    return Vector.of(result.recording, result.measures["sustained_adoption"], result.measures["plan_cost"])


@dataclass(frozen=True)
class _Order:
    """Plans for one process to play. ``whole``: the plan that all of them are parts of."""

    scenarios: tuple[Scenario, ...]
    whole: Scenario
    how: How


def play_variants(ground: Ground, scenarios: Sequence[Scenario], how: How, crew: Crew | None = None) -> list[Vector]:
    """Plans in the same futures, as vectors only; no number depends on who plays them."""
    whole = everything(ground)
    person_weeks = len(scenarios) * how.futures * ground.people * ground.terms.weeks
    if crew is None or crew.size == 1 or person_weeks < WORTH_PROCESSES:
        return _played(_Order(tuple(scenarios), whole, how))
    share = math.ceil(len(scenarios) / crew.size)
    alone = replace(how, workers=1, progress=None)
    parts = [_Order(tuple(scenarios[first : first + share]), whole, alone)
             for first in range(0, len(scenarios), share)]
    return [vector for vectors in crew.each(_played, parts) for vector in vectors]


def _played(order: _Order) -> list[Vector]:
    """One part of the plans; also in a process of its own."""
    return [Vector.of(one.recording, one.measures["sustained_adoption"], one.measures["plan_cost"])
            for one in run_variants(order.scenarios, order.how, VECTOR_MEASURES, whole=order.whole)]


def everything(ground: Ground) -> Scenario:
    """A plan with all that is on offer; it is never run. Every plan is a part of it, so that all share machine code."""
    return ground.terms.scenario("everything", [offer.at(1.0, {"name": offer.name}) for offer in ground.terms.offers])
