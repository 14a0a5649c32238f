"""Everybody meets and anybody may speak."""

from __future__ import annotations

from cxsim.interventions.kinds.town_hall import TownHall
from cxsim.interventions.plan.plan import collect
from cxsim.testing.intervention_conformance import InterventionConformance


class TestTownHall(InterventionConformance):
    def example(self) -> TownHall:
        return TownHall(strength=0.5)

    def neutral(self) -> TownHall:
        return TownHall(strength=0.0)

    def test_pushes_these_forces_and_no_other(self) -> None:
        doses = {push.force: push.value for push in collect([self.example()], 0, self.view())[0]}
        assert doses == {"need_message": 0.5, "vision_message": 0.5, "voice": 0.15, "public_exchange": 0.5}
