"""Contradictions within the context and behaviors, and factors that affect nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from cxsim.interventions.problems import Problem
from cxsim.model.view import PeopleView
from cxsim.scenario.checks.favorable import most_favorable
from cxsim.scenario.schema.context import ContextFactor
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.text.nodes import Step


def contradictions(scenario: Scenario, view: PeopleView) -> Iterator[Problem]:
    """Everything in the context and behaviors that is contradictory or affects nobody."""
    yield from _both_ways(scenario, view)
    yield from _use_against_inhibitors(scenario, view)
    yield from _factors_of_nobody(scenario, view)
    yield from _attitudes_of_nobody(scenario, view)


def _both_ways(scenario: Scenario, view: PeopleView) -> Iterator[Problem]:
    """The same factor named as inhibitor and as catalyst, for the same people and behavior."""
    context = scenario.context
    inhibitors = {factor.name.casefold(): (number, factor) for number, factor in enumerate(context.inhibitors)}
    for index, catalyst in enumerate(context.catalysts):
        if catalyst.name.casefold() not in inhibitors:
            continue
        number, inhibitor = inhibitors[catalyst.name.casefold()]
        both = inhibitor.known().concerns(view) & catalyst.known().concerns(view)
        if both.any() and _of_one_behavior(inhibitor, catalyst):
            yield Problem(
                ("context", "catalysts", index, "name"), f"'{catalyst.name}' is an inhibitor too (number {number + 1} "
                "of 'inhibitors'), for some of the same people and behaviors: it cannot hinder and help at once")


def _use_against_inhibitors(scenario: Scenario, view: PeopleView) -> Iterator[Problem]:
    """Existing use above what the stated inhibitors allow."""
    if scenario.context.catalysts:
        return  # they may offset inhibitors
    loss = most_favorable(scenario, "inhibition_opportunity_loss", lowest=True)
    for index, behavior in enumerate(scenario.behaviors):
        obstructed = np.zeros(view.size)
        for factor in scenario.context.inhibitors:
            if not factor.behaviors or behavior.name in factor.behaviors:
                obstructed[factor.known().concerns(view)] += factor.strength
        open_to = 1.0 - loss * np.minimum(obstructed, 1.0)
        for number, department in enumerate(view.departments):
            most = float(open_to[view.department == number].mean())
            stated = behavior.existing_in(department)
            if stated > most + 1e-9:
                path: tuple[Step, ...] = ("behaviors", index, "existing")
                path = (*path, department) if isinstance(behavior.existing, dict) else path
                yield Problem(path, f"must be at most {most:.2f}, {stated:g} is given: the inhibitors of the context "
                              f"allow no more use of '{behavior.name}' in '{department}'")
                if len(path) == len(("behaviors", index, "existing")):
                    break


def _factors_of_nobody(scenario: Scenario, view: PeopleView) -> Iterator[Problem]:
    """Factors whose departments and levels exist, but not together."""
    kinds: dict[str, Sequence[ContextFactor]] = {
        "inhibitors": scenario.context.inhibitors, "catalysts": scenario.context.catalysts}
    for kind, factors in kinds.items():
        for index, factor in enumerate(factors):
            known = set(factor.departments) <= set(view.departments) and set(factor.levels) <= set(view.level.tolist())
            if known and not factor.known().concerns(view).any():
                yield Problem(("context", kind, index), f"'{factor.name}' affects nobody: its departments have no "
                              "people at its levels", warning=True)


def _attitudes_of_nobody(scenario: Scenario, view: PeopleView) -> Iterator[Problem]:
    """Attitudes of managers in departments without managers."""
    manages = np.zeros(view.size, dtype=bool)
    manages[view.manager[view.manager >= 0]] = True
    for department in scenario.context.manager_attitudes:
        if department not in view.departments:
            continue
        if not manages[view.department == view.departments.index(department)].any():
            yield Problem(("context", "manager_attitudes", department), f"has no effect: '{department}' "
                          "has no managers", warning=True)


def _of_one_behavior(first: ContextFactor, second: ContextFactor) -> bool:
    """Whether two factors share a behavior; no names means all behaviors."""
    return not first.behaviors or not second.behaviors or bool(set(first.behaviors) & set(second.behaviors))
