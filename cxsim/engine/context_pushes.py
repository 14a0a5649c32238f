"""The context of a scenario as pushes on forces, the same way in which levers push."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.interventions.moment import Push
from cxsim.model.view import PeopleView
from cxsim.scenario.context import ContextFactor
from cxsim.scenario.schema import Scenario


def _people(factor: ContextFactor, view: PeopleView) -> NDArray[np.bool_]:
    mask = np.ones(view.size, dtype=bool)
    if factor.departments:
        numbers = [view.departments.index(name) for name in factor.departments if name in view.departments]
        mask &= np.isin(view.department, numbers)
    if factor.levels:
        mask &= np.isin(view.level, factor.levels)
    return mask


def _inhibitors(scenario: Scenario, view: PeopleView) -> list[Push]:
    pushes = []
    for factor in scenario.context.inhibitors:
        people = _people(factor, view)
        for number, behavior in enumerate(view.behaviors):
            if not factor.behaviors or behavior in factor.behaviors:
                pushes.append(Push(f"inhibitor {factor.name}", "inhibition", number, factor.strength, people))
    return pushes


def resting_pushes(scenario: Scenario, view: PeopleView) -> list[Push]:
    """What holds before anything happens: obstacles (sponsorship and initiatives at rest are the neutral ones)."""
    return _inhibitors(scenario, view)


def context_pushes(scenario: Scenario, view: PeopleView, week: int) -> list[Push]:
    """What the context pushes in a week: obstacles, the sponsor, other initiatives and shocks."""
    everyone = np.ones(view.size, dtype=bool)
    context = scenario.context
    pushes = _inhibitors(scenario, view)
    pushes.append(Push("context", "sponsorship", None, context.sponsorship_in_week(week), everyone))
    initiatives = context.other_initiatives_in_week(week)
    if initiatives != 0.0:
        pushes.append(Push("context", "other_initiatives", None, initiatives, everyone))
    for shock in context.shocks:
        if shock.active(week):
            pushes.append(Push(f"shock in week {shock.week}", "crisis", None, shock.strength, everyone))
    return pushes
