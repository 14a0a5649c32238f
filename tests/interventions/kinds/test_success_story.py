"""Telling what has already worked."""

from __future__ import annotations

from cxsim.interventions.kinds.success_story import SuccessStory
from cxsim.interventions.plan.plan import collect
from cxsim.testing.intervention_conformance import InterventionConformance


class TestSuccessStory(InterventionConformance):
    def example(self) -> SuccessStory:
        return SuccessStory(strength=0.5)

    def neutral(self) -> SuccessStory:
        return SuccessStory(strength=0.0)

    def test_pushes_these_forces_and_no_other(self) -> None:
        doses = {push.force: push.value for push in collect([self.example()], 0, self.view())[0]}
        assert doses == {"story": 0.5}
