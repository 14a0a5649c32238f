"""A plan that is given up for another in some week: what of the other plan begins, continues or never comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cxsim.interventions.base import Intervention
from cxsim.interventions.plan.plan import BoundPlan


def switched(before: BoundPlan, after: BoundPlan, at_week: int) -> BoundPlan:
    """One bound plan up to a week, and another from that week on."""
    ends = (replace(intervention, until=at_week) for intervention in before.interventions)
    begins = (replace(intervention, since=at_week) for intervention in after.interventions)
    return BoundPlan(before.view, (*ends, *begins))


def interventions_after_switch(
    before: Sequence[Intervention], other: Sequence[Intervention], at_week: int
) -> tuple[Intervention, ...]:
    """The interventions of the other plan as they act when it is taken up in week ``at_week``.

    An intervention that should have begun earlier begins now, with its build-up and what it costs once, and ends when
    it should; one whose time is over is left out. But an intervention that the plan before already has at work (the
    same label and type) just goes on. So a plan taken up in week 0 is that plan, and one that is taken up by itself
    changes nothing.
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
    """The same interventions, each beginning ``weeks`` later (one that waits for another does so anyway)."""
    return tuple(
        intervention if intervention.after is not None
        else intervention.model_copy(update={"start_week": intervention.start_week + weeks})
        for intervention in interventions
    )
