"""Keeping at it after the start."""

from __future__ import annotations

from cxsim.interventions.kinds.continuous_reinforcement import ContinuousReinforcement
from cxsim.interventions.plan.plan import collect
from cxsim.testing.intervention_conformance import InterventionConformance


class TestContinuousReinforcement(InterventionConformance):
    def example(self) -> ContinuousReinforcement:
        return ContinuousReinforcement(strength=0.5)

    def neutral(self) -> ContinuousReinforcement:
        return ContinuousReinforcement(strength=0.0)

    def test_pushes_these_forces_and_no_other(self) -> None:
        doses = {push.force: push.value for push in collect([self.example()], 0, self.view())[0]}
        assert doses == {"reinforcement": 0.5}
