"""A plan that is given up for another in some week: what of the other plan begins, continues or never comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cxsim.interventions.base import Intervention
from cxsim.interventions.plan.plan import BoundPlan


def switched(before: BoundPlan, after: BoundPlan, at_week: int) -> BoundPlan:
    """One bound plan up to a week, and another from that week on."""
    ends = (replace(lever, until=at_week) for lever in before.levers)
    begins = (replace(lever, since=at_week) for lever in after.levers)
    return BoundPlan(before.view, (*ends, *begins))


def interventions_after_switch(
    before: Sequence[Intervention], other: Sequence[Intervention], at_week: int
) -> tuple[Intervention, ...]:
    """The levers of the other plan as they act when it is taken up in week ``at_week``.

    A lever that should have begun earlier begins now, with its build-up and what it costs once, and ends when it
    should; one whose time is over is left out. But a lever that the plan before already has at work (the same label
    and type) just goes on. So a plan taken up in week 0 is that plan, and one that is taken up by itself changes
    nothing.
    """
    running = {(lever.label, lever.type): lever for lever in before if lever.active(at_week - 1)}
    levers = []
    for lever in other:
        if lever.start_week >= at_week:
            levers.append(lever)
            continue
        end = None if lever.weeks is None else lever.start_week + lever.weeks
        if end is not None and end <= at_week:
            continue
        begun = running.get((lever.label, lever.type))
        start = at_week if begun is None else begun.start_week
        levers.append(lever.model_copy(update={"start_week": start, "weeks": None if end is None else end - start}))
    return tuple(levers)


def shifted(levers: Sequence[Intervention], weeks: int) -> tuple[Intervention, ...]:
    """The same levers, each beginning ``weeks`` later (one that waits for another does so anyway)."""
    return tuple(
        lever if lever.after is not None else lever.model_copy(update={"start_week": lever.start_week + weeks})
        for lever in levers
    )
