"""Changes to bound interventions by decisions while the plan runs.

A plan is a tuple of parts. Several parts may share a label: a part may apply in some departments only, or continue
after a pause. Decisions affect the future only: what a part did and cost in earlier weeks stays. Interventions that
wait for another one (``after``) keep the week from the timetable.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from cxsim.interventions.base import Intervention
from cxsim.interventions.cost import Cost
from cxsim.interventions.moment import ONCE
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.plan.plan import BoundIntervention, bound, waiting
from cxsim.interventions.plan.timetable import parts_of, written_label
from cxsim.model.view import PeopleView

Mask = NDArray[np.bool_]

Parts = tuple[BoundIntervention, ...]
Change = tuple[Parts, str]
"""The plan after a decision, and the reason if nothing was done (otherwise empty)."""


def named(part: BoundIntervention, name: str) -> bool:
    """Whether a part belongs to the intervention with this name (its rounds and waves count too)."""
    return name in (part.intervention.label, written_label(part.intervention))


def over(part: BoundIntervention, week: int) -> bool:
    """Whether a part is over by this week."""
    intervention = part.intervention
    return intervention.weeks is not None and intervention.start_week + intervention.weeks <= week


def started(
    parts: Parts, intervention: Intervention, week: int, view: PeopleView, department: str | None = None, *,
    waits: bool = False, paid: bool = False,
) -> Change:
    """The plan with another intervention, with weeks counted from this week; with a department: for its people only.

    ``waits``: its target group depends on what leaders know when it starts. ``paid``: it has started before or
    elsewhere, so the fixed cost is already paid.
    """
    changed: dict[str, object] = {"start_week": intervention.start_week + week}
    if paid:
        changed["cost"] = intervention.effective_cost().model_copy(update={"fixed": 0.0})
    if department is not None:
        changed["target"] = Target(all_of=(intervention.target, Target(departments=(department,))))
    new = tuple((waiting if waits else bound)(part, view) for part in parts_of(intervention.model_copy(update=changed)))
    reached: Mask = np.logical_or.reduce([part.people for part in new])
    if not waits and not reached.any():
        return parts, "it reaches no one"
    under_way = [part for part in parts if named(part, intervention.label) and not over(part, week)]
    # A waiting intervention's group is not known yet, so it starts only if none of its name is under way anywhere.
    if any(waits or (part.people & reached).any() for part in under_way):
        return parts, "it is under way"
    return (*parts, *new), ""


def stopped(parts: Parts, name: str, week: int, where: Mask | None = None) -> Change:
    """The plan with an intervention ending before this week, or never starting."""

    def end(part: BoundIntervention) -> Parts:
        intervention = part.intervention
        if intervention.start_week >= week:
            return ()
        return (replace(part, intervention=intervention.model_copy(update={"weeks": week - intervention.start_week})),)

    return _each(parts, name, week, where, end)


def scaled(
    parts: Parts, name: str, factor: float, week: int, view: PeopleView, where: Mask | None = None
) -> Change:
    """The plan with an intervention at another strength from this week on."""
    return _each(parts, name, week, where, lambda part: (at_strength(part, factor, view),))


def postponed(parts: Parts, name: str, by_weeks: int, week: int, where: Mask | None = None) -> Change:
    """The plan with an intervention starting at another time or, if it is active, pausing and then continuing."""

    def move(part: BoundIntervention) -> Parts:
        intervention = part.intervention
        if intervention.start_week >= week:
            start = max(week, intervention.start_week + by_weeks)
            return (replace(part, intervention=intervention.model_copy(update={"start_week": start})),)
        return _with_a_rest(part, by_weeks, week)

    under_way = [part for part in parts if named(part, name) and not over(part, week)]
    begun = [part for part in under_way if part.intervention.start_week < week]
    if under_way and len(begun) == len(under_way) and by_weeks < 0:
        return parts, "it has already started"
    if any(ONCE & set(part.intervention.about.acts) for part in begun):
        return parts, "it has already started to dismiss or move people"
    return _each(parts, name, week, where, move)


def redirected(parts: Parts, name: str, target: Target, week: int, view: PeopleView) -> Change:
    """The plan with an intervention for another target group from this week on."""

    def turn(part: BoundIntervention) -> Parts:
        intervention = part.intervention
        if intervention.start_week >= week:
            return (bound(intervention.model_copy(update={"target": target}), view),)
        left = None if intervention.weeks is None else intervention.start_week + intervention.weeks - week
        cost = intervention.effective_cost().model_copy(update={"fixed": 0.0})
        new = intervention.model_copy(update={"target": target, "start_week": week, "weeks": left, "cost": cost})
        ended = intervention.model_copy(update={"weeks": week - intervention.start_week})
        return replace(part, intervention=ended), bound(new, view)

    if target.estimates_read():
        return parts, "its target group is not known"
    if not target.resolve(view).any():
        return parts, "it would reach no one"
    return _each(parts, name, week, None, turn)


def _each(
    parts: Parts, name: str, week: int, where: Mask | None, change: Callable[[BoundIntervention], Parts]
) -> Change:
    """Change every part of an intervention that is not over; with ``where``: only for these people."""
    found: list[BoundIntervention] = []
    changed = False
    for part in parts:
        if not named(part, name) or over(part, week) or (where is not None and not bool((part.people & where).any())):
            found.append(part)
            continue
        inside, outside = split(part, where)
        if outside is not None:
            found.append(outside)
        found += change(inside)
        changed = True
    return (tuple(found), "") if changed else (parts, "it is not under way")


def split(part: BoundIntervention, where: Mask | None) -> tuple[BoundIntervention, BoundIntervention | None]:
    """The portion of a part that reaches these people, and the rest; costs and hours are split by people charged."""
    if where is None or bool((part.people <= where).all()):
        return part, None
    whole = part.intervention.people_charged(part.people, part.chosen)
    inside, outside = (_portion(part, mask, whole) for mask in (where, ~where))
    begins_inside = inside.intervention.effective_cost().model_copy(update={"fixed": 0.0})
    return replace(inside, intervention=inside.intervention.model_copy(update={"cost": begins_inside})), outside


def _portion(part: BoundIntervention, mask: Mask, whole: int) -> BoundIntervention:
    intervention = part.intervention
    people = part.people & mask
    people.flags.writeable = False
    chosen = part.chosen[mask[part.chosen]]
    chosen.flags.writeable = False
    share = intervention.people_charged(people, chosen) / whole if whole else float(people.sum() / part.people.sum())
    cost: Cost = intervention.effective_cost()
    own = intervention.model_copy(update={
        "cost": cost.model_copy(update={"per_week": cost.per_week * share}),
        "team_hours": intervention.hours_in_week(intervention.start_week) * share,
    })
    return replace(part, intervention=own, people=people, chosen=chosen)


def at_strength(part: BoundIntervention, factor: float, view: PeopleView) -> BoundIntervention:
    """A part with its strength multiplied, and costs and hours to match; a part without strength is unchanged."""
    intervention = part.intervention
    other = intervention.scaled(factor)
    if other is None:
        return part
    before = intervention.cost_share()
    ratio = other.cost_share() / before if before > 0.0 else 1.0
    if intervention.cost is not None:
        other = other.model_copy(update={"cost": intervention.cost.at_share(ratio)})
    if intervention.team_hours is not None:
        other = other.model_copy(update={"team_hours": intervention.team_hours * ratio})
    if not len(part.chosen) or intervention.dose_fields():
        return replace(part, intervention=other)
    count = math.floor(len(part.chosen) * factor + 0.5)
    more = np.asarray(other.choose(view, part.people), dtype=np.int64)
    chosen = np.concatenate([part.chosen, more[~np.isin(more, part.chosen)]])[:count]
    chosen.flags.writeable = False
    return replace(part, intervention=other, chosen=chosen)


def _with_a_rest(part: BoundIntervention, weeks: int, week: int) -> Parts:
    """A part that pauses for some weeks and then continues with the remaining weeks."""
    if weeks < 0:
        return (part,)
    intervention = part.intervention
    done = week - intervention.start_week
    before = intervention.model_copy(update={"weeks": done})
    paid = intervention.effective_cost().model_copy(update={"fixed": 0.0, "per_person": 0.0})
    after = intervention.model_copy(update={
        "start_week": week + weeks, "weeks": None if intervention.weeks is None else intervention.weeks - done,
        "ramp_weeks": max(intervention.ramp_weeks - done, 0), "cost": paid,
    })
    return replace(part, intervention=before), replace(part, intervention=after)
