"""Evidence: first it is measured, then it is shown."""

from __future__ import annotations

import pytest

from cxsim.interventions.kinds.evidence_of_need import EvidenceOfNeed
from cxsim.interventions.plan.plan import collect
from cxsim.testing.intervention_conformance import InterventionConformance


class TestEvidenceOfNeed(InterventionConformance):
    def example(self) -> EvidenceOfNeed:
        return EvidenceOfNeed(strength=0.5, measured=0.8, measuring_weeks=0)

    def neutral(self) -> EvidenceOfNeed:
        return EvidenceOfNeed(strength=0.0, measured=1.0)

    def doses(self, intervention: EvidenceOfNeed, week: int) -> dict[str, float]:
        return {push.force: push.value for push in collect([intervention], week, self.view())[0]}

    def test_nothing_is_shown_before_it_is_measured(self) -> None:
        intervention = EvidenceOfNeed(strength=0.5, measured=0.8, measuring_weeks=4, start_week=2)
        assert [self.doses(intervention, week) for week in (2, 5)] == [{"measured": 0.2}, {"measured": 0.8}]
        assert self.doses(intervention, 6) == {"measured": 0.8, "evidence": 0.5}

    def test_what_was_measured_before_is_shown_at_once(self) -> None:
        assert self.doses(self.example(), 0) == {"measured": 0.8, "evidence": 0.5}

    @pytest.mark.parametrize(("measured", "fixed"), [(1.0, 15000.0), (0.4, 6000.0), (0.0, 0.0)])
    def test_a_poor_measurement_is_cheap(self, measured: float, fixed: float) -> None:
        assert EvidenceOfNeed(measured=measured).effective_cost().fixed == pytest.approx(fixed)
