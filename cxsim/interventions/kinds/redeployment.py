"""Moving people to other work within the organization."""

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
"""How hard colleagues take a move, as a share of a dismissal without support (assumption)."""
LEAST_SKILL_KEPT, MOST_SKILL_KEPT = 0.5, 0.9
"""Share of their skill that people can still use in the new position, unprepared and fully prepared (assumption)."""


class Redeployment(Intervention):
    """Staff of the target group permanently exchange positions with staff of other departments."""

    about: ClassVar[About] = About(
        definition="Move people of the target group to positions in other departments; the holders of those positions "
        "take theirs.",
        mechanism="The two people of each pair exchange positions. Each keeps attitude, values, habits and trust, "
        "looks at the colleagues of the new position, retains part of the skill and gives up any roles. A week later "
        "both departments lose trust, less than after exits. It performs the act move; the force exit_shock follows "
        "from the moves.",
        can_lose="A move makes no one a different person: one department's gain is another's loss, both lose skill, "
        "and colleagues lose trust. It pays only where the positions require different things.",
        evidence="Mechanism 16 (planned exits and redeployments), pattern C16; Brockner et al. 1987 on people who stay "
        "(recalled). The hardness of a move and the share of skill kept are assumed.",
        # Consultation, a transfer agreement, and a handover of some days on both sides.
        cost_meaning="fixed: consultation with staff representatives; per person moved (two for each exchange): "
        "handover and preparation, at full preparation (assumption)",
        full_cost=Cost(fixed=3000.0, per_person=2500.0),
        acts=("move",),
    )
    charged_by_choice: ClassVar[bool] = True

    type: Literal["redeployment"] = "redeployment"
    count: Whole | None = Field(
        None, description="total number of people of the target group who are moved; people, at least 0; default: 5, "
        "or everyone listed by name"
    )
    select: Selection = Field(
        "random", description="how the people to move are chosen, among people without direct reports: random (a keyed "
        "draw), lowest_attitude, lowest_skill or lowest_values_fit (as leaders estimate them at the time of the "
        "decision), or a list of identifiers"
    )
    to: Names | None = Field(None, description="departments to which they move (list); default: any other department")
    in_exchange: Highest = Field(
        "random", description="how their exchange partners are chosen, among people of the same level without direct "
        "reports: random, highest_attitude, highest_skill or highest_values_fit (as leaders estimate them)"
    )
    preparation: Share = Field(
        0.5, description="how well both people are prepared for their new positions; share of full preparation, 0 to "
        "1"
    )

    def choose(self, view: PeopleView, people: Mask) -> Integers:
        """Choose the pairs who exchange positions, flattened; a larger number includes every smaller one."""
        draw, staff = f"redeployment:{self.target.draw}", _staff(view)
        if isinstance(self.select, str):
            moved = ranked_candidates(self.select, view, np.flatnonzero(people & staff), draw)
        else:
            moved = people_named(self.select, view, people & staff)
        return self._paired(view, moved, self._partners(view, staff, draw))

    def _partners(self, view: PeopleView, staff: Mask, draw: str) -> Integers:
        """Candidates for the exchange, in rank order."""
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
        """Also the estimates that its rules for both sides of the exchange use."""
        return self.target.estimates_read() | estimates_of(self.select) | estimates_of(self.in_exchange)

    def wants_unwilling(self) -> bool:
        """Also true if it moves people with the lowest attitude."""
        return self.select == "lowest_attitude" or super().wants_unwilling()

    def cost_share(self) -> float:
        """The preparation; 0 (only the fixed cost remains) if no one is moved."""
        return 0.0 if self.count == 0 else self.preparation

    def act(self, moment: Moment) -> None:
        """Exchange the positions of the pairs due this week."""
        pairs = moment.chosen.reshape(-1, 2)
        moved = pairs[self.schedule().due(moment.week, len(pairs))]
        kept = LEAST_SKILL_KEPT + (MOST_SKILL_KEPT - LEAST_SKILL_KEPT) * self.preparation
        moment.move(moved, HARDNESS * (1.0 - SOFTENED * self.preparation), kept)
        if len(moved):
            verb = "changes" if len(moved) == 1 else "change"
            moment.log(f"{len(moved)} of {len(pairs)} {verb} positions with someone in another department")

    def own_problems(self, view: PeopleView) -> list[Problem]:
        """Report unknown departments or names, or too few possible pairs."""
        people = self.target.resolve(view)
        found = unknown(self.to, view.departments, "there is no department", "to")
        if not isinstance(self.select, str):
            found += named_problems(self.select, view, self.target)
        wanted = how_many(self.count, self.select)
        if not found and people.any() and (able := len(self.choose(view, people)) // 2) < wanted:
            fit = ("leads no one and has a partner of the same" if able == 1 else
                   "lead no one and have a partner of their")
            found.append(Problem(("count",), f"too few people to move: {wanted} wanted, but only {able} of the target "
                                 f"group {fit} level in another department"))
        return found


def _staff(view: PeopleView) -> Mask:
    """Mask of people who lead no one and have a manager."""
    return np.asarray(~managers(view) & (view.manager >= 0))


def _numbers(names: Sequence[str], view: PeopleView) -> list[int]:
    return [view.departments.index(name) for name in names if name in view.departments]
