"""Winning the top behind the backs of others."""

from __future__ import annotations

from cxsim.interventions.kinds.covert_lobbying import CovertLobbying
from cxsim.interventions.plan.plan import collect
from cxsim.testing.intervention_conformance import InterventionConformance


class TestCovertLobbying(InterventionConformance):
    def example(self) -> CovertLobbying:
        return CovertLobbying(strength=0.5)

    def neutral(self) -> CovertLobbying:
        return CovertLobbying(strength=0.0)

    def test_pushes_these_forces_and_no_other(self) -> None:
        doses = {push.force: push.value for push in collect([self.example()], 0, self.view())[0]}
        assert doses == {"lobbying": 0.5, "sponsorship": 0.4}
