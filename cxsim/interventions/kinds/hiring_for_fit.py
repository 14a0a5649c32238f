"""Careful choice of those who are hired."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About, Intervention
from cxsim.interventions.cost import Cost
from cxsim.interventions.moment import Moment
from cxsim.interventions.quantities import Amount, PositiveWhole, Share
from cxsim.model.selection import selection_gain


class HiringForFit(Intervention):
    """Those hired for positions of the target group fit the change better, as far as the selection can tell."""

    about: ClassVar[About] = About(
        definition="Choose new people by how well their values fit the change, among several candidates.",
        mechanism="The person hired for a position that falls vacant (or is new) is better in values fit by validity x "
        "the standing of the best of so many candidates, and starts with the attitude that follows from it; the "
        "position stays vacant longer. Chance stays the same: it is the same person in every plan, only better chosen.",
        can_lose="Where nobody leaves nobody is hired; interviews tell little about fit, so most of the gain is not "
        "there, while every position costs interviews and further weeks without anybody in it.",
        evidence="Mechanism 13 (fit and turnover): Kristof-Brown et al. 2005; gain by selection after Brogden 1949; "
        "low validity of judged fit: Cable & Judge 1997 (all recalled). Default validity is assumed.",
        cost_meaning="per week: keeping up the procedure; each hire: cost_per_candidate for every candidate "
        "(assumption), which only a run can tell",
        full_cost=Cost(fixed=2000.0, per_week=50.0),
        forces=("hire_selection", "search_weeks"),
        team_hours=2.0,
    )

    full_dose: ClassVar[Mapping[str, float]] = {"validity": 1.0}

    type: Literal["hiring_for_fit"] = "hiring_for_fit"
    candidates: PositiveWhole = Field(
        5, le=100, description="candidates among whom each position is filled; people, 1 (no choice) to 100"
    )
    validity: Share = Field(
        0.3, description="how well the selection tells fit: correlation of the judgment with true fit, 0 to 1"
    )
    search_weeks: Amount = Field(
        2.0, le=52.0, description="further weeks until a position that falls vacant is filled; weeks, 0 to 52"
    )
    cost_per_candidate: Amount = Field(
        200.0, description="what one candidate costs, in the scenario's currency; it comes on top of `cost`"
    )

    def act(self, moment: Moment) -> None:
        """Push how much better those hired fit, and how much longer the search takes."""
        moment.push("hire_selection", selection_gain(self.candidates, self.validity))
        moment.push("search_weeks", self.search_weeks)

    def cost_share(self) -> float:
        """Nothing but the fixed part where there is no choice."""
        return 0.0 if self.candidates == 1 else 1.0

    def cost_of_a_hire(self) -> float:
        """What all the candidates for a position cost; nothing where there is no choice."""
        return 0.0 if self.candidates == 1 else self.candidates * self.cost_per_candidate
