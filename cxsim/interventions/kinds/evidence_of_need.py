"""Measuring what the present state costs customers, and showing the results."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.moment import Moment
from cxsim.interventions.quantities import Share, WeekNumber
from cxsim.interventions.strength import StrengthIntervention


class EvidenceOfNeed(StrengthIntervention):
    """First measure the need, then show it."""

    about: ClassVar[About] = About(
        definition="Measure what the present state costs customers, then show the target group the facts.",
        mechanism="Mechanism evidence: people believe facts even where they do not believe the sender, and remember "
        "them longer than messages. The facts show what customers really lack at the time (the customer index), to "
        "the extent that it was measured.",
        can_lose="Where customers lack little, the facts reassure people. Figures without measurement convince no one "
        "and cost trust. During the weeks of measuring, nothing is shown.",
        evidence="Zebregs et al. 2015 (statistical evidence on beliefs and attitude), abstract read, contested by Xu "
        "2022; sizes assumed.",
        # Interviews with customers, a sample of cases and their cost; then workshops to look at them. Assumption.
        cost_meaning="fixed: the measuring, in proportion to its quality; per week: showing the results at full dose, "
        "from the first week on (assumption)",
        full_cost=Cost(fixed=15000.0, per_week=1000.0),
        forces=("evidence", "measured"),
    )

    type: Literal["evidence_of_need"] = "evidence_of_need"
    strength: Share = Field(
        0.6, description="how widely and how often the evidence is shown; share of a full dose, 0 to 1"
    )
    measured: Share = Field(
        0.8, description="how much of the evidence is measured; share, 0 (all asserted) to 1 (all measured)"
    )
    measuring_weeks: WeekNumber = Field(
        6, description="weeks of measuring before anything is shown, at least 0; 0 = already measured, for example by "
        "a diagnosis named in `after`"
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
        """The stated cost, or its own assumption with the fixed part in proportion to the quality of measurement."""
        cost = super().effective_cost()
        return cost if self.cost is not None else cost.model_copy(update={"fixed": cost.fixed * self.measured})
