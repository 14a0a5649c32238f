"""Something unfamiliar."""

from __future__ import annotations

from cxsim.interventions.kinds.creative import Creative
from cxsim.interventions.plan.plan import collect
from cxsim.testing.intervention_conformance import InterventionConformance


class TestCreative(InterventionConformance):
    def example(self) -> Creative:
        return Creative(strength=0.5)

    def neutral(self) -> Creative:
        return Creative(strength=0.0)

    def test_pushes_these_forces_and_no_other(self) -> None:
        doses = {push.force: push.value for push in collect([self.example()], 0, self.view())[0]}
        assert doses == {"novelty": 0.5}
