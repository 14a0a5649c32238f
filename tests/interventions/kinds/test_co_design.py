"""Those concerned shape the change."""

from __future__ import annotations

from cxsim.interventions.kinds.co_design import CoDesign
from cxsim.interventions.plan.plan import collect
from cxsim.testing.intervention_conformance import InterventionConformance


class TestCoDesign(InterventionConformance):
    def example(self) -> CoDesign:
        return CoDesign(strength=0.5)

    def neutral(self) -> CoDesign:
        return CoDesign(strength=0.0)

    def test_pushes_these_forces_and_no_other(self) -> None:
        doses = {push.force: push.value for push in collect([self.example()], 0, self.view())[0]}
        assert doses == {"co_design": 0.5, "voice": 0.25}
