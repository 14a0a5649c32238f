"""The same plans under other adoption rules, influence rules and networks: does the advice survive?"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import get_args

from cxsim.analysis.advice import advise
from cxsim.analysis.compare import Comparison
from cxsim.analysis.comparison_data import Survival
from cxsim.analysis.robustness import survival
from cxsim.model.joining import AdoptionRule, Influence
from cxsim.scenario.schema.schema import Scenario
from cxsim.studies.ensemble import Progress, compare_paired
from cxsim.studies.work import Engine

REPLICATES = 24
FEWER = 0.5


def with_survivals(
    comparison: Comparison, scenarios: Sequence[Scenario], *, replicates: int = REPLICATES,
    workers: int | None = None, engine: Engine = "auto", progress: Progress | None = None,
) -> Comparison:
    """The comparison, with the fate of every leading plan under each alternative.

    Each alternative is a small comparison of the same plans under common random numbers. A plan that is not clearly
    beaten survives; with few replicates a small disadvantage may go unnoticed, but the share of futures lost shows it.
    """
    advice = advise(comparison)
    names = dict(zip((scenario.name for scenario in scenarios), comparison.names, strict=True))
    found: list[Survival] = []
    for assumption, setting, change in alternatives(scenarios[0]):
        others = [changed(scenario, change).model_copy(update={"name": names[scenario.name]}) for scenario in scenarios]
        under = compare_paired(others, replicates=replicates, seed=comparison.results[0].seed,
                               workers=workers, engine=engine, progress=progress)
        found += [survival(under, plan, advice.measure, assumption, setting) for plan in advice.plans]
    return dataclasses.replace(comparison, survivals=tuple(found))


Change = dict[str, object]


def alternatives(scenario: Scenario) -> Iterator[tuple[str, str, Change]]:
    """Every alternative as (assumption, setting, changes); networks only if they are generated."""
    for rule in get_args(AdoptionRule):
        if rule != scenario.adoption_rule:
            yield "adoption_rule", rule, {"adoption_rule": rule}
    for influence in get_args(Influence):
        if influence != scenario.influence:
            yield "influence", influence, {"influence": influence}
    generated = scenario.organization.generate
    if generated is None:
        return
    yield "network", "half the informal ties", {"mean_ties": generated.mean_ties * FEWER}
    yield "network", "no clusters", {"clustering": 0.0}
    yield "network", "nobody more popular than others", {"popularity_spread": 0.0}
    yield "network", "few ties between departments", {"cross_department_share": 0.05}


def changed(scenario: Scenario, change: Change) -> Scenario:
    """The scenario under an alternative."""
    generated = scenario.organization.generate
    if generated is None or not change.keys() <= type(generated).model_fields.keys():
        return scenario.model_copy(update=change)
    organization = scenario.organization.model_copy(update={"generate": generated.model_copy(update=change)})
    return scenario.model_copy(update={"organization": organization})
