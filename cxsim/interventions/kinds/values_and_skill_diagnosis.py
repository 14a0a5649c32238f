"""An assessment of what people are able to do and what they value."""

from __future__ import annotations

import math
from typing import ClassVar, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from cxsim.interventions.base import About, Intervention
from cxsim.interventions.cost import Cost
from cxsim.interventions.moment import Moment, Question
from cxsim.interventions.people.criteria import mask_of
from cxsim.interventions.people.selection import in_drawn_order
from cxsim.interventions.quantities import Share, Weeks
from cxsim.model.view import PeopleView

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]


class ValuesAndSkillDiagnosis(Intervention):
    """Assess skills, gaps and values of the target group, person by person."""

    about: ClassVar[About] = About(
        definition="Assess each person in the target group: skills, the gap to what the behaviors require, and "
        "values.",
        mechanism="It performs the act interview: from the week after, leaders hold estimates of skill and values fit "
        "of each person assessed, each with an error and an age. For others in the department they assume the mean. "
        "People remember being asked (force questions).",
        can_lose="It changes nothing unless people are then selected by the estimates. Skill changes while the "
        "estimate stays the same, and leaders who mistake unskilled people for unwilling ones have not used the "
        "diagnosis.",
        evidence="Work samples and structured interviews reach validities of about .5 (Schmidt & Hunter 1998, "
        "recalled), which an error of .1 to .15 on skill corresponds to; sizes assumed.",
        # Half a day of an assessor for four people, and a tool.
        cost_meaning="fixed: instruments; per person assessed (assumption)",
        full_cost=Cost(fixed=5000.0, per_person=100.0),
        forces=("questions",),
        acts=("interview",),
        team_hours=6.0,
    )
    tells: ClassVar[tuple[str, ...]] = ("skill", "values_fit")
    charged_by_choice: ClassVar[bool] = True

    type: Literal["values_and_skill_diagnosis"] = "values_and_skill_diagnosis"
    sample_share: Share = Field(1.0, description="share of the target group assessed (a keyed draw), 0 to 1")
    takes_weeks: Weeks = Field(4, description="weeks over which the assessments are spread, at least 1")
    error: Share = Field(0.12, description="standard deviation of an estimate around the truth; index points of 0-1")

    def choose(self, view: PeopleView, people: Mask) -> Integers:
        """Choose the people to assess, in order; a larger share includes every smaller one."""
        drawn = in_drawn_order(view, np.flatnonzero(people), f"diagnosis:{self.target.draw}")
        return drawn[: math.floor(self.sample_share * len(drawn) + 0.5)]

    def cost_share(self) -> float:
        """0 (only the fixed cost remains) if no one is assessed, otherwise 1."""
        return 0.0 if self.sample_share == 0.0 else 1.0

    def act(self, moment: Moment) -> None:
        """Assess the people due this week."""
        done, now = (
            math.floor(min(week / self.takes_weeks, 1.0) * len(moment.chosen) + 0.5)
            for week in (moment.week_of_intervention, moment.week_of_intervention + 1)
        )
        asked = moment.chosen[done:now]
        if not len(asked):
            return
        moment.push("questions", 0.6, people=mask_of(moment.view, asked))
        moment.ask("interview", asked, Question(self.tells, self.error))
