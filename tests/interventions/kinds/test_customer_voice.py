"""The customer's voice in planning sessions."""

from __future__ import annotations

from cxsim.interventions.kinds.customer_voice import CustomerVoice
from cxsim.interventions.plan.plan import collect
from cxsim.testing.intervention_conformance import InterventionConformance


class TestCustomerVoice(InterventionConformance):
    def example(self) -> CustomerVoice:
        return CustomerVoice(presence=0.5)

    def neutral(self) -> CustomerVoice:
        return CustomerVoice(presence=0.0)

    def test_pushes_these_forces_and_no_other(self) -> None:
        doses = {push.force: push.value for push in collect([self.example()], 0, self.view())[0]}
        assert doses == {"customer_voice": 0.5, "collaboration": 0.2}
