"""A committee of employees that governs the change."""

from __future__ import annotations

import math
from typing import Annotated, ClassVar, Literal, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from cxsim.interventions.base import About, Intervention
from cxsim.interventions.cost import Cost
from cxsim.interventions.moment import NOBODY_WAITS, Moment
from cxsim.interventions.people.named_people import BY_FORM, Listed, named_problems, people_named
from cxsim.interventions.people.selection import in_drawn_order
from cxsim.interventions.problems import Problem
from cxsim.interventions.quantities import Flag, Whole
from cxsim.model.view import PeopleView
from cxsim.units import counted

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]

Selection = Annotated[Annotated[Literal["popularity", "random"], Tag("rule")] | Listed, BY_FORM]


class GoverningCommittee(Intervention):
    """Seats for members of the target group. A seat has no effect while its holder's position is vacant. When a member
    leaves, the seat stays empty unless seats are refilled."""

    about: ClassVar[About] = About(
        definition="Give employees seats in a committee that governs the change.",
        mechanism="A department with seats finds the messages more credible and has more say in the change, with "
        "diminishing returns in seats per head. A say raises trust and attitude as far as something comes of it, and "
        "softens a mandate. Mechanism committee_through_ties: the effect of a seat reaches people through ties, "
        "members speak for or against the change as they think of it and set an example, and the willing ones reduce "
        "inhibitors and provide tools. It appoints people and pushes no force.",
        can_lose="Seats in one department leave the others unrepresented, and representation alone builds neither "
        "skill nor tools. Members who oppose the change speak and work against it, members who do not use the "
        "behaviors set a bad example, the hours in meetings are missing from work, and a large committee is busy with "
        "itself.",
        evidence="Mechanism 15: Coch & French 1948 (direction only), Wagner 1994 (participation effects small), "
        "verified; pattern C9 (the same seats, dispersed against concentrated); the mechanism of seats is assumed.",
        # Moderation of the meetings, and material. The members' time is part of the work of the change.
        cost_meaning="fixed: set-up; per week: facilitation; per person (that is, per seat) and week: meeting expenses "
        "(assumption)",
        full_cost=Cost(fixed=3000.0, per_week=500.0, per_person_week=40.0),
        acts=("committee",),
    )
    charged_by_choice: ClassVar[bool] = True
    steady: ClassVar[bool] = True

    type: Literal["governing_committee"] = "governing_committee"
    seats: Whole | None = Field(
        None, description="total number of seats, wherever the selection falls; people, at least 0"
    )
    seats_per_department: Whole | None = Field(
        None, description="seats in each department of the target group; people, at least 0; default: 2 if neither "
        "`seats` nor a list of members is given"
    )
    select: Selection = Field(
        "popularity", description="how seats are filled: popularity (people whom most colleagues look at, as mapped), "
        "random (a keyed draw), or a list of identifiers"
    )
    refill: Flag = Field(
        False, description="whether the next in line in the same department takes a seat when its holder leaves (true "
        "or false); people hired in the last quarter of a year are passed over"
    )

    @model_validator(mode="after")
    def _one_way_to_count(self) -> Self:
        given = [name for name in ("seats", "seats_per_department") if getattr(self, name) is not None]
        if len(given) == 2:
            raise PydanticCustomError("two_counts", "give either seats or seats_per_department, not both")
        if self.refill and not isinstance(self.select, str):
            raise PydanticCustomError("no_line", "the members are listed by name, so no one is next in line: leave out "
                                      "refill")
        if given and not isinstance(self.select, str):
            raise PydanticCustomError("named_seats", "the members are listed by name: leave out {given}",
                                      {"given": given[0]})
        return self

    def choose(self, view: PeopleView, people: Mask) -> Integers:
        """Choose the members in rank order; each department's first comes before any department's second."""
        if not isinstance(self.select, str):
            return people_named(self.select, view, people)
        ranked = self._ranked(view, np.flatnonzero(people))
        if self.seats is not None:
            return ranked[: self.seats]
        rank = _rank_within(view.department[ranked])
        return ranked[np.argsort(rank, kind="stable")][: np.count_nonzero(rank < self._each())]

    def ties_read(self) -> bool:
        """Whether it needs a map of the ties; selection by popularity does."""
        return self.select == "popularity" or super().ties_read()

    def cost_share(self) -> float:
        """0 (only the fixed cost remains) if there are no seats, otherwise 1."""
        return 0.0 if 0 in (self.seats, self.seats_per_department) else 1.0

    def scaled(self, factor: float) -> Self:
        """The intervention with more or fewer seats; unchanged if its members are listed by name."""
        if not isinstance(self.select, str):
            return self
        field, seats = ("seats_per_department", self._each()) if self.seats is None else ("seats", self.seats)
        return self.model_copy(update={field: math.floor(seats * factor + 0.5)})

    def act(self, moment: Moment) -> None:
        """Fill the seats that the ramp has reached, and name the next in line."""
        seated = moment.reached(len(moment.chosen))  # a ramp fills the seats one by one
        waiting = self._ranked(moment.view, np.flatnonzero(moment.people)) if self.refill else NOBODY_WAITS
        moment.appoint("committee", moment.chosen[:seated], waiting)
        if moment.week_of_intervention == 0 and seated > 0:
            moment.log(f"{seated} of {len(moment.chosen)} members take their seats")

    def own_problems(self, view: PeopleView) -> list[Problem]:
        """Report more seats than people, or listed members who cannot take a seat."""
        people = self.target.resolve(view)
        if not isinstance(self.select, str):
            return named_problems(self.select, view, self.target)
        if self.seats is not None:
            available = int(np.count_nonzero(people))
            if self.seats > available:
                return [Problem(("seats",), f"{counted(self.seats, 'seat')}, but the target group has "
                                            f"{counted(available, 'person')}")]
            return []
        return self._department_problems(view, people)

    def _each(self) -> int:
        return 2 if self.seats_per_department is None else self.seats_per_department

    def _ranked(self, view: PeopleView, candidates: Integers) -> Integers:
        rank = None if self.select == "random" else -view.in_degree
        return in_drawn_order(view, candidates, f"committee:{self.target.draw}", rank)

    def _department_problems(self, view: PeopleView, people: Mask) -> list[Problem]:
        """Warn of departments too small to fill their seats; an error if no department can."""
        sizes = np.bincount(view.department[people], minlength=len(view.departments))
        some_can = bool(sizes.max() >= self._each())
        return [
            Problem(("seats_per_department",), f"{self._each()} seats, but the target group has "
                    f"{counted(int(size), 'person')} in department '{name}'", warning=some_can)
            for name, size in zip(view.departments, sizes, strict=True)
            if 0 < size < self._each()
        ]


def _rank_within(groups: NDArray[np.int32]) -> Integers:
    """For each entry the number of earlier entries of its group."""
    rank = np.zeros(len(groups), dtype=np.int64)
    for group in np.unique(groups):
        members = groups == group
        rank[members] = np.arange(np.count_nonzero(members))
    return rank
