"""Training: hours of structured learning a week."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cxsim.interventions.kinds.training import Training
from cxsim.interventions.plan.plan import collect
from cxsim.testing.intervention_conformance import InterventionConformance


class TestTraining(InterventionConformance):
    def example(self) -> Training:
        return Training(hours_per_week=3)

    def neutral(self) -> Training:
        return Training(hours_per_week=0)

    def test_a_working_day_a_week_is_a_full_dose(self) -> None:
        assert [Training(hours_per_week=hours).cost_share() for hours in (0, 2, 4, 8)] == [0.0, 0.25, 0.5, 1.0]
        with pytest.raises(ValidationError):
            Training(hours_per_week=8.5)

    def test_trains_the_named_behaviors(self) -> None:
        pushes, _ = collect([Training(hours_per_week=4, behaviors=("solve_beyond_script",))], 0, self.view())
        assert [(push.force, push.behavior, push.value) for push in pushes] == [("training", 1, 0.5)]

    def test_an_unknown_behavior_is_named(self) -> None:
        (problem,) = Training(behaviors=("share_insight", "solve")).problems(self.view())
        assert problem.path == ("behaviors", 1)
        assert problem.message.startswith("there is no behavior 'solve'")
