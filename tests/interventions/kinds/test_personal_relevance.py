"""Personal relevance: what is told, and how much is promised."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cxsim.interventions.kinds.personal_relevance import PersonalRelevance
from cxsim.interventions.plan.plan import collect
from cxsim.testing.intervention_conformance import InterventionConformance


class TestPersonalRelevance(InterventionConformance):
    def example(self) -> PersonalRelevance:
        return PersonalRelevance(strength=0.5, promise=0.9)

    def neutral(self) -> PersonalRelevance:
        return PersonalRelevance(strength=0.0, promise=0.9)

    def test_pushes_relevance_and_promise(self) -> None:
        pushes, _ = collect([self.example()], 0, self.view())
        assert [(push.force, push.value) for push in pushes] == [("personal_relevance", 0.5), ("promise", 0.9)]

    def test_a_promise_is_whole_from_the_first_week_of_a_ramp(self) -> None:
        pushes, _ = collect([PersonalRelevance(strength=0.8, promise=0.9, ramp_weeks=3)], 0, self.view())
        assert [(push.force, push.value) for push in pushes] == [("personal_relevance", 0.2), ("promise", 0.9)]

    def test_a_promise_below_the_usual_one_is_refused_because_it_could_not_be_heard(self) -> None:
        assert PersonalRelevance(promise=0.75).promise == 0.75
        with pytest.raises(ValidationError):
            PersonalRelevance(promise=0.7)
