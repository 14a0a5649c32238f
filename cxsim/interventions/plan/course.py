"""A switch from one plan to another in some week: what starts, continues or is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cxsim.interventions.base import Intervention
from cxsim.interventions.plan.plan import BoundPlan


def switched(before: BoundPlan, after: BoundPlan, at_week: int) -> BoundPlan:
    """One bound plan up to a week, and another one from that week on."""
    ends = (replace(intervention, until=at_week) for intervention in before.interventions)
    begins = (replace(intervention, since=at_week) for intervention in after.interventions)
    return BoundPlan(before.view, (*ends, *begins))


def interventions_after_switch(
    before: Sequence[Intervention], other: Sequence[Intervention], at_week: int
) -> tuple[Intervention, ...]:
    """The interventions of the other plan as they act after a switch in week ``at_week``.

    An intervention that should have started earlier starts now, with its build-up and one-time costs, and ends as
    planned; one whose time is over is left out. An intervention that is already active in the first plan (the same
    label and type) continues. So switching in week 0 gives the other plan, and switching to the same plan changes
    nothing.
    """
    running = {(intervention.label, intervention.type): intervention
               for intervention in before if intervention.active(at_week - 1)}
    interventions = []
    for intervention in other:
        if intervention.start_week >= at_week:
            interventions.append(intervention)
            continue
        end = None if intervention.weeks is None else intervention.start_week + intervention.weeks
        if end is not None and end <= at_week:
            continue
        begun = running.get((intervention.label, intervention.type))
        start = at_week if begun is None else begun.start_week
        interventions.append(intervention.model_copy(update={"start_week": start,
                                                             "weeks": None if end is None else end - start}))
    return tuple(interventions)


def shifted(interventions: Sequence[Intervention], weeks: int) -> tuple[Intervention, ...]:
    """The same interventions, each starting ``weeks`` later (those that wait for another one do so anyway)."""
    return tuple(
        intervention if intervention.after is not None
        else intervention.model_copy(update={"start_week": intervention.start_week + weeks})
        for intervention in interventions
    )
