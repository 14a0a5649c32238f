"""Dismissing people, with more or less support."""

from __future__ import annotations

from typing import ClassVar, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from cxsim.interventions.base import About, Intervention
from cxsim.interventions.cost import Cost
from cxsim.interventions.moment import Moment
from cxsim.interventions.people.job_candidates import (
    SOFTENED,
    TOP_LEVEL,
    Selection,
    estimates_of,
    how_many,
    ranked_candidates,
)
from cxsim.interventions.people.named_people import named_problems, people_named
from cxsim.interventions.problems import Problem
from cxsim.interventions.quantities import Share, Whole
from cxsim.model.view import PeopleView
from cxsim.units import counted

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]


class SupportedExit(Intervention):
    """Members of the target group leave; their positions are refilled after the usual vacancy."""

    about: ClassVar[About] = About(
        definition="Dismiss people of the target group and refill their positions.",
        mechanism="They leave in the first week (or evenly over the ramp) and take their skills along. Newcomers start "
        "without the old habit and without the skill. A week later the department loses trust: the more, the larger "
        "the share that left and the less support they had. It performs the act exit, which pushes the force "
        "exit_shock.",
        can_lose="Each exit leaves a vacancy, a newcomer who needs training and colleagues who trust less. Leaders do "
        "not see who fits, so they may dismiss the people who would have used the behaviors.",
        evidence="Mechanism 15 (trust): Brockner et al. 1987 on people who stay after layoffs (recalled); replacement "
        "costs as for other exits; the size of the shock and the effect of support are assumed.",
        # Severance, counseling and placement. The 12 weekly wages of refilling a position are added.
        cost_meaning="fixed: legal and organizational preparation; per person who leaves: severance, counseling and "
        "placement at full support (assumption); refilling positions counts as replacement",
        full_cost=Cost(fixed=5000.0, per_person=8000.0),
        acts=("exit",),
    )
    charged_by_choice: ClassVar[bool] = True

    type: Literal["supported_exit"] = "supported_exit"
    count: Whole | None = Field(
        None, description="total number of people who leave; people, at least 0; default: 5, or everyone listed by "
        "name"
    )
    select: Selection = Field(
        "random", description="how the people who leave are chosen: random (a keyed draw; the top level stays), "
        "lowest_attitude, lowest_skill or lowest_values_fit (as leaders estimate them at the time of the decision), or "
        "a list of identifiers"
    )
    support: Share = Field(
        0.5, description="how well they are supported, from notice alone to severance, counseling and placement "
        "elsewhere; share of full support, 0 to 1"
    )

    def choose(self, view: PeopleView, people: Mask) -> Integers:
        """Choose the people who leave, in order; a larger number includes every smaller one."""
        if not isinstance(self.select, str):
            return people_named(self.select, view, people)[: self.count]
        candidates = np.flatnonzero(people & (view.level != TOP_LEVEL))
        in_line = ranked_candidates(self.select, view, candidates, f"exit:{self.target.draw}")
        return in_line[: how_many(self.count, self.select)]

    def estimates_read(self) -> frozenset[str]:
        """Also the estimates that its selection rule uses."""
        return self.target.estimates_read() | estimates_of(self.select)

    def wants_unwilling(self) -> bool:
        """Also true if people with the lowest attitude leave first."""
        return self.select == "lowest_attitude" or super().wants_unwilling()

    def cost_share(self) -> float:
        """The support; 0 (only the fixed cost remains) if no one leaves."""
        return 0.0 if self.count == 0 else self.support

    def act(self, moment: Moment) -> None:
        """Let the people due this week leave."""
        leaving = moment.chosen[self.schedule().due(moment.week, len(moment.chosen))]
        moment.part_with(leaving, 1.0 - SOFTENED * self.support)
        if len(leaving):
            moment.log(f"{len(leaving)} of {len(moment.chosen)} leave")

    def own_problems(self, view: PeopleView) -> list[Problem]:
        """Report unknown names, or too few people."""
        people = self.target.resolve(view)
        if not isinstance(self.select, str):
            return named_problems(self.select, view, self.target)
        available = int(np.count_nonzero(people & (view.level != TOP_LEVEL)))
        wanted = how_many(self.count, self.select)
        if people.any() and available < wanted:
            return [Problem(("count",), f"too few people to dismiss: {wanted} wanted, but the target group has "
                            f"{counted(available, 'person')} below the top level")]
        return []
