"""Leaders use the target behaviors themselves, visibly."""

from __future__ import annotations

from cxsim.interventions.kinds.walk_the_talk import WalkTheTalk
from cxsim.interventions.plan.plan import collect
from cxsim.testing.intervention_conformance import InterventionConformance


class TestWalkTheTalk(InterventionConformance):
    def example(self) -> WalkTheTalk:
        return WalkTheTalk(strength=0.5)

    def neutral(self) -> WalkTheTalk:
        return WalkTheTalk(strength=0.0)

    def test_pushes_these_forces_and_no_other(self) -> None:
        doses = {push.force: push.value for push in collect([self.example()], 0, self.view())[0]}
        assert doses == {"leader_use": 0.5}
