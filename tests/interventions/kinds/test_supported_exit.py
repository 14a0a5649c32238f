"""Parting with people: who leaves when, and at what cost."""

from __future__ import annotations

import pytest

from cxsim.errors import ModelError
from cxsim.interventions.kinds.supported_exit import SupportedExit
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.plan.plan import bind
from cxsim.testing.intervention_conformance import InterventionConformance
from cxsim.testing.people import example_view

VIEW = example_view()


class TestSupportedExit(InterventionConformance):
    def example(self) -> SupportedExit:
        return SupportedExit(count=3)

    def neutral(self) -> SupportedExit:
        return SupportedExit(count=0)


def leaving(intervention: SupportedExit, week: int) -> list[str]:
    return [VIEW.ids[index] for act in bind([intervention], VIEW).week(week).acts for index in act.people]


def test_they_leave_once_in_the_first_week():
    intervention = SupportedExit(select=("c3", "s2"), start_week=2)
    assert [leaving(intervention, week) for week in range(4)] == [[], [], ["c3", "s2"], []]


def test_a_ramp_spreads_the_exits():
    intervention = SupportedExit(select=("s2", "c3", "k4"), ramp_weeks=2)
    assert [leaving(intervention, week) for week in range(4)] == [["s2"], ["c3"], ["k4"], []]


def test_who_leads_stays_and_more_exits_include_fewer():
    everybody = leaving(SupportedExit(count=23), 0)
    assert "c1" not in everybody
    assert set(leaving(SupportedExit(count=4), 0)) < set(leaving(SupportedExit(count=9), 0)) < set(everybody)


def test_support_softens_the_shock_and_costs():
    hard, soft = (SupportedExit(count=2, support=support) for support in (0.0, 1.0))
    [hard_act], [soft_act] = bind([hard], VIEW).week(0).acts, bind([soft], VIEW).week(0).acts
    assert (hard_act.shock, round(soft_act.shock, 10)) == (1.0, 0.3)
    assert (bind([hard], VIEW).costs(0), bind([soft], VIEW).costs(0)) == (
        {"supported_exit": 5000.0}, {"supported_exit": 21000.0}
    )


def test_mistakes_are_told():
    [missing] = SupportedExit(select=("s22",)).problems(VIEW)
    assert "did you mean 's2'" in missing.message
    [outside] = SupportedExit(select=("s2",), target=Target(departments=("claims",))).problems(VIEW)
    assert "not in the target group" in outside.message
    [many] = SupportedExit(count=24).problems(VIEW)
    assert many.message.startswith("too few people to dismiss: 24 wanted, but the target group has 23 people below")


def test_a_intervention_parts_with_nobody_unless_it_declares_it():
    [bound] = bind([SupportedExit(count=1)], VIEW).interventions
    moment = bound.act(0, VIEW)
    moment.allowed_acts = frozenset()
    with pytest.raises(ModelError, match="did not declare"):
        moment.part_with([0], 1.0)
    moment.allowed_acts = frozenset({"exit"})
    with pytest.raises(ModelError, match=r"a shock of 1\.5"):
        moment.part_with([0], 1.5)
