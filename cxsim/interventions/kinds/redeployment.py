"""Moving people to other work in the same organization."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from cxsim.interventions.base import About, Intervention
from cxsim.interventions.cost import Cost
from cxsim.interventions.moment import Moment
from cxsim.interventions.people.criteria import managers
from cxsim.interventions.people.job_candidates import (
    SOFTENED,
    Highest,
    Selection,
    estimates_of,
    how_many,
    ranked_candidates,
)
from cxsim.interventions.people.named_people import named_problems, people_named
from cxsim.interventions.problems import Problem, unknown
from cxsim.interventions.quantities import Names, Share, Whole
from cxsim.model.view import PeopleView

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]

HARDNESS = 0.4
"""What colleagues feel of a move, as a share of what they feel of a dismissal without support (assumption)."""
LEAST_SKILL_KEPT, MOST_SKILL_KEPT = 0.5, 0.9
"""How much of their skill people still can use in the other position, unprepared and fully prepared (assumption)."""


class Redeployment(Intervention):
    """Staff of the target group change positions with staff of other departments, for good."""

    about: ClassVar[About] = About(
        definition="Move people of the target group to positions of other departments, whose holders take theirs.",
        mechanism="The two of each pair change positions: each takes attitude, values, habits and trust along, looks "
        "at the colleagues of the new position, and keeps a part of the skill. Roles are given up. A week later both "
        "departments lose trust, less than by exits. It performs moves; the force exit_shock follows from them.",
        can_lose="Nobody becomes another person by a move: what one department wins the other has lost, skill is lost "
        "in both, and colleagues trust less. It pays only where the positions ask for different things.",
        evidence="Mechanism 16 (planned exits and redeployments), pattern C16; Brockner et al. 1987 on those who stay "
        "(recalled). How hard a move is, and how much of a skill is kept, are assumed.",
        # Consultation, a transfer agreement, and a handover of some days on both sides.
        cost_meaning="fixed: consultation with staff representatives; per person moved (two for each exchange): "
        "handover and preparation at full preparation (assumption)",
        full_cost=Cost(fixed=3000.0, per_person=2500.0),
        acts=("move",),
    )
    charged_by_choice: ClassVar[bool] = True

    type: Literal["redeployment"] = "redeployment"
    count: Whole | None = Field(
        None, description="how many people of the target group are moved in all; people, at least 0; default 5, or all "
        "who are listed by name"
    )
    select: Selection = Field(
        "random", description="who is moved, of those who lead nobody: random (a keyed draw), lowest_attitude, "
        "lowest_skill or lowest_values_fit (as leaders estimate it when they decide), or a list of identifiers"
    )
    to: Names | None = Field(
        None, description="departments to which they are moved (list); default: any other department"
    )
    in_exchange: Highest = Field(
        "random", description="who comes in their place, of those of the same level who lead nobody: random, "
        "highest_attitude, highest_skill or highest_values_fit (as leaders estimate it)"
    )
    preparation: Share = Field(
        0.5, description="how well both are prepared for their new position; share of full preparation, 0 to 1"
    )

    def choose(self, view: PeopleView, people: Mask) -> Integers:
        """Who changes with whom, pair by pair: more moves include fewer."""
        draw, staff = f"redeployment:{self.target.draw}", _staff(view)
        if isinstance(self.select, str):
            moved = ranked_candidates(self.select, view, np.flatnonzero(people & staff), draw)
        else:
            moved = people_named(self.select, view, people & staff)
        return self._paired(view, moved, self._partners(view, staff, draw))

    def _partners(self, view: PeopleView, staff: Mask, draw: str) -> Integers:
        """Who may come in exchange, the first in line first."""
        to = np.arange(len(view.departments)) if self.to is None else _numbers(self.to, view)
        candidates = np.flatnonzero(staff & np.isin(view.department, to))
        return ranked_candidates(self.in_exchange, view, candidates, f"{draw}:partners")

    def _paired(
        self, view: PeopleView, moved: Integers, partners: Integers
    ) -> Integers:
        free = np.ones(view.size, dtype=np.bool_)
        pairs: list[tuple[int, int]] = []
        wanted = how_many(self.count, self.select)
        for person in moved:
            if len(pairs) == wanted:
                break
            fit = partners[free[partners] & (view.department[partners] != view.department[person])
                           & (view.level[partners] == view.level[person])]
            if free[person] and len(fit):
                free[[person, fit[0]]] = False
                pairs.append((int(person), int(fit[0])))
        return np.array(pairs, dtype=np.int64).reshape(-1)

    def estimates_read(self) -> frozenset[str]:
        """Also what its rules for who goes and who comes go by."""
        return self.target.estimates_read() | estimates_of(self.select) | estimates_of(self.in_exchange)

    def wants_unwilling(self) -> bool:
        """Also where those with the lowest attitude go first."""
        return self.select == "lowest_attitude" or super().wants_unwilling()

    def cost_share(self) -> float:
        """The preparation; nothing but the fixed part where nobody is moved."""
        return 0.0 if self.count == 0 else self.preparation

    def act(self, moment: Moment) -> None:
        """Let the pairs that are due in this week change positions."""
        pairs = moment.chosen.reshape(-1, 2)
        moved = pairs[self.schedule().due(moment.week, len(pairs))]
        kept = LEAST_SKILL_KEPT + (MOST_SKILL_KEPT - LEAST_SKILL_KEPT) * self.preparation
        moment.move(moved, HARDNESS * (1.0 - SOFTENED * self.preparation), kept)
        if len(moved):
            moment.log(f"{len(moved)} of {len(pairs)} change positions with somebody of another department")

    def own_problems(self, view: PeopleView) -> list[Problem]:
        """Unknown departments or names, or fewer pairs than are to be moved."""
        people = self.target.resolve(view)
        found = unknown(self.to, view.departments, "there is no department", "to")
        if not isinstance(self.select, str):
            found += named_problems(self.select, view, self.target)
        wanted = how_many(self.count, self.select)
        if not found and people.any() and (able := len(self.choose(view, people)) // 2) < wanted:
            found.append(Problem(("count",), f"{wanted} are to be moved, but {able} of the target group lead nobody "
                                 "and have somebody of their level in another department to change with"))
        return found


def _staff(view: PeopleView) -> Mask:
    """Who leads nobody and is led by somebody."""
    return np.asarray(~managers(view) & (view.manager >= 0))


def _numbers(names: Sequence[str], view: PeopleView) -> list[int]:
    return [view.departments.index(name) for name in names if name in view.departments]
