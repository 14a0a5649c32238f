"""Coaching for managers."""

from __future__ import annotations

import numpy as np

from cxsim.interventions.kinds.manager_coaching import ManagerCoaching
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.plan.plan import bind, collect
from cxsim.testing.intervention_conformance import InterventionConformance


class TestManagerCoaching(InterventionConformance):
    def example(self) -> ManagerCoaching:
        return ManagerCoaching(strength=0.5)

    def neutral(self) -> ManagerCoaching:
        return ManagerCoaching(strength=0.0)

    def test_only_those_who_lead_others_are_coached_and_charged(self) -> None:
        view = self.view()
        [push], _ = collect([self.example()], 0, view)
        assert [view.ids[person] for person in np.flatnonzero(push.people)] == ["c1", "k1", "s1"]
        assert bind([self.example()], view).costs(1) == {"manager_coaching": 0.5 * 3 * 120.0}

    def test_a_target_group_without_managers_is_told(self) -> None:
        [problem] = ManagerCoaching(target=Target(levels=(3,))).problems(self.view())
        assert problem.warning
        assert "the target group (level 3) has no managers to coach" in problem.message
