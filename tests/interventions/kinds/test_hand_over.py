"""Handing departments their part."""

from __future__ import annotations

from cxsim.interventions.kinds.hand_over import HandOver
from cxsim.interventions.plan.plan import collect
from cxsim.testing.intervention_conformance import InterventionConformance


class TestHandOver(InterventionConformance):
    def example(self) -> HandOver:
        return HandOver(share=0.5)

    def neutral(self) -> HandOver:
        return HandOver(share=0.0)

    def test_pushes_these_forces_and_no_other(self) -> None:
        doses = {push.force: push.value for push in collect([self.example()], 0, self.view())[0]}
        assert doses == {"hand_over": 0.5}
