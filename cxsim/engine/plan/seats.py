"""Committee seats that are filled again when their holder leaves, in each replicate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.interventions.moment import Act
from cxsim.model.view import PeopleView

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

SETTLED_WEEKS = 13.0
"""People with a shorter tenure get no vacated seat (assumption)."""


@dataclass(frozen=True, eq=False)
class Line:
    """The waiting line: ``people`` (indices) in order of rank, and the seats of each department, (departments,)."""

    people: Integers
    seats: Integers


def line_of(acts: Sequence[Act], view: PeopleView) -> Line | None:
    """The line for the seats of these acts of one week; None if no seat is to be filled again."""
    filled = [act for act in acts if act.kind == "committee" and len(act.next_in_line)]
    if not filled:
        return None
    seats = np.zeros(len(view.departments), dtype=np.int64)
    for act in filled:
        seats += np.bincount(view.department[act.people], minlength=len(seats))
    return Line(np.concatenate([act.next_in_line for act in filled]), seats)


def newly_seated(
    line: Line, department: NDArray[np.int32], seat: Values, present: Values, tenure: Values
) -> Mask:
    """Who takes a free seat this week, a mask of shape (people, replicates): the next person of the same department
    who is present and settled."""
    chosen = np.zeros(seat.shape, dtype=np.bool_)
    may = (seat == 0.0) & (present > 0.0) & (tenure >= SETTLED_WEEKS)
    for number, seats in enumerate(line.seats):
        here = line.people[department[line.people] == number]
        here = here[np.sort(np.unique(here, return_index=True)[1])]  # once each, in order of rank
        free = np.maximum(seats - seat[department == number].sum(axis=0), 0.0)
        if free.any() and len(here):
            # The running count along the line ends the choice, in each replicate, when all free seats are taken.
            chosen[here] = may[here] & (np.cumsum(may[here], axis=0) <= free)
    return chosen
