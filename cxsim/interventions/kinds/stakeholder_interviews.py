"""Conversations with individuals about what they know, think and do."""

from __future__ import annotations

from typing import ClassVar, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from cxsim.interventions.base import About, Intervention
from cxsim.interventions.cost import Cost
from cxsim.interventions.moment import Moment, Question
from cxsim.interventions.people.criteria import managers, mask_of
from cxsim.interventions.people.selection import in_drawn_order
from cxsim.interventions.quantities import PositiveWhole, Share, Whole
from cxsim.model.view import PeopleView

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]

TELL = 0.15
"""How much of the need a conversation conveys, as a share of a full message (assumption)."""


class StakeholderInterviews(Intervention):
    """Members of the target group are interviewed, some each week."""

    about: ClassVar[About] = About(
        definition="Talk with individual members of the target group about what they know, think and do.",
        mechanism="It performs the act interview: from the week after, leaders hold estimates of each person's "
        "awareness, attitude, trust, fatigue, use and habit, each with an error and an age. For others in the "
        "department they assume the mean. Interviewees hear a little about the need (awareness) and remember being "
        "asked (force questions).",
        can_lose="It changes nothing unless people are then selected by the estimates. Estimates age, people who were "
        "not asked are assumed to be like the mean of their colleagues, and being asked raises expectations.",
        evidence="An interviewer's judgment correlates with the trait at about r = .3 to .5 (Schmidt & Hunter 1998, "
        "recalled); error and other sizes are assumed.",
        # An hour and a half of an interviewer at 80, with notes.
        cost_meaning="fixed: guideline; per person interviewed (assumption)",
        full_cost=Cost(fixed=1000.0, per_person=120.0),
        forces=("need_message", "questions"),
        acts=("interview",),
        team_hours=8.0,
    )
    tells: ClassVar[tuple[str, ...]] = ("awareness", "attitude", "trust", "fatigue", "recent_use", "habit")
    charged_by_choice: ClassVar[bool] = True

    type: Literal["stakeholder_interviews"] = "stakeholder_interviews"
    count: Whole = Field(30, description="number of people to interview; people, at least 0")
    per_week: PositiveWhole = Field(8, description="number of interviews per week; people, at least 1")
    select: Literal["managers", "random"] = Field(
        "managers", description="who is interviewed first: managers (followed by a keyed draw of the others), or "
        "random (a keyed draw)"
    )
    error: Share = Field(0.12, description="standard deviation of an estimate around the truth; index points of 0-1")

    def choose(self, view: PeopleView, people: Mask) -> Integers:
        """Choose the people to interview, in order; a larger number includes every smaller one."""
        rank = ~managers(view) if self.select == "managers" else None
        return in_drawn_order(view, np.flatnonzero(people), f"interviews:{self.target.draw}", rank)[: self.count]

    def cost_share(self) -> float:
        """0 (only the fixed cost remains) if no one is interviewed, otherwise 1."""
        return 0.0 if self.count == 0 else 1.0

    def act(self, moment: Moment) -> None:
        """Interview the people due this week."""
        first = moment.week_of_intervention * self.per_week
        asked = moment.chosen[first : first + self.per_week]
        if not len(asked):
            return
        moment.push("need_message", TELL, people=mask_of(moment.view, asked))
        moment.push("questions", 1.0, people=mask_of(moment.view, asked))
        moment.ask("interview", asked, Question(self.tells, self.error))
