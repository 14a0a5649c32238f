"""Small changes in daily care."""

from __future__ import annotations

from cxsim.interventions.kinds.small_changes import SmallChanges
from cxsim.interventions.plan.plan import collect
from cxsim.testing.intervention_conformance import InterventionConformance


class TestSmallChanges(InterventionConformance):
    def example(self) -> SmallChanges:
        return SmallChanges(strength=0.5)

    def neutral(self) -> SmallChanges:
        return SmallChanges(strength=0.0)

    def test_pushes_these_forces_and_no_other(self) -> None:
        doses = {push.force: push.value for push in collect([self.example()], 0, self.view())[0]}
        assert doses == {"small_steps": 0.5}
