"""Watching named indicators, and slowing, pausing or protecting where one is beyond its bound."""

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
"""What a week of a stand-in costs, forty hours at 30 (assumption)."""
USUAL = (Indicator(measure="burnout", above=0.1), Indicator(measure="trust", below=0.35))


class RiskMitigation(Intervention):
    """Somebody watches what surveys publish about the target group, and may step in."""

    about: ClassVar[About] = About(
        definition="Watch named indicators and, where one is beyond its bound, slow or pause the other interventions "
        "or take work off people.",
        mechanism="It performs guard. As long as the last published value of an indicator lies beyond its bound, in "
        "each department by itself, the other interventions are done there with part of their strength (slow) or not "
        "at all (pause), or they go on while work is taken off people (protect: the force relief). What is slowed or "
        "paused costs as much less and is not made up for.",
        can_lose="Noise in a survey slows a change that was well; what is paused loses its time and the examples that "
        "would have come of it; a survey that is late guards against what is over; and training that is paused does "
        "not lower the load of those who try unskilled.",
        evidence="None of its own: saturation and fatigue are mechanism 14 (Rafferty & Griffin 2006, Bernerth et al. "
        "2011 for direction); what slowing does is an output of the other interventions' mechanisms.",
        # A part-time risk officer. What protect takes off people is paid like stand-ins, about 30 an hour.
        cost_meaning="fixed: choosing indicators and bounds; per week: watching them and deciding (assumption); where "
        "protect steps in, stand-ins at 30 an hour besides",
        full_cost=Cost(fixed=2000.0, per_week=300.0),
        forces=("relief",),
        acts=("guard",),
        team_hours=3.0,
    )

    type: Literal["risk_mitigation"] = "risk_mitigation"
    watch: Indicators = Field(
        USUAL, description="the indicators (list of measure with above or below), any of which alarms; default: "
        "burnout above 0.1, trust below 0.35"
    )
    by_department: Flag = Field(
        True, description="true: each department of the target group is watched and guarded by itself; false: values "
        "of the whole organization guard the whole target group"
    )
    response: Literal["slow", "pause", "protect"] = Field(
        "slow", description="what is done: slow, pause (the other interventions) or protect (take work off people)"
    )
    slow_to: Share = Field(0.5, description="strength of the other interventions where they are slowed; share of their "
                           "own, 0 to 1")
    relief: Annotated[float, Field(ge=0.0, le=0.5)] = Field(
        0.1, description="work taken off each person where protect steps in; share of capacity, 0 to 0.5"
    )
    spare: Names | None = Field(
        None, description="names of interventions that are neither slowed nor paused; left out: none"
    )

    def act(self, moment: Moment) -> None:
        """Watch over the target group."""
        moment.guard()

    def guard(self) -> Guard:
        """Its indicators and its response; protection leaves the others their strength."""
        words = {"slow": f"slow the others to {self.slow_to:g}", "pause": "pause the others",
                 "protect": f"take {self.relief:g} of their work off people"}[self.response]
        left = {"slow": self.slow_to, "pause": None, "protect": 1.0}[self.response]
        return Guard(self.label, self.watch, self.by_department, left, self.spare or (), words)

    def stand_ins(self) -> Intervention | None:
        """Whoever takes work off people where it protects them."""
        if self.response != "protect":
            return None
        return Custom(
            name=self.label, start_week=self.start_week, weeks=self.weeks, forces={"relief": self.relief},
            cost=Cost(per_person_week=STAND_IN_COST * self.relief), team_hours=0.0,
        )
