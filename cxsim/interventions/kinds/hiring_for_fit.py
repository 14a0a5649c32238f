"""Careful selection of new hires."""

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
    """Hires for positions of the target group fit the change better, to the extent that the selection can judge fit."""

    about: ClassVar[About] = About(
        definition="Select new people from several candidates by how well their values fit the change.",
        mechanism="The person hired for a vacant or new position has a better values fit, by validity x the expected "
        "standing of the best among that many candidates, and starts with the matching attitude. The position stays "
        "vacant longer. Chance stays the same: every plan hires the same person, only better chosen.",
        can_lose="Where no one leaves, no one is hired. Interviews reveal little about fit, so most of the possible "
        "gain is lost, while every position costs interviews and further weeks of vacancy.",
        evidence="Mechanism 13 (fit and turnover): Kristof-Brown et al. 2005; gain by selection after Brogden 1949; "
        "low validity of judged fit: Cable & Judge 1997 (all recalled). Default validity is assumed.",
        cost_meaning="per week: running the procedure; each hire: cost_per_candidate for every candidate (assumption), "
        "known only after a run",
        full_cost=Cost(fixed=2000.0, per_week=50.0),
        forces=("hire_selection", "search_weeks"),
        team_hours=2.0,
    )

    full_dose: ClassVar[Mapping[str, float]] = {"validity": 1.0}
    steady: ClassVar[bool] = True

    type: Literal["hiring_for_fit"] = "hiring_for_fit"
    candidates: PositiveWhole = Field(
        5, le=100, description="candidates for each position; people, 1 (no choice) to 100"
    )
    validity: Share = Field(
        0.3, description="how well the selection judges fit: correlation of the judgment with true fit, 0 to 1"
    )
    search_weeks: Amount = Field(
        2.0, le=52.0, description="further weeks until a vacant position is filled; weeks, 0 to 52"
    )
    cost_per_candidate: Amount = Field(
        200.0, description="cost of one candidate, in the scenario's currency; added to `cost`"
    )

    def act(self, moment: Moment) -> None:
        """Push how much better new hires fit, and how much longer the search takes."""
        moment.push("hire_selection", selection_gain(self.candidates, self.validity))
        moment.push("search_weeks", self.search_weeks)

    def cost_share(self) -> float:
        """0 (only the fixed cost remains) if there is no choice among candidates, otherwise 1."""
        return 0.0 if self.candidates == 1 else 1.0

    def cost_of_a_hire(self) -> float:
        """Cost of all candidates for one position; 0 if there is no choice among candidates."""
        return 0.0 if self.candidates == 1 else self.candidates * self.cost_per_candidate
