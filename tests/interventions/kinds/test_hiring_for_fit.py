"""Careful hiring: what a selection is worth and what it costs."""

from __future__ import annotations

import pytest

from cxsim.interventions.kinds.hiring_for_fit import HiringForFit
from cxsim.interventions.plan.plan import bind, hire_costs
from cxsim.testing.intervention_conformance import InterventionConformance
from cxsim.testing.people import example_view

VIEW = example_view()


class TestHiringForFit(InterventionConformance):
    def example(self) -> HiringForFit:
        return HiringForFit()

    def neutral(self) -> HiringForFit:
        return HiringForFit(candidates=1, search_weeks=0.0)


def pushed(**given) -> dict[str, float]:
    return {push.force: push.value for push in bind([HiringForFit(**given)], VIEW).week(0).pushes}


def test_the_gain_is_validity_times_the_standing_of_the_best():
    """The best of five stands 1.16 standard deviations above the mean (Blom's approximation says 1.18)."""
    assert pushed(candidates=5, validity=1.0)["hire_selection"] == pytest.approx(1.163, abs=0.02)
    assert pushed(candidates=5, validity=0.3)["hire_selection"] == pytest.approx(0.349, abs=0.006)
    assert pushed(candidates=1, validity=1.0)["hire_selection"] == pytest.approx(0.0, abs=1e-12)


def test_every_hire_costs_its_candidates():
    assert HiringForFit(candidates=4).cost_of_a_hire() == 800.0
    assert HiringForFit(candidates=1).cost_of_a_hire() == 0.0
    plan = bind([HiringForFit(candidates=4, start_week=2, weeks=1)], VIEW)
    assert hire_costs(plan.interventions, 1) == hire_costs(plan.interventions, 3) == {}
    [costs] = hire_costs(plan.interventions, 2).values()
    assert set(costs) == {800.0}


def test_a_poor_selection_still_costs_interviews_and_weeks():
    intervention = HiringForFit(validity=0.0)
    assert pushed(validity=0.0) == {"hire_selection": 0.0, "search_weeks": 2.0}
    assert intervention.cost_of_a_hire() == 1000.0
