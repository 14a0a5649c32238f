"""Other teams and reporting lines."""

from __future__ import annotations

from typing import ClassVar, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from cxsim.interventions.base import About, Intervention
from cxsim.interventions.cost import Cost
from cxsim.interventions.moment import Moment
from cxsim.interventions.people.criteria import managers
from cxsim.interventions.people.exchanges import mixed_places, swapped_managers
from cxsim.interventions.problems import Problem
from cxsim.interventions.quantities import PositiveWhole, Share
from cxsim.model.view import PeopleView

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]

BYSTANDER = 0.5
"""What colleagues feel of an upheaval, as a share of what those who are moved feel (assumption)."""


class Restructure(Intervention):
    """People of the target group get other teams and managers, for good."""

    about: ClassVar[About] = About(
        definition="Mix teams of different departments, or give teams other managers, for good.",
        mechanism="Those who are moved look at their new team and manager from then on and keep the acquaintances they "
        "have; managers who change teams bring their own attitude and use along. While people find their way, "
        "they, and half as much their teams, carry load and lose trust. It exchanges places and managers, and pushes "
        "upheaval.",
        can_lose="Whoever used it among like-minded colleagues is surrounded by others now, resistant managers only "
        "change their place, and the upheaval costs attention and trust.",
        evidence="Mechanism 19 (rewiring) and 14 (load): Rafferty & Griffin 2006 on frequent change (direction only); "
        "sizes of the upheaval are assumed.",
        # Planning, consultation with staff representatives, desks and systems. Lost time is load.
        cost_meaning="fixed: planning and consultation; per person means per person moved: desk, systems and handover "
        "(assumption)",
        full_cost=Cost(fixed=10000.0, per_person=400.0),
        forces=("upheaval",),
        acts=("place", "lead"),
        team_hours=10.0,
    )
    charged_by_choice: ClassVar[bool] = True

    type: Literal["restructure"] = "restructure"
    mix_teams: Share = Field(
        0.3, description="share of the target group's staff (people who lead nobody) who change places with staff of "
        "another department, or of another team where the target group is of one department; 0 to 1, as far as there "
        "are partners; a larger share keeps the moves of a smaller one"
    )
    new_managers: Share = Field(
        0.0, description="share of the target group's managers of staff who exchange their teams, 0 to 1, as far as "
        "there are partners of the same level"
    )
    weeks: PositiveWhole | None = Field(
        12, description="weeks in which people find their way, at least 1; default 12. The new structure stays"
    )

    def choose(self, view: PeopleView, people: Mask) -> Integers:
        """Those who change, pair by pair: staff first, then managers; another intervention finds other pairs."""
        draw = f"{self.label}:{self.target.draw}"
        places = mixed_places(view, people, self.mix_teams, draw)
        leads = swapped_managers(view, people, self.new_managers, draw)
        return np.concatenate([places, leads]).ravel()

    def cost_share(self) -> float:
        """All or nothing: who is moved is in the costs per person."""
        return 1.0 if self.mix_teams > 0.0 or self.new_managers > 0.0 else 0.0

    def act(self, moment: Moment) -> None:
        """Exchange the pairs that are due, and push the upheaval that all of them bring."""
        pairs = moment.chosen.reshape(-1, 2)
        if not len(pairs):
            return
        due = self.schedule().due(moment.week, len(pairs))
        leading = managers(moment.view)[pairs[:, 0]]
        moment.exchange_places(pairs[due][~leading[due]])
        moment.exchange_managers(pairs[due][leading[due]])
        moved, beside = _concerned(moment.view, pairs[~leading], pairs[leading])
        for people, felt in ((moved, 1.0), (beside & ~moved, BYSTANDER)):
            if (people & moment.people).any():
                moment.push("upheaval", felt, people=people & moment.people)
        if moment.week_of_intervention == 0:
            moment.log(f"{2 * len(pairs)} people change their places ({2 * int(leading.sum())} of them managers)")

    def own_problems(self, view: PeopleView) -> list[Problem]:
        """A target group in which nobody has a partner."""
        if self.cost_share() == 0.0 or len(self.choose(view, self.target.resolve(view))):
            return []
        return [Problem((), "nobody in the target group has a partner to change places with", warning=True)]


def _concerned(
    view: PeopleView, places: Integers, leads: Integers
) -> tuple[Mask, Mask]:
    """Who is moved, or gets another manager; and who is in a team that somebody leaves or joins."""
    moved = np.zeros(view.size, dtype=np.bool_)
    moved[places.ravel()] = True
    beside = np.isin(view.team, view.team[moved])
    moved[leads.ravel()] = True
    led = np.isin(view.manager, leads.ravel())
    return moved, beside | led
