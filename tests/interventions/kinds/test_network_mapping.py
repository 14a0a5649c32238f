"""A map of the ties: when people are asked, and when the map is complete."""

from __future__ import annotations

from cxsim.interventions.base import Intervention
from cxsim.interventions.kinds.network_mapping import NetworkMapping
from cxsim.interventions.moment import Act
from cxsim.interventions.plan.plan import bind
from cxsim.testing.intervention_conformance import InterventionConformance
from cxsim.testing.people import example_view

VIEW = example_view()


def acts(intervention: Intervention, week: int) -> tuple[Act, ...]:
    return bind([intervention], VIEW).week(week).acts


class TestNetworkMapping(InterventionConformance):
    def example(self) -> NetworkMapping:
        return NetworkMapping(takes_weeks=1)

    def neutral(self) -> NetworkMapping:
        return NetworkMapping(response_share=0.0)

    def test_ramp_builds_up_to_full_strength(self) -> None:
        """People are asked once, in the first week, so there is nothing to build up."""
        ramped = self.example().model_copy(update={"ramp_weeks": 3, "takes_weeks": 2})
        assert [bool(bind([ramped], VIEW).week(week).pushes) for week in range(4)] == [True, False, False, False]


def test_a_map_is_drawn_in_its_last_week() -> None:
    intervention = NetworkMapping(takes_weeks=3)
    assert [[act.kind for act in acts(intervention, week)] for week in range(4)] == [[], [], ["map"], []]


def test_an_intervention_that_ends_before_the_map_is_complete_is_a_warning() -> None:
    (late,) = NetworkMapping(takes_weeks=3, weeks=2).problems(VIEW)
    assert late.warning
    assert late.message == (
        "completing the map takes 3 weeks, but the intervention lasts only 2: leaders never see the map"
    )
