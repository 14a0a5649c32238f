"""Reducing what inhibits use in people's surroundings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

import numpy as np
from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.moment import Moment
from cxsim.interventions.problems import Problem, unknown
from cxsim.interventions.quantities import Names, Share, Weeks
from cxsim.interventions.strength import StrengthIntervention
from cxsim.model.view import KnownFactor, PeopleView
from cxsim.units import counted


class RemoveInhibitor(StrengthIntervention):
    """Change a conflicting target, pay plan, silo or policy. The inhibitor returns when the intervention ends
    (``weeks``)."""

    about: ClassVar[About] = About(
        definition="Reduce inhibitors that the context names: change a target, a pay plan, a silo or a policy.",
        mechanism="Removes a growing share of each inhibitor for the people of the target group whom it affects: more "
        "opportunity and transfer of training, more motivation, a better opinion of the change. It never removes more "
        "than is there, and leaves other inhibitors alone. It acts on the context and pushes no force.",
        can_lose="Where nothing inhibits use, or people lack the skill or the will, the money and the weeks are lost. "
        "It takes time, and the inhibitors return when the intervention ends.",
        evidence="Pattern C13 (inhibitors removed versus left in place), which was calibrated; cost and time assumed.",
        # Negotiating and rewriting rules with their owners; then someone who makes sure that the old ones stay away.
        cost_meaning="fixed: analysis and new rules; per week: negotiation and making sure that inhibitors stay away, "
        "in proportion to the share removed (assumption)",
        full_cost=Cost(fixed=10000.0, per_week=400.0),
        acts=("removal",),
        team_hours=4.0,
    )
    full_dose: ClassVar[Mapping[str, float]] = {"thoroughness": 1.0}

    type: Literal["remove_inhibitor"] = "remove_inhibitor"
    inhibitors: Names | None = Field(None, description="names of inhibitors in the context; default: all of them")
    thoroughness: Share = Field(0.8, description="share of each inhibitor that is removed in the end, 0 to 1")
    takes_weeks: Weeks = Field(
        8, description="weeks until the removal is complete, at least 1; progress is even from week to week"
    )

    def act(self, moment: Moment) -> None:
        """Remove from each inhibitor the share reached by this week."""
        progress = min(1.0, (moment.week_of_intervention + 1) / self.takes_weeks)
        for inhibitor in self._meant(moment.view):
            hindered = np.flatnonzero(inhibitor.concerns(moment.view) & moment.people)
            moment.remove(inhibitor.name, self.thoroughness * progress * moment.dose, hindered)
            if moment.week_of_intervention == self.takes_weeks - 1 and len(hindered):
                moment.log(f"{self.thoroughness:.0%} of '{inhibitor.name}' has been removed for "
                           f"{counted(len(hindered), 'person')}")

    def own_problems(self, view: PeopleView) -> list[Problem]:
        """Report inhibitors that the context does not name, or that affect no one in the target group."""
        known = [inhibitor.name for inhibitor in view.inhibitors]
        found = unknown(self.inhibitors, known, "the context has no inhibitor", "inhibitors")
        if found:
            return found
        if not known:
            return [Problem(("inhibitors",), "the context names no inhibitor: there is nothing to remove",
                            warning=True)]
        people = self.target.resolve(view)
        if not people.any():
            return []
        met = {inhibitor.name for inhibitor in self._meant(view)
               if inhibitor.strength > 0.0 and (inhibitor.concerns(view) & people).any()}
        group = f"in the target group ({self.target.describe()})"
        if self.inhibitors is None:
            said = f"no inhibitor of the context affects anyone {group}"
            return [] if met else [Problem(("inhibitors",), said, warning=True)]
        return [Problem(("inhibitors",), f"'{name}' affects no one {group}", warning=True)
                for name in self.inhibitors if name not in met]

    def _meant(self, view: PeopleView) -> Iterator[KnownFactor]:
        for inhibitor in view.inhibitors:
            if self.inhibitors is None or inhibitor.name in self.inhibitors:
                yield inhibitor
