"""Working down what the context puts in the way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxsim.interventions.kinds.remove_inhibitor import RemoveInhibitor
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.plan.plan import bind
from cxsim.model.view import KnownFactor, PeopleView
from cxsim.testing.intervention_conformance import InterventionConformance
from cxsim.testing.people import example_view

INHIBITORS = (
    KnownFactor("call_time_target", 0.5, departments=("contact_center",)), KnownFactor("silo", 0.2, levels=(3,)),
)


class TestRemoveInhibitor(InterventionConformance):
    def example(self) -> RemoveInhibitor:
        return RemoveInhibitor(thoroughness=0.8)

    def neutral(self) -> RemoveInhibitor:
        return RemoveInhibitor(thoroughness=0.0)

    def view(self) -> PeopleView:
        return replace(example_view(), inhibitors=INHIBITORS)

    def taken(self, intervention: RemoveInhibitor, week: int) -> dict[str, tuple[float, int]]:
        acts = bind([intervention], self.view()).week(week).acts
        return {act.inhibitor: (round(act.share, 6), len(act.people)) for act in acts}

    def test_it_takes_time(self) -> None:
        intervention = RemoveInhibitor(inhibitors=("silo",), thoroughness=0.8, takes_weeks=4)
        assert [self.taken(intervention, week)["silo"][0] for week in (0, 1, 3, 20)] == [0.2, 0.4, 0.8, 0.8]

    def test_a_build_up_takes_less_at_first(self) -> None:
        intervention = RemoveInhibitor(inhibitors=("silo",), thoroughness=0.8, takes_weeks=1, ramp_weeks=4)
        assert [self.taken(intervention, week)["silo"][0] for week in range(5)] == [0.16, 0.32, 0.48, 0.64, 0.8]

    def test_it_reaches_those_of_the_target_group_whom_it_hinders(self) -> None:
        intervention = RemoveInhibitor(takes_weeks=1, target=Target(departments=("contact_center", "sales")))
        assert self.taken(intervention, 0) == {"call_time_target": (0.8, 8), "silo": (0.8, 12)}
        assert self.taken(RemoveInhibitor(takes_weeks=1, target=Target(departments=("claims",))), 0) == {
            "silo": (0.8, 9)}

    def test_a_larger_dose_takes_more_but_never_more_than_all(self) -> None:
        intervention = RemoveInhibitor(thoroughness=0.4)
        assert [intervention.at_dose(share).thoroughness for share in (0.5, 2.0, 9.0)] == [0.2, 0.8, 1.0]

    def test_it_says_when_it_is_done(self) -> None:
        intervention = RemoveInhibitor(inhibitors=("call_time_target",), takes_weeks=2)
        log = [entry.text for week in range(4) for entry in bind([intervention], self.view()).week(week).log]
        assert log == ["80% of 'call_time_target' has been removed for 8 people"]

    def test_a_name_that_the_context_does_not_have_is_a_finding(self) -> None:
        [problem] = RemoveInhibitor(inhibitors=("silo", "call_time_targt")).problems(self.view())
        assert not problem.warning
        assert problem.path == ("inhibitors", 1)
        assert problem.message == (
            "the context has no inhibitor 'call_time_targt'; did you mean 'call_time_target'?")

    @pytest.mark.parametrize(
        ("inhibitors", "intervention", "message"),
        [((), RemoveInhibitor(), "the context names no inhibitor: there is nothing to remove"),
         (INHIBITORS, RemoveInhibitor(inhibitors=("call_time_target",), target=Target(departments=("sales",))),
          "'call_time_target' affects no one in the target group (department sales)")],
    )
    def test_nothing_to_remove_is_a_warning(
        self, inhibitors: tuple[KnownFactor, ...], intervention: RemoveInhibitor, message: str
    ) -> None:
        [problem] = intervention.problems(replace(example_view(), inhibitors=inhibitors))
        assert problem.warning
        assert problem.message == message
