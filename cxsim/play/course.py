"""The plan of a player, who may change what lies ahead and nothing that has been."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from cxsim.errors import ResultError, there_is_no
from cxsim.interventions.base import Intervention
from cxsim.interventions.strength import StrengthIntervention
from cxsim.play.events import Add, Change, Stop
from cxsim.play.table import Table

Course = tuple[Intervention, ...]


def with_added(course: Course, event: Add, table: Table, week: int) -> Course:
    """The plan with one more intervention, which begins now or later."""
    offer = table.offer(event.what)
    start = week if event.start_week is None else event.start_week
    if not week <= start < table.terms.weeks:
        raise ResultError(f"it cannot begin in week {start}: weeks {week} to {table.terms.weeks - 1} lie ahead")
    fields: dict[str, object] = {"name": free_name(offer.name, course), "start_week": start}
    if event.weeks is not None:
        fields["weeks"] = event.weeks
    if event.departments:
        fields["target"] = {"departments": tuple(table.department(name) for name in event.departments)}
    return (*course, offer.at(event.dose, fields))


def free_name(wanted: str, course: Course) -> str:
    """A name that no intervention of the plan has: the one wanted, or that with a number."""
    taken = {one.label for one in course}
    names = (wanted if number == 1 else f"{wanted} {number}" for number in count(1))
    return next(name for name in names if name not in taken)


def with_changed(course: Course, event: Change, week: int) -> Course:
    """The plan with another dose or length of an intervention from now on; what is not named stays.

    One under way ends now, and goes on under a new name; what was paid once is not paid again.
    """
    found = _ahead(course, event.name, week)
    if event.dose is None and event.weeks is None:
        raise ResultError(f"say what '{found.label}' is to become: another dose, another number of weeks, or both")
    changed = found if event.weeks is None else found.model_copy(update={"weeks": event.weeks})
    if changed.weeks is not None and changed.start_week + changed.weeks <= week:
        raise ResultError(f"'{found.label}' has been going on for {week - found.start_week} weeks; give more, or stop "
                          "it")
    if event.dose is None:
        return _replaced(course, found, changed)
    if not isinstance(found, StrengthIntervention) or not found.dose_fields():
        raise ResultError(f"'{found.label}' has no dose; change its weeks, or stop it")
    doses = {name: round(full * event.dose, 9) for name, full in found.dose_fields().items()}
    if found.start_week >= week:
        return _replaced(course, found, changed.model_copy(update=doses))
    ended = found.model_copy(update={"weeks": week - found.start_week})
    further = changed.model_copy(update=doses)
    paid = further.about.full_cost.at_share(further.cost_share()).model_copy(update={"fixed": 0.0, "per_person": 0.0})
    left = None if changed.weeks is None else changed.start_week + changed.weeks - week
    goes_on = further.model_copy(update={
        "name": free_name(found.label, course), "start_week": week, "weeks": left, "cost": paid})
    return (*_replaced(course, found, ended), goes_on)


def with_stopped(course: Course, event: Stop, week: int) -> Course:
    """The plan with an intervention that ends now, or without one that has not begun."""
    found = _ahead(course, event.name, week)
    if found.start_week >= week:
        return tuple(one for one in course if one is not found)
    return _replaced(course, found, found.model_copy(update={"weeks": week - found.start_week}))


def under_way_or_ahead(course: Course, week: int) -> list[Intervention]:
    """The interventions that are not over."""
    return [one for one in course if one.weeks is None or one.start_week + one.weeks > week]


def _ahead(course: Course, name: str, week: int) -> Intervention:
    """The intervention of this name that is not over."""
    wanted = " ".join(name.casefold().replace("_", " ").split())
    left = under_way_or_ahead(course, week)
    for one in left:
        if one.label.casefold() == wanted:
            return one
    if any(one.label.casefold() == wanted for one in course):
        raise ResultError(f"'{wanted}' is over; add it again if you want more of it")
    if not left:
        raise ResultError("your plan has nothing that is under way or ahead")
    raise ResultError(there_is_no("part of your plan called", wanted, (one.label for one in left)))


def _replaced(course: Sequence[Intervention], one: Intervention, other: Intervention) -> Course:
    return tuple(other if intervention is one else intervention for intervention in course)
