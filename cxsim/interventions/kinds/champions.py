"""Employees who promote the change among their colleagues."""

from __future__ import annotations

import math
from typing import Annotated, ClassVar, Literal, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, Tag

from cxsim.interventions.base import About, Intervention
from cxsim.interventions.cost import Cost
from cxsim.interventions.moment import Moment
from cxsim.interventions.people.named_people import BY_FORM, Listed, named_problems, people_named
from cxsim.interventions.people.selection import Rule, ranked
from cxsim.interventions.problems import Problem
from cxsim.interventions.quantities import Whole
from cxsim.model.view import PeopleView
from cxsim.units import counted

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]

Selection = Annotated[Annotated[Rule, Tag("rule")] | Listed, BY_FORM]


class Champions(Intervention):
    """Members of the target group who act as champions. A champion who leaves the organization is not replaced."""

    about: ClassVar[About] = About(
        definition="Recruit employees as champions who promote the change among their colleagues.",
        mechanism="A champion's attitude does not fall below a floor, and colleagues with a tie to a champion pay "
        "closer attention: what champions think and do counts several times. It appoints people and pushes no force.",
        can_lose="A champion who cannot use the behaviors yet is a visible example of not using them. A champion whom "
        "few colleagues look at convinces few. Which selection rule helps depends on the ties.",
        evidence="Mechanism 7 (norms): Valente 2012 and Guilbeault & Centola 2021 for selection by ties, Cohen et al. "
        "2003 for nomination (recalled); weight and floor are assumed.",
        # A day of preparation for each; then meetings and material. Their time is part of the work of the change.
        cost_meaning="fixed: concept; per person (that is, per champion): preparation, then meetings and material each "
        "week (assumption)",
        full_cost=Cost(fixed=2000.0, per_person=300.0, per_person_week=15.0),
        acts=("champion",),
    )
    charged_by_choice: ClassVar[bool] = True
    steady: ClassVar[bool] = True

    type: Literal["champions"] = "champions"
    count: Whole | None = Field(
        None, description="number of champions; people, at least 0; default: 10, or everyone listed by name"
    )
    select: Selection = Field(
        "in_degree", description="how champions are chosen, using the mapped ties: in_degree (most colleagues look at "
        "them), betweenness (between most others), reach (reach most people where two contacts are needed), coverage "
        "(as a group, looked at by most people), nomination (named by colleagues asked at random), random, or a list "
        "of identifiers"
    )

    def choose(self, view: PeopleView, people: Mask) -> Integers:
        """Choose the champions in rank order; a larger number includes every smaller one."""
        if not isinstance(self.select, str):
            return people_named(self.select, view, people)[: self.count]
        found = ranked(view, np.flatnonzero(people), self.select, f"champions:{self.target.draw}")
        return found[: self._how_many()]

    def ties_read(self) -> bool:
        """Whether the selection rule needs a map of the ties."""
        return self.select in ("in_degree", "betweenness", "reach", "coverage") or super().ties_read()

    def cost_share(self) -> float:
        """0 (only the fixed cost remains) if there are no champions, otherwise 1."""
        return 0.0 if self.count == 0 else 1.0

    def scaled(self, factor: float) -> Self:
        """The intervention with more or fewer champions."""
        before = len(self.select) if self.count is None and not isinstance(self.select, str) else self._how_many()
        return self.model_copy(update={"count": math.floor(before * factor + 0.5)})

    def act(self, moment: Moment) -> None:
        """Appoint the champions that the ramp has reached so far."""
        won = moment.reached(len(moment.chosen))  # a ramp adds them one by one
        moment.appoint("champion", moment.chosen[:won])
        if moment.week_of_intervention == 0 and won > 0:
            moment.log(f"{won} of {len(moment.chosen)} champions start")

    def own_problems(self, view: PeopleView) -> list[Problem]:
        """Report too few people, unknown names, or a rule that needs ties where none are mapped."""
        people = self.target.resolve(view)
        if not isinstance(self.select, str):
            return named_problems(self.select, view, self.target)
        found = []
        if 0 < np.count_nonzero(people) < self._how_many():
            found.append(Problem(("count",), f"{counted(self._how_many(), 'champion')}, but the target group has "
                                 f"{counted(int(np.count_nonzero(people)), 'person')}"))
        if self.select != "random" and not len(view.ties):
            found.append(Problem(("select",), f"no ties are mapped, so '{self.select}' draws at random", warning=True))
        return found

    def _how_many(self) -> int:
        return 10 if self.count is None else self.count
