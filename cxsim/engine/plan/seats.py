"""Seats of a committee that are filled again when their holder leaves, replicate by replicate."""

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
"""Who has been here for a shorter time gets no seat that has become free (assumption)."""


@dataclass(frozen=True, eq=False)
class Line:
    """Who is next: ``people`` (indices) in order of rank, and how many seats each department has, (departments,)."""

    people: Integers
    seats: Integers


def line_of(acts: Sequence[Act], view: PeopleView) -> Line | None:
    """Who is next in line for the seats of these acts of one week; None where none is to be filled again."""
    filled = [act for act in acts if act.kind == "committee" and len(act.next_in_line)]
    if not filled:
        return None
    seats = np.zeros(len(view.departments), dtype=np.int64)
    for act in filled:
        np.add.at(seats, view.department[act.people], 1)
    return Line(np.concatenate([act.next_in_line for act in filled]), seats)


def newly_seated(
    line: Line, department: NDArray[np.int32], seat: Values, present: Values, tenure: Values
) -> Mask:
    """Who takes a free seat this week, a mask of shape (people, replicates): the next of the same department who is
    there and settled."""
    chosen = np.zeros(seat.shape, dtype=np.bool_)
    may = (seat == 0.0) & (present > 0.0) & (tenure >= SETTLED_WEEKS)
    for number, seats in enumerate(line.seats):
        here = line.people[department[line.people] == number]
        here = here[np.sort(np.unique(here, return_index=True)[1])]  # once each, in order of rank
        free = np.maximum(seats - seat[department == number].sum(axis=0), 0.0)
        if free.any() and len(here):
            chosen[here] = may[here] & (np.cumsum(may[here], axis=0) <= free)
    return chosen
