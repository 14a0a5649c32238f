"""Short anonymous surveys while the change runs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal

import numpy as np
from pydantic import BeforeValidator, Field

from cxsim.interventions.base import About, Intervention
from cxsim.interventions.cost import Cost
from cxsim.interventions.moment import Moment, Question
from cxsim.interventions.quantities import Names, Share, Weeks, real_number


class PulseSurvey(Intervention):
    """Part of the target group answers a few questions; results are published by group."""

    about: ClassVar[About] = About(
        definition="Ask part of the target group a few anonymous questions at regular intervals, and publish the "
        "results.",
        mechanism="It performs the act survey: rules, gates and guards read the published results (means of "
        "groups of at least five). Respondents remember being asked: where people have no say and see no change "
        "around them, questions cost trust (force questions). It changes nothing else.",
        can_lose="It changes nothing unless decisions use its results. A small or biased sample misleads, and "
        "questions without consequences cost trust.",
        evidence="Sampling is arithmetic. Rogelberg et al. 2001, Thompson & Surface 2009 for attitudes toward surveys "
        "(recalled); sizes assumed.",
        # A tool and a first questionnaire; then a quarter of an hour of analysis per respondent and survey.
        cost_meaning="fixed: tool and questionnaire; per person and week: analysis as if everyone were asked every "
        "week (assumption)",
        full_cost=Cost(fixed=2000.0, per_person_week=4.0),
        forces=("questions",),
        acts=("survey",),
        team_hours=8.0,
    )

    type: Literal["pulse_survey"] = "pulse_survey"
    every_weeks: Weeks = Field(
        4, description="weeks from one survey to the next; the first survey is in the intervention's first week"
    )
    sample_share: Share = Field(
        0.6, description="share of the target group asked in each survey, drawn anew each time, 0 to 1"
    )
    length: Share = Field(0.3, description="length of the questionnaire; share of a full one, 0 to 1")
    noise: Share = Field(0.1, description="standard deviation of an answer around the truth; index points of 0-1")
    response_bias: Annotated[float, Field(ge=-1.0, le=1.0), BeforeValidator(real_number)] = Field(
        0.0, description="how far answers lie above the truth; index points of 0-1, -1 to 1"
    )
    delay_weeks: Weeks = Field(1, description="weeks from a survey until its results are known, at least 1")
    measures: Names | None = Field(None, description="names of the measures that the survey covers; default: all")

    def surveyed_share(self) -> float:
        """The share of the target group that is asked each time."""
        return self.sample_share

    def publishes(self, horizon: int) -> Iterable[int]:
        """The weeks in which results are known: each survey's week plus the delay."""
        end = horizon if self.weeks is None else self.start_week + self.weeks
        return range(self.start_week + self.delay_weeks, end + self.delay_weeks, self.every_weeks)

    def act(self, moment: Moment) -> None:
        """Take a survey when one is due; the people asked notice the questions."""
        if moment.week_of_intervention % self.every_weeks:
            return
        moment.push("questions", self.length * self.sample_share)
        if self.sample_share > 0.0:
            moment.ask("survey", np.flatnonzero(moment.people), Question(
                self.measures or (), self.noise, self.response_bias, self.sample_share, delay_weeks=self.delay_weeks,
            ))

    def cost_share(self) -> float:
        """The share of the target group that is asked in an average week."""
        return self.sample_share / self.every_weeks
