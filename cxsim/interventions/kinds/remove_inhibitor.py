"""Working down what the surroundings put in the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

import numpy as np
from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.moment import Moment
from cxsim.interventions.problems import Problem, unknown
from cxsim.interventions.quantities import Names, PositiveWhole, Share
from cxsim.interventions.strength import StrengthIntervention
from cxsim.model.view import KnownFactor, PeopleView


class RemoveInhibitor(StrengthIntervention):
    """A conflicting target, pay plan, silo or policy is changed; it is back when nobody keeps it away (``weeks``)."""

    about: ClassVar[About] = About(
        definition="Work down inhibitors that the context names: change a target, a pay plan, a silo or a policy.",
        mechanism="Takes a growing share off each of them for the people of the target group whom it hinders: more "
        "opportunity and transfer of training, more motivation, a better opinion of the change. It never takes more "
        "than is there, nor anything of other inhibitors. It acts on the context, and pushes no force.",
        can_lose="Where nothing inhibits, or people lack the skill or the will to use the open way, the money and the "
        "weeks are gone; it takes time, and what was worked down is back when the intervention ends.",
        evidence="Pattern C13 (inhibitors removed against kept), which was calibrated; cost and time assumed.",
        # Negotiating and rewriting rules with those who own them; then somebody who sees that they stay away.
        cost_meaning="fixed: analysis and new rules; per week: negotiation and seeing to it that it stays away, in "
        "proportion to what is taken away (assumption)",
        full_cost=Cost(fixed=10000.0, per_week=400.0),
        acts=("removal",),
        team_hours=4.0,
    )
    full_dose: ClassVar[Mapping[str, float]] = {"thoroughness": 1.0}

    type: Literal["remove_inhibitor"] = "remove_inhibitor"
    inhibitors: Names | None = Field(
        None, description="names of inhibitors as the context has them; left out: all that it has"
    )
    thoroughness: Share = Field(0.8, description="share of each that is taken away in the end, 0 to 1")
    takes_weeks: PositiveWhole = Field(
        8, description="weeks of work until it is taken away, at least 1; it goes evenly week by week"
    )

    def act(self, moment: Moment) -> None:
        """Take away of each inhibitor what the work has reached by this week."""
        progress = min(1.0, (moment.week_of_intervention + 1) / self.takes_weeks)
        for inhibitor in self._meant(moment.view):
            hindered = np.flatnonzero(inhibitor.concerns(moment.view) & moment.people)
            moment.remove(inhibitor.name, self.thoroughness * progress * moment.dose, hindered)
            if moment.week_of_intervention == self.takes_weeks - 1 and len(hindered):
                moment.log(f"{self.thoroughness:.0%} of '{inhibitor.name}' is taken away for {len(hindered)} people")

    def own_problems(self, view: PeopleView) -> list[Problem]:
        """Inhibitors that the context does not name, or that hinder nobody in the target group."""
        known = [inhibitor.name for inhibitor in view.inhibitors]
        found = unknown(self.inhibitors, known, "the context has no inhibitor", "inhibitors")
        if found:
            return found
        if not known:
            return [Problem(("inhibitors",), "the context names no inhibitor: there is nothing to remove",
                            warning=True)]
        people = self.target.resolve(view)
        if self.inhibitors is None or not people.any():
            return []
        idle = [inhibitor.name for inhibitor in self._meant(view) if not (inhibitor.concerns(view) & people).any()]
        told = f"hinders nobody in the target group ({self.target.describe()})"
        return [Problem(("inhibitors",), f"'{name}' {told}", warning=True) for name in idle]

    def _meant(self, view: PeopleView) -> Iterator[KnownFactor]:
        for inhibitor in view.inhibitors:
            if self.inhibitors is None or inhibitor.name in self.inhibitors:
                yield inhibitor
