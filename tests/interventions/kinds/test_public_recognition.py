"""Honoring before everybody those who use it."""

from __future__ import annotations

from cxsim.interventions.kinds.public_recognition import PublicRecognition
from cxsim.interventions.plan.plan import collect
from cxsim.testing.intervention_conformance import InterventionConformance


class TestPublicRecognition(InterventionConformance):
    def example(self) -> PublicRecognition:
        return PublicRecognition(strength=0.5)

    def neutral(self) -> PublicRecognition:
        return PublicRecognition(strength=0.0)

    def test_pushes_these_forces_and_no_other(self) -> None:
        doses = {push.force: push.value for push in collect([self.example()], 0, self.view())[0]}
        assert doses == {"public_recognition": 0.4, "misplaced_recognition": 0.09999999999999998}
