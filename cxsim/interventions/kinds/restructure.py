"""New teams and reporting lines."""

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
from cxsim.interventions.quantities import Share, Weeks
from cxsim.model.view import PeopleView

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]

BYSTANDER = 0.5
"""Upheaval for colleagues, as a share of the upheaval for people who are moved (assumption)."""


class Restructure(Intervention):
    """People of the target group permanently get other teams and managers."""

    about: ClassVar[About] = About(
        definition="Mix teams of different departments, or give teams other managers, permanently.",
        mechanism="People who are moved look at their new team and manager from then on and keep their existing "
        "contacts. Managers who change teams bring their own attitude and use along. While people settle in, they "
        "carry load and lose trust, and their teams half as much. It exchanges positions and managers, and pushes the "
        "force upheaval.",
        can_lose="People who used the behaviors among like-minded colleagues are now surrounded by others, resistant "
        "managers only change teams, and the upheaval costs attention and trust.",
        evidence="Mechanisms 19 (rewiring) and 14 (load): Rafferty & Griffin 2006 on frequent change (direction only); "
        "sizes of the upheaval are assumed.",
        # Planning, consultation with staff representatives, desks and systems. Lost time is load.
        cost_meaning="fixed: planning and consultation; per person moved: desk, systems and handover (assumption)",
        full_cost=Cost(fixed=10000.0, per_person=400.0),
        forces=("upheaval",),
        acts=("place", "lead"),
        team_hours=10.0,
    )
    charged_by_choice: ClassVar[bool] = True

    type: Literal["restructure"] = "restructure"
    mix_teams: Share = Field(
        0.3, description="share of the target group's staff (people who lead no one) who change places with staff of "
        "another department, or of another team if the target group is in one department; 0 to 1, as far as partners "
        "are available; a larger share includes the moves of a smaller one"
    )
    new_managers: Share = Field(
        0.0, description="share of the target group's managers of staff who exchange teams, 0 to 1, as far as partners "
        "of the same level are available"
    )
    weeks: Weeks | None = Field(
        12, description="weeks in which people settle in, at least 1; default: 12. The new structure is permanent"
    )

    def choose(self, view: PeopleView, people: Mask) -> Integers:
        """Choose the pairs, flattened: staff first, then managers. Another intervention finds other pairs."""
        draw = f"{self.label}:{self.target.draw}"
        places = mixed_places(view, people, self.mix_teams, draw)
        leads = swapped_managers(view, people, self.new_managers, draw)
        return np.concatenate([places, leads]).ravel()

    def cost_share(self) -> float:
        """1, or 0 if nothing changes; the number of people moved enters through the costs per person."""
        return 1.0 if self.mix_teams > 0.0 or self.new_managers > 0.0 else 0.0

    def act(self, moment: Moment) -> None:
        """Exchange the pairs due this week, and push the upheaval from all of them."""
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
            moment.log(f"{2 * len(pairs)} people change places ({2 * int(leading.sum())} of them managers)")

    def own_problems(self, view: PeopleView) -> list[Problem]:
        """Warn if no one in the target group has a partner."""
        if self.cost_share() == 0.0 or len(self.choose(view, self.target.resolve(view))):
            return []
        return [Problem((), "no one in the target group has a partner to change places with", warning=True)]


def _concerned(
    view: PeopleView, places: Integers, leads: Integers
) -> tuple[Mask, Mask]:
    """Masks: people who move or get another manager; people in a team that someone leaves or joins."""
    moved = np.zeros(view.size, dtype=np.bool_)
    moved[places.ravel()] = True
    beside = np.isin(view.team, view.team[moved])
    moved[leads.ravel()] = True
    led = np.isin(view.manager, leads.ravel())
    return moved, beside | led
