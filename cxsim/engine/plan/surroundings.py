"""What the context of a scenario does in every week: its pushes, its acts, and the effects of its shocks on a plan."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from cxsim.engine.plan.context_pushes import NOTHING_DONE, pushes_of_week, standing_pushes
from cxsim.interventions.about.registry import read_intervention
from cxsim.interventions.base import Intervention
from cxsim.interventions.cost import Cost
from cxsim.interventions.moment import Act, Push
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.plan.plan import bind
from cxsim.model.uncertain import at_most
from cxsim.model.view import PeopleView
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.schema.shocks import Reorganization, SponsorLeaves

# When the context's own sponsor began: before any shock.
EVER = 0


class Surroundings:
    """The context of a scenario on an organization; a reorganization acts like a free intervention of that type.

    ``resting``: its pushes before anything happens.
    """

    def __init__(self, scenario: Scenario, view: PeopleView):
        self.scenario, self.view = scenario, view
        self.resting = standing_pushes(scenario, view)
        shocks = scenario.context.shocks
        self._gone = [shock for shock in shocks if isinstance(shock, SponsorLeaves)]
        moves = [_restructure(shock) for shock in shocks if isinstance(shock, Reorganization)]
        reorganizations = bind(moves, view)
        self._moving = [reorganizations.week(week) if moves else None for week in range(scenario.weeks)]

    def pushes(self, week: int, acts: Sequence[Act] = NOTHING_DONE) -> list[Push]:
        """Pushes of the context in a week; ``acts``: acts of the plan, which may remove inhibitors."""
        moving = self._moving[week]
        standing = standing_pushes(self.scenario, self.view, acts) if acts else self.resting
        moved = () if moving is None else moving.pushes
        pushes = [*standing, *pushes_of_week(self.scenario, self.view, week), *moved]
        return self.without_sponsors(pushes, {}, week)

    def acts(self, week: int) -> tuple[Act, ...]:
        """Acts of the context in a week: the exchanges of a reorganization."""
        moving = self._moving[week]
        return () if moving is None else moving.acts

    def gone(self, week: int) -> list[SponsorLeaves]:
        """The shocks by which sponsors have left in a week."""
        return [shock for shock in self._gone if shock.active(week)]

    def without_sponsors(self, pushes: Iterable[Push], begins: Mapping[str, int], week: int) -> list[Push]:
        """Pushes after sponsors have left: theirs fall to the level that remains, but sponsors who begin later count
        in full.

        ``begins``: the first week of each intervention by label; labels that are missing existed from the start.
        """
        gone = self.gone(week)
        if not gone:
            return list(pushes)
        return [_left_of(push, gone, begins.get(push.intervention, EVER)) for push in pushes]


def _left_of(push: Push, gone: Sequence[SponsorLeaves], begins: int) -> Push:
    if push.force != "sponsorship":
        return push
    left = min((shock.level for shock in gone if begins <= shock.week), default=math.inf)
    return replace(push, value=at_most(push.value, left))


def _restructure(shock: Reorganization) -> Intervention:
    return read_intervention({
        "type": "restructure", "name": f"shock in week {shock.week}", "start_week": shock.week, "weeks": shock.weeks,
        "mix_teams": shock.mix_teams, "new_managers": shock.new_managers,
        "target": Target(departments=tuple(dict.fromkeys(shock.departments)) or None), "cost": Cost(),
    })
