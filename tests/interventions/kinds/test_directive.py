"""An order with a threat."""

from __future__ import annotations

from cxsim.interventions.kinds.directive import Directive
from cxsim.interventions.plan.plan import collect
from cxsim.testing.intervention_conformance import InterventionConformance


class TestDirective(InterventionConformance):
    def example(self) -> Directive:
        return Directive(strength=0.5)

    def neutral(self) -> Directive:
        return Directive(strength=0.0)

    def test_pushes_these_forces_and_no_other(self) -> None:
        doses = {push.force: push.value for push in collect([self.example()], 0, self.view())[0]}
        assert doses == {"mandate": 0.5, "threat": 0.3}
