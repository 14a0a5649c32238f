"""Measuring use and reporting it back."""

from __future__ import annotations

from cxsim.interventions.kinds.kpi_measurement import KpiMeasurement
from cxsim.interventions.plan.plan import collect
from cxsim.testing.intervention_conformance import InterventionConformance


class TestKpiMeasurement(InterventionConformance):
    def example(self) -> KpiMeasurement:
        return KpiMeasurement(strength=0.5)

    def neutral(self) -> KpiMeasurement:
        return KpiMeasurement(strength=0.0)

    def test_pushes_these_forces_and_no_other(self) -> None:
        doses = {push.force: push.value for push in collect([self.example()], 0, self.view())[0]}
        assert doses == {"monitoring": 0.5, "feedback": 0.25}
