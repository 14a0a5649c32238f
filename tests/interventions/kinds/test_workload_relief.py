"""Work taken off people."""

from __future__ import annotations

from cxsim.interventions.kinds.workload_relief import WorkloadRelief
from cxsim.interventions.plan.plan import collect
from cxsim.testing.intervention_conformance import InterventionConformance


class TestWorkloadRelief(InterventionConformance):
    def example(self) -> WorkloadRelief:
        return WorkloadRelief(hours_per_week=4)

    def neutral(self) -> WorkloadRelief:
        return WorkloadRelief(hours_per_week=0)

    def test_pushes_this_force_and_no_other(self) -> None:
        doses = {push.force: push.value for push in collect([self.example()], 0, self.view())[0]}
        assert doses == {"relief":  0.1}
