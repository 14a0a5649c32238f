"""Pay that depends on use."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.moment import Moment
from cxsim.interventions.quantities import Names, Share
from cxsim.interventions.strength import StrengthIntervention


class Incentive(StrengthIntervention):
    """A reward for use."""

    about: ClassVar[About] = About(
        definition="Reward use of the target behaviors, some or all of them, with money or its equivalent.",
        mechanism="Tells people what is asked for and adds to compliance while it lasts, for people who are able to "
        "use the behaviors. Builds up controlled motivation, which weakens the effect of people's own attitude. With "
        "monitoring it also adds a little to the change load. On the basis team, mechanism team_rewards: each person "
        "is moved less, colleagues who use the behaviors put pressure on the others, people feel it less as control, "
        "and people against the change let others carry it.",
        can_lose="Use that rests on the reward fades when the reward ends, the crowding-out lasts longer, and people "
        "who lack the skill are not moved at all. A team reward hardly moves anyone where no one has started.",
        evidence="Mechanisms 7 and 8: Stajkovic & Luthans 2003 (d = .47), Deci et al. 1999 (free choice d = -.40 to "
        "-.28), Cerasoli et al. 2014, verified; pattern C15. Team rewards: Garbers & Konradt 2014, abstract read.",
        # The scheme; then a full bonus of about a tenth of an ordinary week's pay, for everyone in the scheme:
        # budgeted, not earned, because the cost of a plan is fixed before it runs. Assumption.
        cost_meaning="fixed: design of the scheme; per person and week: bonus budget at full strength, whether paid "
        "out or not (assumption)",
        full_cost=Cost(fixed=5000.0, per_person_week=120.0),
        forces=("incentive", "team_incentive", "monitoring"),
    )
    steady: ClassVar[bool] = True

    type: Literal["incentive"] = "incentive"
    strength: Share = Field(0.5, description="size of the reward; share of the largest usual one, 0 to 1")
    monitoring: Share = Field(
        0.0, description="how closely use is measured for the reward at full strength; share of full monitoring, 0 to "
        "1 (the push is this times strength)"
    )
    basis: Literal["individual", "team"] = Field(
        "individual", description="whose use earns the reward: individual (a person's own) or team (that of all)"
    )
    behaviors: Names | None = Field(None, description="names of the rewarded behaviors; default: all")

    def declared_forces(self) -> frozenset[str]:
        """The reward for its basis, and monitoring."""
        return frozenset((self._reward(), "monitoring"))

    def _reward(self) -> str:
        return "incentive" if self.basis == "individual" else "team_incentive"

    def act(self, moment: Moment) -> None:
        """Push the reward, and the monitoring that goes with it."""
        moment.push_each(self._reward(), self.strength, self.behaviors)
        moment.push_each("monitoring", self.strength * self.monitoring, self.behaviors)
