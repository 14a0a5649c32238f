"""An expert from outside."""

from __future__ import annotations

from cxsim.interventions.kinds.external_expert import ExternalExpert
from cxsim.interventions.plan.plan import collect
from cxsim.testing.intervention_conformance import InterventionConformance


class TestExternalExpert(InterventionConformance):
    def example(self) -> ExternalExpert:
        return ExternalExpert(presence=0.5)

    def neutral(self) -> ExternalExpert:
        return ExternalExpert(presence=0.0)

    def test_pushes_this_force_and_no_other(self) -> None:
        doses = {push.force: push.value for push in collect([self.example()], 0, self.view())[0]}
        assert doses == {"outside_expert":  0.5}
