"""Coaching for managers."""

from __future__ import annotations

from typing import ClassVar, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.moment import Moment
from cxsim.interventions.people.criteria import managers, mask_of
from cxsim.interventions.problems import Problem
from cxsim.interventions.quantities import Share
from cxsim.interventions.strength import StrengthIntervention
from cxsim.model.view import PeopleView

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]


class ManagerCoaching(StrengthIntervention):
    """Managers in the target group get a coach."""

    about: ClassVar[About] = About(
        definition="Coach the managers in the target group to lead their people through the change.",
        mechanism="Mechanism coached_managers: coached managers know more about the change, use the behaviors sooner, "
        "make messages credible and help their people apply what they learned in training, whatever their own "
        "attitude. People also look at them more closely. Managers who know more pass more down the line.",
        can_lose="It takes managers' time and fades after it ends. Where managers cannot use the behaviors yet, the "
        "closer look shows everyone that they do not. Where there are few messages and no training, there is little to "
        "support.",
        evidence="Jones, Woods & Guillaume 2016 (coaching d = .36), abstract read; Blume et al. 2010 (supervisor's "
        "support), verified; sizes assumed.",
        # Designing the program; then an hour of coaching per manager at 100, with preparation, at full strength.
        cost_meaning="fixed: design; per person (that is, per coached manager) and week: an hour with a coach at full "
        "strength (assumption)",
        full_cost=Cost(fixed=5000.0, per_person_week=120.0),
        forces=("coaching",),
    )
    charged_by_choice: ClassVar[bool] = True
    steady: ClassVar[bool] = True

    type: Literal["manager_coaching"] = "manager_coaching"
    strength: Share = Field(0.6, description="how intensive the coaching is; share of a full dose, 0 to 1")

    def choose(self, view: PeopleView, people: Mask) -> Integers:
        """The managers in the target group."""
        return np.flatnonzero(people & managers(view))

    def act(self, moment: Moment) -> None:
        """Push coaching for the managers only."""
        moment.push("coaching", self.strength, people=mask_of(moment.view, moment.chosen))

    def own_problems(self, view: PeopleView) -> list[Problem]:
        """Warn of a target group without managers."""
        people = self.target.resolve(view)
        if people.any() and not (people & managers(view)).any():
            return [Problem(("target",), f"the target group ({self.target.describe()}) has no managers to coach",
                            warning=True)]
        return []
