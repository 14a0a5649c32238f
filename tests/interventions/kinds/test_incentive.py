"""Incentives: reward, and the measuring that goes with it."""

from __future__ import annotations

from cxsim.interventions.kinds.incentive import Incentive
from cxsim.interventions.plan.plan import collect
from cxsim.testing.intervention_conformance import InterventionConformance


class TestIncentive(InterventionConformance):
    def example(self) -> Incentive:
        return Incentive(strength=0.5, monitoring=0.5)

    def neutral(self) -> Incentive:
        return Incentive(strength=0.0, monitoring=0.5)

    def test_measures_use_only_when_asked_to(self) -> None:
        def doses(intervention: Incentive) -> dict[str, float]:
            return {push.force: push.value for push in collect([intervention], 0, self.view())[0]}

        assert doses(Incentive(strength=0.8)) == {"incentive": 0.8, "monitoring": 0.0}
        assert doses(Incentive(strength=0.8, monitoring=0.5)) == {"incentive": 0.8, "monitoring": 0.4}

    def test_a_team_reward_is_another_force(self) -> None:
        intervention = Incentive(strength=0.8, basis="team")
        doses = {push.force: push.value for push in collect([intervention], 0, self.view())[0]}
        assert doses == {"team_incentive": 0.8, "monitoring": 0.0}
        assert intervention.declared_forces() == {"team_incentive", "monitoring"}
        assert Incentive().declared_forces() == {"incentive", "monitoring"}
