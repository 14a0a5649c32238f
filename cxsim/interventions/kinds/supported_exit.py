"""Parting with people, with more or less support."""

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

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]


class SupportedExit(Intervention):
    """Members of the target group leave; their positions are filled anew after the usual vacancy."""

    about: ClassVar[About] = About(
        definition="Part with people of the target group and fill their positions anew.",
        mechanism="They leave in the first week (spread evenly over the ramp, if there is one), with what they can do; "
        "newcomers start without the old habit and without the skill. A week later their department loses trust, the "
        "more the larger the share that left and the less support they had. It performs exits, and pushes the force "
        "exit_shock by them.",
        can_lose="Each exit leaves a vacancy, a newcomer to be trained and colleagues who trust less; leaders do not "
        "see who fits, so those they part with may be those who would have used it.",
        evidence="Mechanism 15 (trust): Brockner et al. 1987 on those who stay after layoffs (recalled); replacement "
        "costs as for other exits; size of the shock and what support takes off it are assumed.",
        # Severance, counselling and placement. The 12 weekly wages of refilling a position come on top.
        cost_meaning="fixed: legal and organizational preparation; per person who leaves: severance, counselling and "
        "placement at full support (assumption); refilling positions is counted as replacement",
        full_cost=Cost(fixed=5000.0, per_person=8000.0),
        acts=("exit",),
    )
    charged_by_choice: ClassVar[bool] = True

    type: Literal["supported_exit"] = "supported_exit"
    count: Whole | None = Field(
        None, description="how many leave in all; people, at least 0; default 5, or all who are listed by name"
    )
    select: Selection = Field(
        "random", description="who leaves: random (a keyed draw; the top level stays), lowest_attitude, lowest_skill "
        "or lowest_values_fit (as leaders estimate it when they decide), or a list of identifiers"
    )
    support: Share = Field(
        0.5, description="how well they are supported, from notice alone to severance, counselling and placement "
        "elsewhere; share of full support, 0 to 1"
    )

    def choose(self, view: PeopleView, people: Mask) -> Integers:
        """Who leaves, in order: more exits include fewer."""
        if not isinstance(self.select, str):
            return people_named(self.select, view, people)[: self.count]
        candidates = np.flatnonzero(people & (view.level != TOP_LEVEL))
        in_line = ranked_candidates(self.select, view, candidates, f"exit:{self.target.draw}")
        return in_line[: how_many(self.count, self.select)]

    def estimates_read(self) -> frozenset[str]:
        """Also what its rule for who leaves goes by."""
        return self.target.estimates_read() | estimates_of(self.select)

    def wants_unwilling(self) -> bool:
        """Also where those with the lowest attitude leave first."""
        return self.select == "lowest_attitude" or super().wants_unwilling()

    def cost_share(self) -> float:
        """The support; nothing but the fixed part where nobody leaves."""
        return 0.0 if self.count == 0 else self.support

    def act(self, moment: Moment) -> None:
        """Part with those who are due in this week."""
        leaving = moment.chosen[self.schedule().due(moment.week, len(moment.chosen))]
        moment.part_with(leaving, 1.0 - SOFTENED * self.support)
        if len(leaving):
            moment.log(f"{len(leaving)} of {len(moment.chosen)} leave")

    def own_problems(self, view: PeopleView) -> list[Problem]:
        """Unknown names, or fewer people than are to leave."""
        people = self.target.resolve(view)
        if not isinstance(self.select, str):
            return named_problems(self.select, view, self.target)
        available = int(np.count_nonzero(people & (view.level != TOP_LEVEL)))
        wanted = how_many(self.count, self.select)
        if people.any() and available < wanted:
            return [Problem(("count",), f"{wanted} are to leave, but the target group has {available} people "
                            "below the top level")]
        return []
