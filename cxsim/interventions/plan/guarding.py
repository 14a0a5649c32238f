"""The parts of a plan under guards that have stepped in: slowed, paused, or with people relieved of work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from cxsim.interventions.base import Intervention
from cxsim.interventions.guard import Guard
from cxsim.interventions.plan.plan import BoundIntervention
from cxsim.interventions.plan.plan_changes import Parts, at_strength, named, split
from cxsim.model.view import PeopleView

Mask = NDArray[np.bool_]

Alerts = Mapping[str, frozenset[int]]
"""Label of a guard -> numbers of the departments in which it steps in."""


def watched(parts: Parts, label: str, week: int) -> Mask | None:
    """People whom a guard watches in a week (mask); None if the guard is not active."""
    own = [part.people for part in parts if named(part, label) and part.intervention.active(week)]
    return np.logical_or.reduce(own) if own else None


def acting(parts: Parts, alerts: Alerts, view: PeopleView, week: int) -> Parts:
    """The parts that act from a week on under these alerts."""
    done = parts
    for label, departments in sorted(alerts.items()):
        people = watched(parts, label, week)
        intervention = next((part.intervention for part in parts if named(part, label)), None)
        if people is not None and intervention is not None:
            done = _stepped_in(done, intervention, people & np.isin(view.department, sorted(departments)), view)
    return done


def _stepped_in(parts: Parts, intervention: Intervention, where: Mask, view: PeopleView) -> Parts:
    """The parts while a guard steps in for these people."""
    guard, stand_ins = intervention.guard(), intervention.stand_ins()
    if stand_ins is not None:
        where.flags.writeable = False
        return (*parts, BoundIntervention(stand_ins, where, np.zeros(0, dtype=np.int64), view))
    return parts if guard is None else tuple(one for part in parts for one in _guarded(part, guard, where, view))


def _guarded(part: BoundIntervention, guard: Guard, where: Mask, view: PeopleView) -> Parts:
    """A part while a guard steps in for these people: unchanged for others, and whatever remains for them."""
    intervention = part.intervention
    spared = intervention.guard() is not None or intervention.changes_structure() or any(named(part, name)
                                                                                         for name in guard.spare)
    if spared or not bool((part.people & where).any()):
        return (part,)
    inside, outside = split(part, where)
    left = _silenced(inside) if guard.slow_to is None else at_strength(inside, guard.slow_to, view)
    return (left,) if outside is None else (outside, left)


def _silenced(part: BoundIntervention) -> BoundIntervention:
    """A paused part: it pushes and performs nothing, and costs only one-time payments if it starts meanwhile."""
    cost = part.intervention.effective_cost().model_copy(update={"per_week": 0.0, "per_person_week": 0.0})
    resting = part.intervention.model_copy(update={"cost": cost, "team_hours": 0.0})
    return replace(part, intervention=resting, silent=True)
