"""Freedom to decide how."""

from __future__ import annotations

from cxsim.interventions.kinds.autonomy import Autonomy
from cxsim.interventions.plan.plan import collect
from cxsim.testing.intervention_conformance import InterventionConformance


class TestAutonomy(InterventionConformance):
    def example(self) -> Autonomy:
        return Autonomy(strength=0.5)

    def neutral(self) -> Autonomy:
        return Autonomy(strength=0.0)

    def test_pushes_these_forces_and_no_other(self) -> None:
        doses = {push.force: push.value for push in collect([self.example()], 0, self.view())[0]}
        assert doses == {"autonomy": 0.5}
