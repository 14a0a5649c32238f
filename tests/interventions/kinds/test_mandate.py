"""Mandate: an order, and watching that it is kept."""

from __future__ import annotations

from cxsim.interventions.kinds.mandate import Mandate
from cxsim.interventions.plan.plan import collect
from cxsim.testing.intervention_conformance import InterventionConformance


class TestMandate(InterventionConformance):
    def example(self) -> Mandate:
        return Mandate(strength=0.8)

    def neutral(self) -> Mandate:
        return Mandate(strength=0.0)

    def test_watching_goes_with_the_order(self) -> None:
        def doses(intervention: Mandate) -> dict[str, float]:
            return {push.force: push.value for push in collect([intervention], 0, self.view())[0]}

        assert doses(Mandate(strength=1.0)) == {"mandate": 1.0, "monitoring": 0.8}
        assert doses(Mandate(strength=0.5, monitoring=0.5)) == {"mandate": 0.5, "monitoring": 0.25}
        assert doses(Mandate(strength=0.5, monitoring=0.0)) == {"mandate": 0.5, "monitoring": 0.0}
