"""Learning from colleagues."""

from __future__ import annotations

from cxsim.interventions.kinds.peer_learning import PeerLearning
from cxsim.interventions.plan.plan import collect
from cxsim.testing.intervention_conformance import InterventionConformance


class TestPeerLearning(InterventionConformance):
    def example(self) -> PeerLearning:
        return PeerLearning(strength=0.5)

    def neutral(self) -> PeerLearning:
        return PeerLearning(strength=0.0)

    def test_it_is_about_the_named_behaviors(self) -> None:
        pushes, _ = collect([PeerLearning(strength=0.4, behaviors=("share_insight",))], 0, self.view())
        assert [(push.force, push.behavior, push.value) for push in pushes] == [("peer_learning", 0, 0.4)]
