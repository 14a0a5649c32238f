"""Communication: need and vision."""

from __future__ import annotations

from cxsim.interventions.kinds.communication import Communication
from cxsim.interventions.plan.plan import collect
from cxsim.testing.intervention_conformance import InterventionConformance


class TestCommunication(InterventionConformance):
    def example(self) -> Communication:
        return Communication(need=0.6, vision=0.5)

    def neutral(self) -> Communication:
        return Communication(need=0.0, vision=0.0)

    def test_pushes_need_and_vision(self) -> None:
        pushes, _ = collect([Communication(need=0.75, vision=0.25)], 0, self.view())
        assert [(push.force, push.value) for push in pushes] == [("need_message", 0.75), ("vision_message", 0.25)]

    def test_costs_as_much_as_is_told(self) -> None:
        assert Communication(need=1.0, vision=1.0).cost_in_week(1, 24) == 1500.0
        assert Communication(need=1.0, vision=0.0).cost_in_week(1, 24) == 750.0
        assert Communication(need=0.0, vision=0.0).cost_in_week(0, 24) == 5000.0
