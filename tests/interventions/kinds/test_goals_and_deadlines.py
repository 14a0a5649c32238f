"""Specific goals with a date."""

from __future__ import annotations

from cxsim.interventions.kinds.goals_and_deadlines import GoalsAndDeadlines
from cxsim.interventions.plan.plan import collect
from cxsim.testing.intervention_conformance import InterventionConformance


class TestGoalsAndDeadlines(InterventionConformance):
    def example(self) -> GoalsAndDeadlines:
        return GoalsAndDeadlines(strength=0.5)

    def neutral(self) -> GoalsAndDeadlines:
        return GoalsAndDeadlines(strength=0.0)

    def test_pushes_these_forces_and_no_other(self) -> None:
        doses = {push.force: push.value for push in collect([self.example()], 0, self.view())[0]}
        assert doses == {"goal": 0.5}
