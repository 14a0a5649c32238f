"""Celebrating results."""

from __future__ import annotations

from cxsim.interventions.kinds.celebration import Celebration
from cxsim.interventions.plan.plan import collect
from cxsim.testing.intervention_conformance import InterventionConformance


class TestCelebration(InterventionConformance):
    def example(self) -> Celebration:
        return Celebration(strength=0.5)

    def neutral(self) -> Celebration:
        return Celebration(strength=0.0)

    def test_pushes_these_forces_and_no_other(self) -> None:
        doses = {push.force: push.value for push in collect([self.example()], 0, self.view())[0]}
        assert doses == {"celebration": 0.5}
