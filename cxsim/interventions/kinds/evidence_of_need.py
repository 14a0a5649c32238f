"""Measuring what the present state costs customers, and showing it."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.moment import Moment
from cxsim.interventions.quantities import Share, Whole
from cxsim.interventions.strength import StrengthIntervention


class EvidenceOfNeed(StrengthIntervention):
    """First it is measured, then it is shown."""

    about: ClassVar[About] = About(
        definition="Measure what the way things are costs customers, then show the target group the facts.",
        mechanism="Mechanism evidence: facts are believed even where the sender is not, and remembered longer than "
        "messages. They say what customers really lack at the time (the customer index), as far as it was measured. "
        "Without that mechanism it changes nothing.",
        can_lose="Where customers lack little the facts reassure people; figures that nobody measured convince nobody "
        "and cost trust; and the measuring takes weeks in which nothing is shown.",
        evidence="Zebregs et al. 2015 (statistical evidence on beliefs and attitude), abstract read, contested by Xu "
        "2022; sizes assumed.",
        # Interviews with customers, a sample of cases and their cost; then workshops to look at them. Assumption.
        cost_meaning="fixed: the measuring, in proportion to how well it is done; per week: showing it at full dose, "
        "from the first week on (assumption)",
        full_cost=Cost(fixed=15000.0, per_week=1000.0),
        forces=("evidence", "measured"),
    )

    type: Literal["evidence_of_need"] = "evidence_of_need"
    strength: Share = Field(0.6, description="how widely and how often it is shown; share of a full dose, 0 to 1")
    measured: Share = Field(
        0.8, description="how well it is measured; share of what is shown that was measured, 0 (asserted) to 1"
    )
    measuring_weeks: Whole = Field(
        6, description="weeks of measuring before anything is shown, at least 0; 0 = it was measured before, for "
        "example by a diagnosis that is named in `after`"
    )

    def act(self, moment: Moment) -> None:
        """Measure first, then show what was measured."""
        measuring = moment.week_of_intervention < self.measuring_weeks
        if self.strength > 0.0:
            done = (moment.week_of_intervention + 1) / self.measuring_weeks if measuring else 1.0
            # How well something was measured is not a dose: a first, small showing is measured no worse.
            moment.push("measured", self.measured * done, ramped=False)
        if not measuring:
            moment.push("evidence", self.strength)

    def effective_cost(self) -> Cost:
        """Its own assumption, with the measuring in proportion to how well it is done."""
        cost = super().effective_cost()
        return cost if self.cost is not None else cost.model_copy(update={"fixed": cost.fixed * self.measured})
