"""Sponsorship: the largest level counts."""

from __future__ import annotations

from cxsim.interventions.kinds.sponsorship import Sponsorship
from cxsim.interventions.plan.plan import collect
from cxsim.model.forces import FORCES
from cxsim.testing.intervention_conformance import InterventionConformance


class TestSponsorship(InterventionConformance):
    def example(self) -> Sponsorship:
        return Sponsorship(level=0.7)

    def neutral(self) -> Sponsorship:
        return Sponsorship(level=0.0)

    def test_counts_where_it_exceeds_the_context(self) -> None:
        pushes, _ = collect([self.example()], 0, self.view())
        assert [(push.force, push.value) for push in pushes] == [("sponsorship", 0.7)]
        assert FORCES["sponsorship"].combine == "largest"
