"""Training outside: the same hours, in another place."""

from __future__ import annotations

from cxsim.interventions.kinds.external_training import ExternalTraining
from cxsim.interventions.kinds.training import Training
from cxsim.interventions.plan.plan import collect
from cxsim.testing.intervention_conformance import InterventionConformance


class TestExternalTraining(InterventionConformance):
    def example(self) -> ExternalTraining:
        return ExternalTraining(hours_per_week=4)

    def neutral(self) -> ExternalTraining:
        return ExternalTraining(hours_per_week=0)

    def test_the_hours_are_training_hours_outside(self) -> None:
        intervention = ExternalTraining(hours_per_week=4, behaviors=("share_insight",))
        doses = {(push.force, push.behavior): push.value for push in collect([intervention], 0, self.view())[0]}
        assert doses == {("training", 0): 0.5, ("outside_training", 0): 0.5}

    def test_an_hour_outside_costs_three_times_an_hour_inside(self) -> None:
        outside, inside = (intervention.cost_in_week(1, 10)
                           for intervention in (self.example(), Training(hours_per_week=4)))
        assert outside == 3.0 * inside
