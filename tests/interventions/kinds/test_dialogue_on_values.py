"""Talking about what the change means for what people hold dear."""

from __future__ import annotations

from cxsim.interventions.kinds.dialogue_on_values import DialogueOnValues
from cxsim.interventions.plan.plan import collect
from cxsim.testing.intervention_conformance import InterventionConformance


class TestDialogueOnValues(InterventionConformance):
    def example(self) -> DialogueOnValues:
        return DialogueOnValues(strength=0.5)

    def neutral(self) -> DialogueOnValues:
        return DialogueOnValues(strength=0.0)

    def test_pushes_these_forces_and_no_other(self) -> None:
        doses = {push.force: push.value for push in collect([self.example()], 0, self.view())[0]}
        assert doses == {"values_dialogue": 0.5, "voice": 0.2}
