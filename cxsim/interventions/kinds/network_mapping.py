"""Asking people which colleagues they turn to."""

from __future__ import annotations

from typing import ClassVar, Literal

import numpy as np
from pydantic import Field

from cxsim.interventions.base import About, Intervention
from cxsim.interventions.cost import Cost
from cxsim.interventions.moment import Moment, Question
from cxsim.interventions.problems import Problem
from cxsim.interventions.quantities import Share, Weeks
from cxsim.model.view import PeopleView
from cxsim.units import counted


class NetworkMapping(Intervention):
    """Members of the target group name the colleagues whom they turn to, once."""

    about: ClassVar[About] = About(
        definition="Ask the target group once which colleagues they turn to, and draw a map of the informal ties.",
        mechanism="It performs the act map. Leaders see only part of the ties (known_ties_share) until they map them. "
        "From the week after the mapping, they also see the ties that respondents named, so champions, committees and "
        "targets by ties reach the people whom colleagues really look at.",
        can_lose="It changes nothing unless people are then selected by ties. People who do not answer stay unseen, "
        "and respondents remember being asked.",
        evidence="Krackhardt 1990, Casciaro 1998: people perceive the ties of others poorly (recalled); about 70 % "
        "respond in network surveys of firms, and some ties are forgotten (Brewer 2000, recalled); sizes assumed.",
        # A tool, and a third of an hour of analysis per person.
        cost_meaning="fixed: tool and analysis; per person: questionnaire and data protection (assumption)",
        full_cost=Cost(fixed=8000.0, per_person=15.0),
        forces=("questions",),
        acts=("map",),
        team_hours=6.0,
    )

    type: Literal["network_mapping"] = "network_mapping"
    response_share: Share = Field(0.7, description="share of the target group that answers, 0 to 1")
    forgotten_share: Share = Field(0.2, description="share of their ties that respondents omit, 0 to 1")
    takes_weeks: Weeks = Field(3, description="weeks until the map is complete, at least 1")

    def act(self, moment: Moment) -> None:
        """Ask in the first week, and complete the map in the last of the weeks that it takes."""
        if moment.week_of_intervention == 0:
            moment.push("questions", 0.5 * self.response_share)
        if moment.week_of_intervention == self.takes_weeks - 1 and self.response_share > 0.0:
            question = Question(share=self.response_share, missed=self.forgotten_share)
            moment.ask("map", np.flatnonzero(moment.people), question)

    def cost_share(self) -> float:
        """The share of people who answer."""
        return self.response_share

    def own_problems(self, view: PeopleView) -> list[Problem]:
        """Warn if the intervention ends before the map is complete."""
        if self.weeks is not None and self.weeks < self.takes_weeks:
            return [Problem(("weeks",), f"completing the map takes {counted(self.takes_weeks, 'week')}, but the "
                            f"intervention lasts only {self.weeks}: leaders never see the map", warning=True)]
        return []
