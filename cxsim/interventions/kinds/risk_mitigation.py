"""Watching indicators, and slowing, pausing or protecting when one is beyond its bound."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About, Intervention
from cxsim.interventions.cost import Cost
from cxsim.interventions.guard import Guard, Indicator
from cxsim.interventions.kinds.custom import Custom
from cxsim.interventions.moment import Moment
from cxsim.interventions.quantities import NOT_EMPTY, Flag, Names, Share

Indicators = Annotated[tuple[Indicator, ...], Field(min_length=1), NOT_EMPTY]
STAND_IN_COST = 1200.0
"""Cost of a stand-in per week: forty hours at 30 (assumption)."""
USUAL = (Indicator(measure="burnout", above=0.1), Indicator(measure="trust", below=0.35))


class RiskMitigation(Intervention):
    """Someone watches survey results for the target group and may step in."""

    about: ClassVar[About] = About(
        definition="Watch indicators and, when one is beyond its bound, slow or pause the other interventions or take "
        "work off people.",
        mechanism="It performs the act guard. While the last published value of an indicator is beyond its bound "
        "(checked separately for each department), the other interventions there run at part of their strength (slow) "
        "or not at all (pause), or they continue while people are relieved of work (protect: the force relief). Costs "
        "fall in proportion to what is slowed or paused, and the lost activity is not made up.",
        can_lose="Noise in a survey can slow a change that was going well. A pause loses time and the examples that "
        "would have followed. A late survey guards against what is already over. And pausing training does not lower "
        "the load of people who are trying without the skill.",
        evidence="None of its own: saturation and fatigue are mechanism 14 (Rafferty & Griffin 2006, Bernerth et al. "
        "2011 for direction); the effect of slowing is an output of the other interventions' mechanisms.",
        # A part-time risk officer. Work taken off people (protect) is paid at the rate of stand-ins, about 30 an hour.
        cost_meaning="fixed: choosing indicators and bounds; per week: watching and deciding (assumption); where "
        "protect steps in, also stand-ins at 30 an hour",
        full_cost=Cost(fixed=2000.0, per_week=300.0),
        forces=("relief",),
        acts=("guard",),
        team_hours=3.0,
    )

    type: Literal["risk_mitigation"] = "risk_mitigation"
    watch: Indicators = Field(
        USUAL, description="indicators to watch (list of a measure with above or below); any one of them triggers the "
        "response; default: burnout above 0.1, trust below 0.35"
    )
    by_department: Flag = Field(
        True, description="true: each department of the target group is watched and guarded separately; false: values "
        "for the whole organization guard the whole target group"
    )
    response: Literal["slow", "pause", "protect"] = Field(
        "slow", description="what happens: slow, pause (the other interventions) or protect (take work off people)"
    )
    slow_to: Share = Field(0.5, description="strength of slowed interventions; share of their own strength, 0 to 1")
    relief: Annotated[float, Field(ge=0.0, le=0.5)] = Field(
        0.1, description="work taken off each protected person; share of capacity, 0 to 0.5"
    )
    spare: Names | None = Field(
        None, description="names of interventions that are neither slowed nor paused; default: none"
    )

    def act(self, moment: Moment) -> None:
        """Watch over the target group."""
        moment.guard()

    def guard(self) -> Guard:
        """Its indicators and its response; protection leaves the other interventions at full strength."""
        words = {"slow": f"slow the others to {self.slow_to:g}", "pause": "pause the others",
                 "protect": f"take {self.relief:g} of their work off people"}[self.response]
        left = {"slow": self.slow_to, "pause": None, "protect": 1.0}[self.response]
        return Guard(self.label, self.watch, self.by_department, left, self.spare or (), words)

    def stand_ins(self) -> Intervention | None:
        """The relief, with its cost, for people whom it protects; None if the response is not protect."""
        if self.response != "protect":
            return None
        return Custom(
            name=self.label, start_week=self.start_week, weeks=self.weeks, forces={"relief": self.relief},
            cost=Cost(per_person_week=STAND_IN_COST * self.relief), team_hours=0.0,
        )
