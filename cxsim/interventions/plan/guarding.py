"""What is done while guards are on the alert: the parts of a plan, slowed, paused or relieved where they say so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from cxsim.interventions.base import Intervention
from cxsim.interventions.cost import Cost
from cxsim.interventions.kinds.custom import Custom
from cxsim.interventions.kinds.risk_mitigation import RiskMitigation
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.plan.plan import BoundIntervention
from cxsim.interventions.plan.plan_changes import Parts, at_strength, named, split
from cxsim.model.view import PeopleView

Mask = NDArray[np.bool_]
Alerts = Mapping[str, frozenset[int]]
"""Label of a guard -> numbers of the departments in which it steps in."""
LIVE_ACTS = frozenset({"committee", "champion", "exit", "move", "removal", "guard", "survey", "interview", "map"})
"""What levers may do in some futures and not in others; other acts are settled before a run."""
STAND_IN_COST = 1200.0
"""What a week of a stand-in costs, forty hours at 30 (assumption)."""


def guards(levers: tuple[Intervention, ...]) -> list[RiskMitigation]:
    """The guards among these levers, in the order of their labels."""
    return sorted((lever for lever in levers if isinstance(lever, RiskMitigation)), key=lambda lever: lever.label)


def watched(parts: Parts, label: str, week: int) -> Mask | None:
    """Whom a guard watches over in a week; None if it is not at work."""
    own = [part.people for part in parts if named(part, label) and part.intervention.active(week)]
    return np.logical_or.reduce(own) if own else None


def acting(parts: Parts, alerts: Alerts, view: PeopleView, week: int) -> Parts:
    """What is really done from a week on under these alerts."""
    done = parts
    for label, departments in sorted(alerts.items()):
        people = watched(parts, label, week)
        guard = next((part.intervention for part in parts if named(part, label)), None)
        if people is None or not isinstance(guard, RiskMitigation):
            continue
        where = people & np.isin(view.department, sorted(departments))
        done = _guarded(done, guard, where, view)
    return done


def _guarded(parts: Parts, guard: RiskMitigation, where: Mask, view: PeopleView) -> Parts:
    if guard.response == "protect":
        return (*parts, _relief(guard, where, view))
    found: list[BoundIntervention] = []
    for part in parts:
        fixed = isinstance(part.intervention, RiskMitigation) or not set(part.intervention.about.acts) <= LIVE_ACTS
        spared = fixed or any(named(part, name) for name in guard.spare or ())
        if spared or not bool((part.people & where).any()):
            found.append(part)
            continue
        inside, outside = split(part, where)
        if outside is not None:
            found.append(outside)
        found.append(_silenced(inside) if guard.response == "pause" else at_strength(inside, guard.slow_to, view))
    return tuple(found)


def _silenced(part: BoundIntervention) -> BoundIntervention:
    """A part that rests: it pushes nothing, performs nothing and costs what is paid once, should it begin meanwhile."""
    cost = part.intervention.effective_cost().model_copy(update={"per_week": 0.0, "per_person_week": 0.0})
    resting = part.intervention.model_copy(update={"cost": cost, "team_hours": 0.0})
    return replace(part, intervention=resting, silent=True)


def _relief(guard: RiskMitigation, where: Mask, view: PeopleView) -> BoundIntervention:
    people = where.copy()
    people.flags.writeable = False
    stand_ins = Custom(
        name=guard.label, target=Target(), start_week=guard.start_week, weeks=guard.weeks,
        forces={"relief": guard.relief}, cost=Cost(per_person_week=STAND_IN_COST * guard.relief), team_hours=0.0,
    )
    return BoundIntervention(stand_ins, people, np.zeros(0, dtype=np.int64), view)
