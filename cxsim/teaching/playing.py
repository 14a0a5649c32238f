"""All plans of a class in the same futures: the same people, the same chance, whatever each plans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.results.result import Result
from cxsim.scenario.schema.schema import Scenario
from cxsim.studies.ensemble import Progress, compare_paired
from cxsim.studies.variants import How, run_variants
from cxsim.teaching.ground import Ground
from cxsim.teaching.rule import Vector

Values = NDArray[np.float64]

NOTHING = "Do nothing"
VECTOR_MEASURES = ("sustained_adoption", "plan_cost")


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


def play_variants(ground: Ground, scenarios: Sequence[Scenario], how: How) -> list[Vector]:
    """Plans in the same futures, as vectors only."""
    return [Vector.of(one.recording, one.measures["sustained_adoption"], one.measures["plan_cost"])
            for one in run_variants(scenarios, how, VECTOR_MEASURES, whole=everything(ground))]


def everything(ground: Ground) -> Scenario:
    """A plan with all that is on offer; it is never run. Every plan is a part of it, so that all share machine code."""
    return ground.terms.scenario("everything", [offer.at(1.0, {"name": offer.name}) for offer in ground.terms.offers])
