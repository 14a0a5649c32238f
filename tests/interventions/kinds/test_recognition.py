"""Recognition, and nothing else."""

from __future__ import annotations

from cxsim.interventions.kinds.recognition import Recognition
from cxsim.interventions.plan.plan import collect
from cxsim.testing.intervention_conformance import InterventionConformance


class TestRecognition(InterventionConformance):
    def example(self) -> Recognition:
        return Recognition(strength=0.5)

    def neutral(self) -> Recognition:
        return Recognition(strength=0.0)

    def test_pushes_recognition_only(self) -> None:
        pushes, _ = collect([self.example()], 0, self.view())
        assert [(push.force, push.behavior, push.value) for push in pushes] == [("recognition", None, 0.5)]
