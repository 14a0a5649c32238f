"""Random small scenarios, and what a run of one comes to, for relations that must hold between runs."""

from __future__ import annotations

import random
from typing import Any

import numpy as np

from cxsim.engine.world.organizations import organization_of
from cxsim.interventions.about.registry import intervention_types
from cxsim.results.result import Result
from cxsim.scenario.loading.load import from_mapping
from cxsim.studies.ensemble import run

NAMES = ("claims", "sales", "it", "north", "care", "audit")
KINDS = ("training", "communication", "recognition", "mandate", "celebration", "workload_relief", "incentive",
         "autonomy")
DOSES = {kind: {field: (0.1 * full, full) for field, full in intervention_types()[kind].dose_fields().items()}
         for kind in KINDS}
"""Interventions with a strength, and the range of its fields."""


def written(number: int) -> dict[str, Any]:
    """A random scenario as its author would write it; the same number gives the same one."""
    chance = random.Random(f"relations:{number}")
    names = chance.sample(NAMES, chance.randint(2, 4))
    sizes = [chance.randint(3, 9) for _ in names]
    behaviors = [{"name": name, "effort": chance.randint(1, 3), "existing": round(chance.uniform(0.0, 0.3), 2)}
                 for name in ("solve", "share")[: chance.randint(1, 2)]]
    return {
        "name": "random", "weeks": chance.randint(3, 4), "seed": chance.randrange(10**6), "replicates": 1,
        "uncertainty": chance.choice(("none", "full")),
        "organization": {"generate": {"departments": [
            {"name": name, "size": size} for name, size in zip(names, sizes, strict=True)]}},
        "context": {
            "sponsorship": round(chance.random(), 2), "past_changes": chance.choice(("poor", "mixed", "good")),
            "inhibitors": [{"name": "silos", "strength": round(chance.uniform(0.1, 0.5), 2),
                            "departments": chance.sample(names, 1)}][: chance.randint(0, 1)],
        },
        "behaviors": behaviors,
        "plan": {"interventions": [intervention(chance, kind, names)
                                   for kind in chance.sample(sorted(DOSES), chance.randint(1, 3))]},
        "costs": {"weekly_wage": {1: 3000, 2: 2000, 3: 1200}},
        "value": {"adopter_week": chance.randint(1, 50)},
    }


def intervention(chance: random.Random, kind: str, names: list[str]) -> dict[str, Any]:
    """A random intervention of a kind, for all or for some."""
    target: dict[str, Any] = chance.choice(({}, {"departments": chance.sample(names, 1)}, {"share": 0.5}))
    return {"type": kind, "start_week": chance.randint(0, 1), "weeks": chance.randint(1, 3), "target": target,
            **{field: round(chance.uniform(*ends), 2) for field, ends in DOSES[kind].items()}}


def result_of(data: dict[str, Any], **given: Any) -> Result:
    """The result of a written scenario."""
    return run(from_mapping(data), engine="numpy", workers=1, **given)


def measured(result: Result, weeks: int | None = None, replicates: int | None = None) -> dict[str, bytes]:
    """Every weekly value of every group as bytes, for the first weeks and replicates; money is left out."""
    return {name: np.ascontiguousarray(values[:, :weeks, :replicates]).tobytes()
            for name, values in dict(result.recording.weekly).items()}


def people_and_ties(data: dict[str, Any]) -> tuple[list[str], list[str]]:
    """The generated organization of a scenario as rows of two files, each with a header."""
    organization = organization_of(from_mapping(data), data["seed"])
    people = ["id,manager,department,team,level"]
    for place, name in enumerate(organization.ids):
        boss = organization.manager[place]
        people.append(",".join((name, organization.ids[boss] if boss >= 0 else "",
                                organization.departments[organization.department[place]],
                                organization.teams[organization.team[place]], str(organization.level[place]))))
    layer = organization.layers["informal"]
    ties = [f"{organization.ids[one]},{organization.ids[other]},{weight}" for one, other, weight
            in zip(layer.sources, layer.targets, layer.weights, strict=True)]
    return people, ["source,target,weight", *ties]
